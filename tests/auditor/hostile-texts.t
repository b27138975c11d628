#!/bin/sh
# Policies, maps, lists, archives and sysroots that are made to cost more: no signal, 64 MiB of memory, and less than a second of instructions.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
[ "$BUILD_ARCH" = x86_64 ] || skip_all "the files are of x86_64's byte order"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
for maker in auditor/hostile-texts auditor/hostile lib/make-elf; do
    ok "$maker compiles" $CC -std=c11 -O1 -o "${maker##*/}" "$TOP/tests/$maker.c"
done
./make-elf 64 lsb program
./hostile links links.so
names=$(./hostile-texts)
at_least "cases" "$(echo "$names" | wc -l)" 18

# What is run in a case's directory.
arguments() {
    case $1 in
    policy-*) echo check --policy=./policy ../program ;;
    archive-*) echo check -t 2.25 archive ;;
    map-*) echo why --map=map ../program puts ;;
    list-*) echo check -t 2.25 @list ;;
    conf-*) echo check -t 2.25 --recursive --sysroot=. ../program ;;
    links) echo check -t 2.25 --recursive --sysroot=. ../links.so ;;
    esac
}
# What is said of each, and so that it was read: without memory it would be something else.
said() {
    case $1 in
    policy-patterns) echo 'policy:1: more than 256 patterns' ;;
    policy-*) echo 'program: FAIL' ;;
    archive-names) echo 'more members than any real archive has' ;;
    archive-overlap) echo 'a symbol.s name: its names overlap' ;;
    archive-thin) echo 'more members of the same bytes' ;;
    archive-members) echo 'archive(49999): the ELF header' ;;
    map-chain) echo 'and 19992 more refer to it' ;;
    map-inputs) echo 'the same inputs by more names' ;;
    map-archives) echo 'the same archive by more names' ;;
    list-line) echo 'a line is longer than any path' ;;
    list-lines) echo 'n49999: No such file' ;;
    conf-cache) echo '/c/libc.so.6: there is no etc/ld.so.cache that can be read' ;;
    conf-*) echo 'program: FAIL' ;;
    links) echo 'longer paths, than any real file' ;;
    esac
}
# Processor seconds and KiB of address space; the program itself and libc have 6 MiB of it.
bounded() { status sh -c 'ulimit -t 10 && ulimit -v 73728 && exec "$@"' sh "$linkaudit" "$@" | tr 0123 ....; }
instructions() { sed -n 's/.*Collected : //p' "$WORK/counted"; }
counts() { valgrind --tool=callgrind --callgrind-out-file=/dev/null "$linkaudit" "$@" >/dev/null 2>"$WORK/counted" || :; }
for name in $names; do
    mkdir "$name"
    cd "$name"
    ../hostile-texts "$name"
    case $name in conf-cache) mkdir c && cp ../program c/libc.so.6 ;; esac
    # shellcheck disable=SC2046  # a list of words
    is "$name: ends by itself" "$(bounded $(arguments "$name"))" .
    ok "$name: what is said of it" grep -q "$(said "$name")" "$WORK/out"
    if command -v valgrind >/dev/null; then
        # shellcheck disable=SC2046
        counts $(arguments "$name")
        ok "$name: $(instructions) instructions" [ "$(instructions)" -lt 1000000000 ]
    fi
    cd ..
done
command -v valgrind >/dev/null || skip "instructions" "valgrind is not installed"
finish
