# TAP for the tests: each sources this, calls ok or is, and ends with finish.
# From the Makefile: TOP (sources), BUILD (build tree), CC, CXX, TARGET_GLIBC, BUILD_ARCH, HOST_ARCH, BPFTRACE_VERSION, MAKE.
# As in GNU's words, the build machine is this one, and so are CC and CXX; the host is the one that bpftrace is for.
# shellcheck shell=sh disable=SC2034  # what is set here is used by those who source it
# SPDX-License-Identifier: Apache-2.0
set -eu

: "${TOP:?run by make check}" "${BUILD:?run by make check}" "${HOST_ARCH:=$BUILD_ARCH}"
count=0
failed=0
began=$(date +%s)
room=$(cd "${0%/*}" && pwd)
WORK=$BUILD/check-tree/${room##*/}-$(basename "$0" .t)
# A test that was killed may have left mounts: rm would empty what is mounted there.
awk -v dir="$WORK/" 'index($2, dir) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mounted; do umount -l "$mounted"; done
# A test that was cut short may have left what its user may not write in.
[ ! -d "$WORK" ] || chmod -R u+w "$WORK"
rm -rf "$WORK"
mkdir -p "$WORK"
# The tests run below make check: what its make handed down is not for the makes that they start.
unset MAKEFLAGS MFLAGS MAKELEVEL
export LC_ALL=C

say() { printf '# %s\n' "$*"; }
say_file() { sed 's/^/#   /' "$1"; }

# ok NAME COMMAND...: passes when the command does; its output is shown when it does not.
ok() {
    label=$1
    shift
    count=$((count + 1))
    if "$@" >"$WORK/.ok" 2>&1; then
        echo "ok $count - $label"
    else
        echo "not ok $count - $label"
        say "failed: $*"
        say_file "$WORK/.ok"
        failed=$((failed + 1))
    fi
}
fails() { if "$@"; then return 1; else return 0; fi; }
not_ok() { label=$1; shift; ok "$label" fails "$@"; }
# is NAME GOT WANTED
is() {
    count=$((count + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1"
        say "got:"; printf '%s\n' "$2" | sed 's/^/#   /'
        say "wanted:"; printf '%s\n' "$3" | sed 's/^/#   /'
        failed=$((failed + 1))
    fi
}
# at_least NAME GOT MINIMUM: for what a loop went over, so that a test of nothing does not pass.
at_least() {
    if [ "${2:-0}" -ge "$3" ]; then ok "$1: $2" true; else is "$1: at least $3" "${2:-0}" "$3"; fi
}
# status COMMAND...: prints the exit status; the output is in $WORK/out.
status() { s=0; "$@" >"$WORK/out" 2>&1 || s=$?; echo $s; }
skip() { count=$((count + 1)); echo "ok $count - $1 # SKIP $2"; }
skip_all() { echo "1..0 # SKIP $*"; exit 0; }
requires() { for tool; do command -v "$tool" >/dev/null 2>&1 || skip_all "$tool is not installed"; done; }
# finish: the plan, and the exit status. check-tree/times gets a line: the test, its seconds, those of CPU (make check-times).
finish() {
    times >"$WORK/.times"
    cpu=$(awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); s += t[1] * 60 + t[2] } printf "%.1f", s }' "$WORK/.times")
    echo "${WORK##*/} $(($(date +%s) - began)) $cpu" >>"$BUILD/check-tree/times"
    echo "1..$count"
    [ "$failed" = 0 ]
}

# config NAME: a value of the build's configuration, of its train, or DEPS_RECIPE.
config() { "$TOP/deps/engine/value" "$BUILD/config.mk" "$1"; }
# What `bpftrace --version` prints: a release's tag and what it says of itself may differ.
says() { said=$(config bpftrace_SAYS); echo "bpftrace ${said:-v$BPFTRACE_VERSION}"; }

# lld_in_path: puts ld.lld into the PATH where only the build's own release of it is installed, as ld.lld-14.
lld_in_path() {
    if ! command -v ld.lld >/dev/null && [ -f "$BUILD/config.mk" ]; then
        lld=$(config LLD)
        [ -x "$lld" ] || return 1
        mkdir -p "$WORK/bin"
        ln -sf "$lld" "$WORK/bin/ld.lld"
        PATH=$PATH:$WORK/bin
    fi
    command -v ld.lld >/dev/null
}

# json NAME FILE...: passes when each is JSON, by a checker that takes nothing but the compiler.
json() {
    label=$1
    shift
    [ -x "$WORK/check-json" ] || "$CC" -std=c11 -O1 -o "$WORK/check-json" "$TOP/tests/lib/check-json.c"
    ok "$label is JSON" "$WORK/check-json" "$@"
}

# linked_files FIND-ARGUMENT...: the ELF executables and libraries among them, one a line.
linked_files() {
    find "$@" -type f ! -name '*.a' -print0 | xargs -0 -n 2000 readelf -hW /dev/null 2>/dev/null |
        awk '/^File: / { file = substr($0, 7) } /^  Type: +(EXEC|DYN)/ { print file }' | sort
}

# once NAME COMMAND...: has the command, with a directory as its last argument, fill $BUILD/check-tree/NAME: once for all
# tests, also under make check -j, and whole or not at all.
once() {
    made=$BUILD/check-tree/$1
    shift
    mkdir -p "$(dirname "$made")"
    exec 8>"$made.lock"
    flock 8
    filled=yes
    if [ ! -d "$made" ]; then
        rm -rf "$made.part"
        mkdir "$made.part"
        if "$@" "$made.part"; then mv "$made.part" "$made"; else filled=; fi
    fi
    exec 8>&-
    [ -n "$filled" ]
}

# unpack_packages SUITE KIND PACKAGES DIR: unpacks packages of a Debian suite (KIND: as deps/host/suite-apt takes it). They stay
# beside their files, by their names with their versions. For `once`.
unpack_packages() {
    apt=$BUILD/check-tree/apt
    mkdir -p "$apt"
    (
        cd "$4"
        flock "$apt/$1-$2.lock" "$TOP/deps/host/suite-apt" "$apt" "$1" "$2" download $3 || exit 1
        for deb in ./*.deb; do dpkg-deb -x "$deb" . || exit 1; done
    )
}

# debian_glibc SUITE [ARCH]: unpacks that Debian's libc6, with a shell, and with libgcc_s, which pthread_cancel loads (this
# machine's with a locale too, de_DE.UTF-8), once, and sets GLIBC to where, LIBRARIES and LOADER. Returns 1 where it can't be
# had, with the reason in REASON.
debian_glibc() {
    read -r _ triplet debian _ qemu <<END
$("$TOP/deps/host/machines" "${2-$BUILD_ARCH}")
END
    GLIBC=$BUILD/check-tree/debian-glibc/$1-$debian
    if [ ! -d "$GLIBC" ] && ! once "debian-glibc/$1-$debian" unpack_glibc "$1" "$debian" >"$WORK/glibc.log" 2>&1; then
        REASON="the libc6 of Debian's $1 for $debian can't be had: $(tail -n 1 "$WORK/glibc.log")"
        return 1
    fi
    LIBRARIES=$(readlink -f "$GLIBC/libraries")
    LOADER=$(find "$LIBRARIES/" -name 'ld*.so.[0-9]')
}
unpack_glibc() { # SUITE DEBIAN'S-ARCHITECTURE DIR
    packages='libc6 libgcc-s1 dash'
    [ "$2" != "$("$TOP/deps/host/machines" "$BUILD_ARCH" | cut -d' ' -f3)" ] || packages="$packages libc-bin locales"
    mkdir "$3/locale"
    unpack_packages "$1" "deb:$2" "$packages" "$3" || return 1
    # From Debian 13 on all is below usr, and base-files has the links.
    for directory in lib lib64; do
        if [ -d "$3/usr/$directory" ] && [ ! -e "$3/$directory" ]; then ln -s "usr/$directory" "$3/$directory"; fi
    done
    # powerpc64le's loader is found by a link from the root on.
    find "$3" -name 'ld*.so.[0-9]' -lname '/*' | while read -r link; do ln -sfr "$3$(readlink "$link")" "$link"; done
    libraries=$(dirname "$(find "$3" -name libc.so.6)")
    ln -s "${libraries#"$3/"}" "$3/libraries"
    if [ -x "$3/usr/bin/localedef" ]; then
        I18NPATH=$3/usr/share/i18n "$libraries"/ld*.so.[0-9] --library-path "$libraries" \
            "$3/usr/bin/localedef" --no-archive -i de_DE -f UTF-8 "$3/locale/de_DE.UTF-8" || return 1
    fi
    rm -rf "$3"/*.deb "${3:?}/usr/share"
}
# glibc_version LIBRARIES: 2.31 say
glibc_version() { strings "$1/libc.so.6" | sed -n 's/^.*GNU C Library .*version \(2\.[0-9]*\).*/\1/p'; }
# old_glibc [ARCH]: Debian 11's, as OLD, OLD_LIBRARIES, OLD_LOADER, or OLD_REASON. Debian 11's last years were those of four
# architectures, and 13 is the first with riscv64.
old_glibc() {
    case ${1-$BUILD_ARCH} in
    x86_64 | i386 | aarch64 | arm) old_suites=bullseye ;;
    riscv64) old_suites='trixie forky' ;; # the one, where its index does not agree with its Release
    *) old_suites=bookworm ;;
    esac
    for old_suite in $old_suites; do
        if debian_glibc "$old_suite" "${1-$BUILD_ARCH}"; then
            OLD=$GLIBC OLD_LIBRARIES=$LIBRARIES OLD_LOADER=$LOADER
            return
        fi
        OLD_REASON=$REASON
    done
    return 1
}
# Runs a program under that glibc and no other library of this machine's.
under_old_glibc() { timeout 60 "$OLD_LOADER" --library-path "$OLD_LIBRARIES" "$@"; }

