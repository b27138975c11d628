#!/bin/sh
# linkaudit costs no more than a file's size: on files made to cost more, no signal, 64 MiB of memory, and instructions by the byte.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
[ "$BUILD_ARCH" = x86_64 ] || skip_all "the files are of x86_64's byte order"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
ok "the files' maker compiles" $CC -std=c11 -O1 -o hostile "$TOP/tests/auditor/hostile.c"
names=$(./hostile)
at_least "files" "$(echo "$names" | wc -l)" 10

# What is said of each, and so that it was read: without memory it would be something else.
said() {
    case $1 in
    backslash) echo ': PASS for glibc' ;;
    colons*) echo 'no run path is ' ;;
    symbols*) echo 'a symbol.s name: its names overlap' ;;
    collide*) echo 'undefined-symbol' ;;
    libraries) echo 'DT_NEEDED: its names overlap' ;;
    dlopens) echo 'opened while it runs' ;;
    links) echo 'longer paths, than any real file' ;;
    esac
}
# Processor seconds and KiB of address space; the program itself and libc have 6 MiB of it.
bounded() { status sh -c 'ulimit -t 10 && ulimit -v 73728 && exec "$@"' sh "$linkaudit" "$@" | tr 013 ...; }
for name in $names; do
    ./hostile "$name" "$name.so"
    for arguments in 'check -t 2.36 --recursive' 'check -t 2.36' floor; do
        # shellcheck disable=SC2086  # a list of words
        is "$name: $arguments ends by itself" "$(bounded $arguments "$name.so")" .
        case $arguments in *recursive) ok "$name: what is said of it" grep -q "$(said "$name")" out ;; esac
    done
    is "$name: diff ends by itself" "$(bounded diff "$name.so" "$name.so")" .
done

# 100 instructions a byte, and what a start and the tables of glibc cost.
if command -v valgrind >/dev/null; then
    for name in colons symbols symbols-20k collide-20k libraries dlopens; do
        valgrind --tool=callgrind --callgrind-out-file=/dev/null "$linkaudit" check -t 2.36 --recursive "$name.so" >/dev/null 2>counted || :
        ok "$name: $(sed -n 's/.*Collected : //p' counted) instructions" \
            [ "$(sed -n 's/.*Collected : //p' counted)" -lt $((100 * $(wc -c <"$name.so") + 100000000)) ]
    done
else
    skip "instructions" "valgrind is not installed"
fi
finish
