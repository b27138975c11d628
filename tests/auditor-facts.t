#!/bin/sh
# linkaudit needs: the same facts as readelf, file by file, over programs and libraries of this machine.
. "${0%/*}/functions.sh"
requires readelf
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"

# readelf's picture of a file, as linkaudit words it: undefined symbols, and those of copy relocations,
# whose version has the number of a need behind it.
picture() {
    readelf -lW "$1" | sed -n 's/.*Requesting program interpreter: \(.*\)\]/interpreter \1/p'
    readelf -dW "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/library \1/p'
    readelf --dyn-syms -W "$1" | awk '($7 == "UND" || $9 ~ /^\(/) && $5 != "LOCAL" && $8 != "" { print "symbol", $8 ($5 == "WEAK" ? " weak" : "") }' |
        sed 's/@@*/@/'
    readelf -VW "$1" | sed -n 's/.* File: \([^ ]*\) .*/\1/; t file
        s/.* Name: \([^ ]*\)  *Flags: \([A-Za-z]*\)  *Version: .*/\1 \2/; t version
        b
        :file
        h; b
        :version
        G; s/\(.*\) \(.*\)\n\(.*\)/version \3 \1 \2/; s/ none$//; s/ WEAK$/ weak/; p'
}
# What this machine may not have: a program without exports (whose DT_GNU_HASH counts nothing), one with
# DT_HASH alone, and what other linkers lay out.
echo '#include <stdio.h>
int main(void) { puts("x"); return 0; }' >plain.c
for flags in "-no-pie" "-pie -fPIE" "-Wl,--hash-style=sysv" "-Wl,--hash-style=both" "-fuse-ld=gold" "-fuse-ld=lld" "-shared -fPIC"; do
    # shellcheck disable=SC2086  # a list of words
    $CC $flags -o "made$(echo "$flags" | tr -c 'a-z\n' _)" plain.c 2>/dev/null || say "no $flags here"
done
files=0 differ=0
for file in "$WORK"/made* "$BUILD/bpftrace" "$BUILD/bpftrace-aotrt" "$linkaudit" /usr/bin/[a-m]* /usr/lib/x86_64-linux-gnu/lib[a-d]*.so.*; do
    if [ ! -f "$file" ] || [ -h "$file" ] || [ $files -ge 250 ]; then continue; fi
    readelf -hW "$file" 2>/dev/null | grep -qE 'Type: +(EXEC|DYN)' || continue
    files=$((files + 1))
    "$linkaudit" needs "$file" >got.txt 2>&1 || :
    sed -n '2,$s/^  \(interpreter\|library\|version\|symbol\)  */\1 /p' got.txt | sort >got
    picture "$file" 2>/dev/null | sort >wanted
    cmp -s got wanted || { differ=$((differ + 1)); say "$file"; diff got wanted | head -n 5 | sed 's/^/#   /'; }
done
say "$files files compared"
ok "there were files" [ $files -gt 20 ]
is "files that differ from readelf" "$differ" 0
finish
