#!/bin/sh
# Programs built at the floors of other architectures run there (qemu-user) under old and new glibc, and pass the audit.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf
cd "$WORK"
export FLOOR_TEST=yes
# A cross compiler looks for an ld.lld of its own name, or where -B says.
mkdir lld
if lld=$(command -v ld.lld); then ln -s "$lld" lld/; fi

# Builds all programs and the library at one floor, audits them, and runs them under each glibc.
try() { # NAME TRIPLE DEBIAN'S-ARCHITECTURE QEMU RELEASE
    where="$1, $5" triple=$2 deb=$3 qemu=$4 release=$5
    # At the oldest release all of them, at the other those that say most in the least time.
    programs="posix threads dlopen"
    [ "$release" = 2.28 ] || programs="$programs exceptions order streams jthread linked"
    # The oldest release's programs are not position independent, the other's are; but of riscv64's
    # with weak symbols GNU ld 2.40 says DT_TEXTREL then, of a native link too.
    case $1-$release in riscv64-* | *-2.17 | *-2.27) kind="exec" ;; *) kind=pie ;; esac
    rm -rf pie exec packed library.so
    ok "$where: a floor" "$BUILD/glibc-floor" --target-glibc="$release" --host="$triple" floor
    # A regex is templates of a header, which take two thirds of the time; floor/programs.t has it.
    ok "$where: the programs are built" make -k -j"$(getconf _NPROCESSORS_ONLN)" -f "$TOP/tests/floor/programs/Makefile" \
        FLOOR=floor KINDS=$kind PROGRAMS="$programs" FLAGS="-O1 -w -DWITHOUT_REGEX"
    printf 'glibc %s\nlibrary library.so\n' "$release" >policy
    files=$(for program in $programs; do echo "$kind/$program"; done)
    if [ -e "$TOP/floor/startup/$1/start_packed.S" ] && [ -e lld/ld.lld ]; then
        ok "$where: a program that packs its relocations is built" make -f "$TOP/tests/floor/programs/Makefile" \
            FLOOR=floor CXX="floor/bin/c++ -B$WORK/lld" FLAGS="-O1 -w" KINDS=packed PROGRAMS=exceptions
        files="$files packed/exceptions"
    fi
    for file in $files; do
        is "$where: $file passes the audit" "$(status "$BUILD/auditor/linkaudit" check --policy=./policy "$file")" 0
    done
    loader=$(readelf -lW $kind/posix | sed -n 's|.*interpreter: .*/\(.*\)]|\1|p')
    there=
    for suite in bullseye bookworm trixie sid; do
        if ! libc_package $suite deb:amd64 "libc6-$deb-cross"; then
            skip "$where: runs under $suite's glibc" "$REASON"
            continue
        fi
        # The tree's name has a colon, and those part a path.
        ln -sfn "$(dirname "$(find "$TREE" -name libc.so.6)")" "libraries.$suite"
        there="$there $suite"
    done
    for file in $files; do
        for suite in $there; do runs "$suite" "$file" >"output.$suite" 2>&1 & done
        wait
        for suite in $there; do is "$where: $file under $suite's glibc" "$(cat "output.$suite")" ok; done
    done
}
runs() { # SUITE FILE
    timeout 60 "$qemu" "libraries.$1/$loader" --library-path "libraries.$1:." "./$2" ./library.so
}

# An x86_64 does so by itself, where its kernel has CONFIG_IA32_EMULATION.
runs_i386() {
    echo 'void _start(void) { __asm__("mov $1, %eax; xor %ebx, %ebx; int $0x80"); }' >exit.c
    i686-linux-gnu-gcc -nostdlib -static -o exit exit.c 2>/dev/null && ./exit 2>/dev/null
}

while read -r name triple deb qemu oldest; do
    if [ "$name-$(uname -m)" = i386-x86_64 ] && runs_i386; then qemu="env"; fi
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
