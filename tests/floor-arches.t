#!/bin/sh
# Programs built at the floors of other architectures run there (qemu-user) under old and new glibc, and pass the audit.
. "${0%/*}/functions.sh"
requires readelf
cd "$WORK"
export FLOOR_TEST=yes
mkdir lld
if lld=$(command -v ld.lld); then ln -s "$lld" lld/; fi
# A cross compiler looks for an ld.lld of its own name, or where -B says.
packed="-B$WORK/lld -fuse-ld=lld -Wl,-z,relro,-z,now,--pack-dyn-relocs=relr,--use-android-relr-tags,-e,_start_packed"

# builds FLOOR PROGRAM OPTION...: into ./PROGRAM
builds() {
    floor=$1 program=$2
    shift 2
    if [ -e "$TOP/tests/floor/$program.c" ]; then
        "$floor/bin/cc" -O1 -w "$@" -o "$program" "$TOP/tests/floor/$program.c"
    else
        # A regex is templates of a header, which take two thirds of the time; floor-programs.t has it.
        "$floor/bin/c++" -std=c++17 -DWITHOUT_REGEX "$@" -o "$program" "$TOP/tests/floor/$program.cc"
    fi
}
# Builds all programs and the library at one floor, audits them, and runs them under each glibc.
try() { # NAME TRIPLE DEBIAN'S-ARCHITECTURE QEMU RELEASE
    where="$1, $5" triple=$2 deb=$3 qemu=$4 release=$5
    ok "$where: a floor" "$BUILD/glibc-floor" --target-glibc="$release" --host="$triple" floor
    ok "$where: a library" "$WORK/floor/bin/c++" -std=c++17 -shared -fPIC -o library.so "$TOP/tests/floor/library.cc"
    # At the oldest release all of them, at the other those that say most in the least time.
    case $release in 2.28) programs="posix threads dlopen" ;; *) programs="posix exceptions order streams threads dlopen" ;; esac
    for program in $programs; do
        # The oldest release's programs are not position independent, the other's are; but of riscv64's
        # with weak symbols GNU ld 2.40 says DT_TEXTREL then, of a native link too.
        case $1-$program-$release in
        riscv64-threads-* | *-2.17 | *-2.27) kind="-fno-pie -no-pie" ;;
        *) kind="-fPIE -pie" ;;
        esac
        # shellcheck disable=SC2086  # a list of words
        ok "$where: $program is built" builds floor "$program" $kind
        is "$where: $program passes the audit" "$(status "$BUILD/auditor/linkaudit" check -t "$release" "$program")" 0
    done
    if [ -e "$TOP/deps/glibc/startup/$1/start_packed.S" ] && [ -e lld/ld.lld ]; then
        # shellcheck disable=SC2086  # a list of words
        ok "$where: a program that packs its relocations is built" builds floor exceptions -fPIE -pie $packed
        mv exceptions packed
        is "$where: ... passes the audit" "$(status "$BUILD/auditor/linkaudit" check -t "$release" packed)" 0
        programs="$programs packed"
    fi
    for suite in bullseye trixie; do
        if ! libc_package $suite deb:amd64 "libc6-$deb-cross"; then
            skip "$where: runs under $suite's glibc" "$REASON"
            continue
        fi
        # The tree's name has a colon, and those part a path.
        ln -sfn "$(dirname "$(find "$TREE" -name libc.so.6)")" libraries
        loader=$(readelf -lW posix | sed -n 's|.*interpreter: .*/\(.*\)]|\1|p')
        for program in $programs; do
            is "$where: $program under $suite's glibc" \
                "$(timeout 60 "$qemu" "libraries/$loader" --library-path libraries "./$program" ./library.so 2>&1)" ok
        done
    done
}

while read -r name triple deb qemu oldest; do
    # An x86_64 runs it by itself.
    if [ "$name-$(uname -m)" = i386-x86_64 ]; then qemu="env"; fi
    if ! command -v "$triple-g++" >/dev/null; then
        skip "$name" "there is no $triple-g++"
    elif ! command -v "$qemu" >/dev/null; then
        skip "$name" "there is no $qemu"
    else
        for release in "$oldest" 2.28; do try "$name" "$triple" "$deb" "$qemu" "$release"; done
    fi
done <<END
aarch64 aarch64-linux-gnu arm64 qemu-aarch64-static 2.17
arm arm-linux-gnueabihf armhf qemu-arm-static 2.17
i386 i686-linux-gnu i386 qemu-i386-static 2.17
powerpc64le powerpc64le-linux-gnu ppc64el qemu-ppc64le-static 2.17
riscv64 riscv64-linux-gnu riscv64 qemu-riscv64-static 2.27
s390x s390x-linux-gnu s390x qemu-s390x-static 2.17
END
finish
