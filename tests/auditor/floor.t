#!/bin/sh
# linkaudit floor: the oldest glibc that a file runs on is the one of the highest version that it needs.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"

is "bpftrace's floor" "$("$linkaudit" floor "$BUILD/bpftrace" | head -n 1)" "$BUILD/bpftrace: glibc $TARGET_GLIBC"
ok "... and what decides it" sh -c "'$linkaudit' floor '$BUILD/bpftrace' | grep -q 'symbol .*@GLIBC_$TARGET_GLIBC: '"
echo 'int main(void) { return 0; }' >good.c
"$(FLOOR)/bin/cc" -o good good.c
mkdir here
is "a program of old symbols" "$("$linkaudit" floor good)" "good: glibc 2.17 or older (the oldest of the table)"
cp good here/old
echo 'int _start(void) { return 0; }' | $CC -nostdlib -static -o static -x c -
is "a static program" "$("$linkaudit" floor static)" "static: no glibc: linked statically, needs no library"
is "several files" "$("$linkaudit" floor good good | head -n 2)" "good: glibc 2.17 or older (the oldest of the table)
good: glibc 2.17 or older (the oldest of the table)"
is "... and what all of them run on" "$("$linkaudit" floor good good | tail -n 1)" "all 2 files run on every glibc of the table"
echo '#include <threads.h>
int main(void) { return thrd_yield != 0; }' | $CC -o here/new -x c -
floor=$("$linkaudit" floor here/new | sed -n '1s/^.*: glibc //p')
is "a directory" "$(status "$linkaudit" floor here)" 0
is "... its one answer" "$(tail -n 1 out)" "all 2 files run on glibc $floor, because of here/new"
"$linkaudit" floor -f json here >floor.json
json "floor's" floor.json
if command -v jq >/dev/null; then
    is "... has the same answer" "$(jq -r '"\(.schema) \(.floor) \(.floors | map(.glibc) | join(" "))"' floor.json)" "1 $floor $floor any"
else
    skip "... has the same answer" "jq is not installed"
fi
mkdir none && echo text >none/text
is "a directory without ELF files" "$(status "$linkaudit" floor none)" 3
is "no file" "$(status "$linkaudit" floor)" 2
is "not an ELF file" "$(status "$linkaudit" floor good.c good)" 3

files=0 differ=0
for file in /usr/bin/[a-z]*; do
    if [ ! -f "$file" ] || [ -h "$file" ] || [ $files -ge 150 ]; then continue; fi
    versions=$(readelf -VW "$file" 2>/dev/null | sed -n 's/.*Name: GLIBC_\([^ ]*\) .*/\1/p' | sort -V)
    # The internal interface belongs to one release, and a marker has no number.
    case $versions in '' | *[A-Z]*) continue ;; esac
    files=$((files + 1))
    highest=$(echo "$versions" | tail -n 1)
    case $("$linkaudit" floor "$file" | head -n 1) in
    "$file: glibc $highest") ;;
    "$file: glibc 2.17 or older"*) [ "$(printf '%s\n2.17\n' "$highest" | sort -V | tail -n 1)" = 2.17 ] || { differ=$((differ + 1)); say "$file: $highest"; } ;;
    *) differ=$((differ + 1)); say "$file: $highest, not $("$linkaudit" floor "$file" | head -n 1)" ;;
    esac
done
at_least "programs of this machine" $files 20
is "programs whose floor is another" "$differ" 0
finish
