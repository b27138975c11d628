#!/bin/sh
# linkaudit on files that show one thing to a reader and another to the loader: none of them passes.
. "${0%/*}/functions.sh"
requires readelf
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
echo '#include <stdio.h>
int main(void) { fputs("x", stdout); return 0; }' >good.c
"$(FLOOR)/bin/cc" -o good good.c
"$(FLOOR)/bin/cc" -fno-pie -no-pie -o nopie good.c
is "the file itself passes" "$(status "$linkaudit" check -t "$TARGET_GLIBC" good)" 0

put() { # FILE OFFSET VALUE: eight bytes, little endian
    bytes='' value=$3 n=0
    while [ $n -lt 8 ]; do
        bytes="$bytes\\0$(printf %o $((value & 255)))"
        value=$((value >> 8)) n=$((n + 1))
    done
    printf '%b' "$bytes" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
# Where a dynamic entry stands in the file, and where a program header does.
dynamic=$(($(readelf -dW good | sed -n 's/^Dynamic section at offset \(0x[0-9a-f]*\) .*/\1/p')))
entry() { echo $((dynamic + 16 * ($(readelf -dW good | grep '^ 0x' | grep -n "($1)" | head -n 1 | cut -d: -f1) - 1))); }
header() { echo $((64 + 56 * ($(readelf -lW good | sed -n '/^  Type/,/^$/p' | grep -v 'Requesting' | tail -n +2 | grep -n "^  $1" | head -n 1 | cut -d: -f1) - 1))); }

refused() { # NAME MESSAGE: not read as a sound file
    is "$1: exit status" "$(status timeout 10 "$linkaudit" check -t "$TARGET_GLIBC" "$1")" 3
    ok "$1: $2" grep -q "$2" out
}
poke() { cp good "$1"; put "$1" "$2" "$3"; }
poke verneednum $(($(entry VERNEEDNUM) + 8)) 0
refused verneednum 'not the last of 0 version needs'
verneed=$(($(readelf -SW good | sed -n 's/.* \.gnu\.version_r *VERNEED *[0-9a-f]* \([0-9a-f]*\) .*/0x\1/p')))
cp good vn_cnt; printf '\000\000' | dd of=vn_cnt bs=1 seek=$((verneed + 2)) conv=notrunc 2>/dev/null
refused vn_cnt 'not the last of 0 needed versions'
poke strsz $(($(entry STRSZ) + 8)) $(($(readelf -dW good | sed -n 's/.*(STRSZ) *\([0-9]*\) .*/\1/p') - 3))
refused strsz 'ends in the middle of a name'
poke dynamic-offset $(($(header DYNAMIC) + 8)) 0
refused dynamic-offset 'is not where its address is'
poke no-dynamic "$(header DYNAMIC)" 0
refused no-dynamic 'PT_INTERP without PT_DYNAMIC'
cp good two-interpreters
dd if=good bs=1 skip="$(header INTERP)" count=56 2>/dev/null | dd of=two-interpreters bs=1 seek="$(header NOTE)" conv=notrunc 2>/dev/null
refused two-interpreters 'two PT_INTERP'
cp good overlap
dd if=good bs=1 skip="$(header LOAD)" count=56 2>/dev/null | dd of=overlap bs=1 seek="$(header NOTE)" conv=notrunc 2>/dev/null
refused overlap 'overlaps another'
# A size of zero changes nothing for the loader, which reads to DT_NULL.
poke dynamic-size $(($(header DYNAMIC) + 32)) 0
is "a PT_DYNAMIC of size 0 is read all the same" "$("$linkaudit" needs dynamic-size | tail -n +2)" "$("$linkaudit" needs good | tail -n +2)"

# A needed library that was cut out of DT_NEEDED, while its versions are still demanded.
poke dropped "$(entry NEEDED)" 21 # DT_DEBUG
is "a version of a library that is not in DT_NEEDED" "$(status "$linkaudit" check -t "$TARGET_GLIBC" dropped)" 1
ok "... says so" grep -q 'is not in DT_NEEDED' out
# A library that is opened by another tag.
poke filter "$(entry NEEDED)" $((0x7fffffff))
is "DT_FILTER is a library" "$("$linkaudit" needs filter | grep -c 'library *libc.so.6')" 1
# stdout, which a copy relocation defines in the program itself.
ok "a copy relocation's symbol is an import" sh -c "'$linkaudit' needs nopie | grep -q 'symbol *stdout@GLIBC'"
finish