# can_run: whether bpftrace can be run here, if for another machine by qemu under that glibc; else the reason is
# in OLD_REASON.
can_run() {
    [ "$HOST_ARCH" != "$BUILD_ARCH" ] || return 0
    old_glibc "$HOST_ARCH" || return 1
    EMULATOR=$(command -v "qemu-$qemu-static" || command -v "qemu-$qemu") || {
        OLD_REASON="there is no qemu-$qemu-static (./bootstrap --host=$triplet installs it)"
        return 1
    }
}
run_host() { if [ "$HOST_ARCH" = "$BUILD_ARCH" ]; then "$@"; else timeout 120 "$EMULATOR" -L "$OLD" "$@"; fi; }
# The floor whose compilers make programs for this machine: the build's, or, where that is for another, one of its own.
FLOOR() {
    if [ "$HOST_ARCH" = "$BUILD_ARCH" ]; then
        echo "$BUILD/o/glibc/$(cat "$BUILD/o/glibc/key")/prefix"
    else
        once floor "$BUILD/glibc-floor" --target-glibc="$TARGET_GLIBC" --cc="$CC" --cxx="$CXX" >&2
        echo "$BUILD/check-tree/floor"
    fi
}

# Sets TREE to where a package with glibc's libraries is unpacked, kept from run to run, and MINOR to its glibc;
# returns 1 with REASON when it can't be had.
# usage: libc_package SUITE KIND NAME
libc_package() {
    TREE=$BUILD/check-tree/tables/$1-$2-$3
    if [ ! -d "$TREE" ] && [ -e "$WORK/unreachable-$1-$2" ]; then REASON="no index of $1, $2"; return 1; fi
    if ! once "tables/$1-$2-$3" unpack_packages "$1" "$2" "$3" >"$WORK/package.log" 2>&1; then
        # Its other packages are not asked for.
        [ -e "$BUILD/check-tree/apt/$1-$2/updated" ] || : >"$WORK/unreachable-$1-$2"
        REASON="$3 of $1, $2, can't be had: $(tail -n 1 "$WORK/package.log")"
        return 1
    fi
    MINOR=$(cd "$TREE" && echo "$3"_*.deb | sed 's/.*_2\.\([0-9]*\).*/\1/')
}
