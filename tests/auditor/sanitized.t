#!/bin/sh
# linkaudit, built with the address and undefined-behaviour sanitizers, on thousands of damaged files: not one report.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/sanitized.sh"
cd "$WORK"
for source in lib/make-elf auditor/mutate auditor/hostile; do $CC -std=c11 -O1 -o "${source##*/}" "$TOP/tests/$source.c"; done
$CC -std=c11 -fsanitize=address,undefined -x c -o can - <"$TOP/tests/auditor/mutate.c" 2>/dev/null || skip_all "$CC has no sanitizers here"
sanitized
linkaudit=$probe
ok "and has them" sh -c "ASAN_OPTIONS=help=1 '$linkaudit' --version 2>&1 | grep -q AddressSanitizer"

mkdir each mutated files
for name in backslash colons-1m symbols-20k collide-20k libraries dlopens links; do ./hostile "$name" "files/$name"; done
for variant in '64 lsb' '64 msb' '32 lsb' '32 msb'; do
    # shellcheck disable=SC2086  # a list of words
    set -- $variant
    mkdir "each/$1$2"
    ./make-elf "$1" "$2" --each "each/$1$2"
    ./make-elf "$1" "$2" "seed$1$2"
done
echo '#include <stdio.h>
int main(void) { fputs("x", stdout); return 0; }' >real.c
$CC -no-pie -s -o seedreal real.c
./mutate 20260731 10000 mutated seed*

damaged() { find "$1" -type f | sort; }
# No signal, no report, no hang, no wrong usage over all files of a directory; else it names three that bring one.
survives() { # DIRECTORY COMMAND...
    directory=$1
    shift
    s=0
    : >report
    # shellcheck disable=SC2016  # the inner shell's
    damaged "$directory" | tr '\n' '\0' | timeout 120 xargs -0 -n 500 \
        sh -c '"$@" >out 2>err; case $? in 0 | 1 | 3) ;; *) cp err report; exit 255 ;; esac' sh "$linkaudit" "$@" || s=$?
    [ $s != 0 ] || return 0
    grep -m 1 -A 12 -E 'ERROR:|runtime error:' report || :
    named=0
    damaged "$directory" >files
    while [ $named -lt 3 ] && read -r file; do
        s=0
        timeout 10 "$linkaudit" "$@" "$file" >out 2>&1 || s=$?
        case $s in 0 | 1 | 3) ;; *) named=$((named + 1)) && echo "linkaudit $* $PWD/$file: exit status $s" ;; esac
    done <files
    return 1
}
for directory in each mutated; do
    at_least "damaged files in $directory" "$(damaged $directory | wc -l)" 2000
    for command in needs 'check -t 2.25' floor; do
        # shellcheck disable=SC2086  # a list of words
        ok "$command survives $directory" survives $directory $command
    done
done
for command in needs 'check -t 2.25' 'check -t 2.36 --recursive'; do
    # shellcheck disable=SC2086  # a list of words
    ok "$command survives hostile files" survives files $command
done
finish
