# Bare roots of Debian, as who has installed nothing has them: for CI and for make check-hosts. To be sourced.
# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0

# bare_root SUITE DIR: makes one, from this machine's own archive, with sudo and an ordinary user, builder.
bare_root() {
    # An archive that stands still (a snapshot): as this machine's apt takes it.
    dated=$(apt-config dump Acquire::Check-Valid-Until)
    mmdebstrap --quiet --variant=minbase --include=sudo ${dated:+--aptopt="$dated"} "$1" "$2" || return 1
    echo "127.0.0.1 localhost $(uname -n)" >>"$2/etc/hosts" # sudo looks the host's name up
    chroot "$2" useradd --create-home --shell /bin/sh builder
    echo 'builder ALL=(ALL) NOPASSWD: ALL' >"$2/etc/sudoers.d/builder"
}

# fresh_clone TOP DIR DISTFILES: gives that user the commit of TOP, whole, as src, and what is in DISTFILES.
fresh_clone() {
    src=$2/home/builder/src
    git -c safe.directory="$1" -c safe.directory="$1/.git" clone -q --no-hardlinks "$1" "$src"
    mkdir "$src/distfiles"
    find "$3" -maxdepth 1 -type f ! -name '.*' -exec cp {} "$src/distfiles/" \;
    chroot "$2" chown -R builder: /home/builder
}

# in_root DIR USER COMMAND: in a name space of its own for mounts, so that none stays; / is a mount, as unshare wants it, and
# tracefs is there, as systemd has it. Not for processes: the kernel names them by this machine's numbers to bpftrace.
in_root() {
    unshare --mount --propagation private sh -eu -c '
        mount --bind "$0" "$0"
        mount -t proc proc "$0/proc"
        mount --rbind /sys "$0/sys"
        mountpoint -q "$0/sys/kernel/tracing" || mount -t tracefs tracefs "$0/sys/kernel/tracing"
        mount --rbind /dev "$0/dev"
        mount -t tmpfs -o mode=1777 tmpfs "$0/dev/shm"
        exec chroot "$0" su -l "$1" -c "$2"' "$1" "$2" "$3" </dev/null
}

# end_root DIR: ends what still runs in there, and removes it.
end_root() {
    for process in /proc/[0-9]*; do
        if [ "$(readlink "$process/root")" = "$1" ]; then kill -9 "${process#/proc/}" 2>/dev/null || :; fi
    done
    rm -rf --one-file-system "$1"
}

# readme_lines MARK: the lines of README's block behind the mark, on the standard output.
readme_lines() {
    awk -v mark="<!-- ci: $1 -->" '$0 == mark { at = 1 } at && /^```/ { if (fenced) exit; fenced = 1; next } fenced' "$TOP/README.md"
}
