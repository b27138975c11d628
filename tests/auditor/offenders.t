#!/bin/sh
# linkaudit: a compiled offender for each rule, which breaks that one and no other.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
floor=$(FLOOR)
cd "$WORK"

echo 'int main(void) { return 0; }' >good.c
"$floor/bin/cc" -o good good.c
is "a program at the floor passes" "$(status "$linkaudit" check -t "$TARGET_GLIBC" good)" 0

# breaks NAME RULE SUBJECT: the file NAME has exit 1, this finding and none of another rule.
breaks() {
    is "$1: exit status" "$(status "$linkaudit" check -t "$TARGET_GLIBC" "$1")" 1
    ok "$1: names $3" grep -qE "^  $2 +$3" out
    is "$1: breaks $2 alone" "$(sed -n 's/^  \([a-z-][a-z-]*\) .*/\1/p' out | sort -u)" "$2"
}

"$floor/bin/cc" -Wl,--dynamic-linker=/opt/ld.so -o interpreter good.c
breaks interpreter interpreter '/opt/ld.so: the ABI'
echo 'int foreign(void) { return 0; }' | "$floor/bin/cc" -shared -Wl,-soname,libforeign.so.1 -o libforeign.so -x c -
"$floor/bin/cc" -Wl,--no-as-needed -o library good.c ./libforeign.so
breaks library needed-library 'libforeign.so.1: '
for path in runpath:--enable-new-dtags rpath:--disable-new-dtags; do
    "$floor/bin/cc" -Wl,-rpath,/opt/lib,"${path#*:}" -o "${path%:*}" good.c
    breaks "${path%:*}" runpath /opt/lib
done
"$floor/bin/cc" -Wl,-z,execstack -o stack good.c
breaks stack executable-stack 'PT_GNU_STACK: is executable'
# A direct call in text that is not position independent: the linker leaves a relocation there.
printf '\t.globl f\nf:\tmovabs $environ, %%rax\n\tret\n\t.section .note.GNU-stack,"",@progbits\n' >text.s
"$floor/bin/cc" -shared -Wl,-z,notext -o text text.s 2>/dev/null
breaks text text-relocations DT_TEXTREL
# A symbol of a newer release, whose version the file then needs as well.
"$BUILD/glibc-floor" --target-glibc=2.36 --cc="$CC" --cxx="$CXX" "$WORK/floor-2.36"
echo 'int pidfd_open(int, unsigned); int main(void) { return pidfd_open(1, 0); }' >newer.c
floor-2.36/bin/cc -o newer newer.c
is "newer: exit status" "$(status "$linkaudit" check -t "$TARGET_GLIBC" newer)" 1
ok "newer: the symbol, and since when" grep -q 'symbol  *pidfd_open@GLIBC_2.36: libc.so.6 has it since glibc 2.36' out
ok "newer: the version" grep -q 'needed-version  *GLIBC_2.36: libc.so.6' out
is "newer: passes where it is there" "$(status "$linkaudit" check -t 2.36 newer)" 0

# A stand-in for librt.so.1 with one symbol too many.
false_librt() { # SYMBOL VERSION
    printf '\t.globl f\nf:\tret\n\t.symver f, %s@@%s\n\t.section .note.GNU-stack,"",@progbits\n' "$1" "$2" >librt.s
    printf '%s { local: f; };\n' "$2" >librt.map
    $CC -shared -nostdlib -Wl,-soname,librt.so.1,--version-script=librt.map -o librt.so librt.s
}
# By membership: the version is old enough, but nothing ever had that symbol at it.
false_librt pidfd_open GLIBC_2.3.4
"$floor/bin/cc" -o member newer.c ./librt.so
breaks member symbol 'pidfd_open@GLIBC_2.3.4: no release of glibc exports it'
# In the release, but in a library that the file does not need.
false_librt dlopen GLIBC_2.2.5
echo 'void *dlopen(const char *, int); int main(void) { return !dlopen("x", 1); }' >elsewhere.c
"$floor/bin/cc" -o elsewhere elsewhere.c ./librt.so
breaks elsewhere symbol 'dlopen@GLIBC_2.2.5: in glibc .* libdl.so.2, which'
is "elsewhere: passes since libc has it" "$(status "$linkaudit" check -t 2.34 elsewhere)" 0

if $CC -Wl,--help 2>/dev/null | grep -q pack-relative-relocs; then
    echo 'void *self = &self; int main(void) { return 0; }' >relr.c
    $CC -Wl,-z,pack-relative-relocs -o relr relr.c # the floor's compiler would not pack them
    is "relr: exit status" "$(status "$linkaudit" check -t "$TARGET_GLIBC" relr)" 1
    ok "relr: names DT_RELR" grep -q 'packed-relocations *DT_RELR' out
    is "relr: passes at 2.36" "$(status "$linkaudit" check -t 2.36 relr)" 0
else
    skip "DT_RELR" "this linker does not pack relocations"
fi
finish
