# shellcheck shell=sh disable=SC2034
# For tests of the finished bpftrace on this kernel: OURS, and THEIRS, the distribution's own as yardstick.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
OURS=$BUILD/bpftrace
[ "$HOST_ARCH" = "$BUILD_ARCH" ] || skip_all "this bpftrace is for the kernel of $HOST_ARCH, see tests/project/cross-run.t"
[ "$(id -u)" = 0 ] || skip_all "tracing takes root"
[ -e /sys/kernel/btf/vmlinux ] || say "this kernel has no BTF"
mkdir -p "$WORK"
if [ ! -e /sys/kernel/tracing/events ]; then mount -t tracefs tracefs /sys/kernel/tracing || skip_all "no tracefs"; fi
if [ ! -e /sys/kernel/debug/tracing ]; then mount -t debugfs debugfs /sys/kernel/debug || :; fi

# The distribution's bpftrace, with what it needs.
unpack_theirs() { # DIR
    mkdir -p "$1/debs/partial"
    apt-get -qq -y --no-install-recommends -o Dir::Cache::Archives="$1/debs" -o APT::Sandbox::User=root \
        --download-only install bpftrace >"$WORK/yardstick.log" 2>&1 || :
    for deb in "$1"/debs/*.deb; do
        if [ -f "$deb" ]; then dpkg-deb -x "$deb" "$1"; fi
    done
    rm -rf "$1/debs"
}
# As patch 0031 of bpftrace asks: the first is there since Linux 4.17, without tracefs too.
has_kprobes() { [ -e /sys/bus/event_source/devices/kprobe ] || [ -e /sys/kernel/tracing/kprobe_events ]; }
# The distribution's: installed, or else unpacked into the build tree. Sets THEIRS to a command, or to nothing with NO_THEIRS as
# the reason; and SAME to yes where it is of our version. Of another version it is no yardstick for words, only for what works.
find_theirs() {
    root=$BUILD/check-tree/yardstick
    THEIRS=/usr/bin/bpftrace
    if [ ! -x $THEIRS ]; then
        once yardstick unpack_theirs
        mkdir -p "$WORK/theirs"
        cat >"$WORK/theirs/bpftrace" <<END
#!/bin/sh
PATH=$root/usr/bin:\$PATH LD_LIBRARY_PATH=$root/usr/lib/$BUILD_ARCH-linux-gnu exec $root/usr/bin/\${0##*/} "\$@"
END
        chmod +x "$WORK/theirs/bpftrace"
        cp "$WORK/theirs/bpftrace" "$WORK/theirs/bpftrace-aotrt"
        THEIRS=$WORK/theirs/bpftrace
    fi
    SAME=no
    case $("$THEIRS" --version 2>/dev/null) in
    "$(says)") SAME=yes ;;
    'bpftrace v'*) ;;
    *)
        THEIRS=
        NO_THEIRS="the distribution's bpftrace can't be had"
        ;;
    esac
}

# linux_from RELEASE: whether this kernel is of that release of Linux or a newer one.
linux_from() { printf '%s\n%s\n' "$1" "$(uname -r)" | sort -VC; }

# words VERSION NAME TEXT: what tests/bpftrace/words has for that version of bpftrace; TEXT where it has nothing.
words() {
    VERSION=$1 NAME=$2 TEXT=$3 awk -F '\t' 'BEGIN { text = ENVIRON["TEXT"] }
        !/^#/ && index(ENVIRON["VERSION"] ".", $1 ".") == 1 && $2 == ENVIRON["NAME"] { text = $3 }
        END { print text }' "$TOP/tests/bpftrace/words"
}

# dry_run BPFTRACE: the option with which it compiles and traces nothing; -d of those before 0.21 is now for debugging.
dry_run() { if "$1" --help 2>&1 | grep -q -e --dry-run; then echo --dry-run; else echo -d; fi; }
# debugging BPFTRACE OPTION: -d, the script's tree, or -dd, LLVM's code; since 0.21 a stage has a name.
debugging() {
    if ! "$1" --help 2>&1 | grep -q -e '--debug STAGE'; then
        echo "$2"
    elif [ "$2" = -d ]; then
        echo --debug=ast
    else
        echo --debug=codegen
    fi
}

# The program that the probes are put on: an argument of each kind, a USDT probe, a known structure.
make_target() {
    cp "$TOP/tests/lib/target.h" "$WORK"
    (cd "$WORK" && $CC -std=gnu11 -g -O1 -o target "$TOP/tests/lib/target.c")
    TARGET=$WORK/target
}
