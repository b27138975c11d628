#!/bin/sh
# linkaudit check on damaged and hostile objects and archives, under the sanitizers where the compiler has them.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/sanitized.sh"
requires ar
sanitized
cd "$WORK"

compile() { printf '%s\n' "$2" | $CC -O1 -x c -c -o "$1.o" -; }
compile old 'long random(void); void own(void); int old(void) { own(); return (int)random(); }'
compile newer 'int pidfd_open(int, unsigned); int newer(void) { return pidfd_open(1, 0); }'
long=a-name-that-takes-more-than-sixteen-bytes.o
cp newer.o $long
ar rc gnu.a old.o $long
mkdir sub
cp old.o newer.o sub/
ar rcT thin.a sub/old.o sub/newer.o
ar rc short.a newer.o
ar rcT nested.a short.a
if echo 'int f(void) { return 0; }' | $CC -O1 -flto -fno-fat-lto-objects -x c -c -o slim.o - 2>/dev/null; then
    ar rc slim.a old.o slim.o
else
    skip "GCC's LTO, damaged" "$CC has no -flto"
fi

# survives FILE...: linkaudit check answers for all of them at once; else the one that it does not is named.
survives() {
    if answers '0 1 3' "$probe" check -t 2.25 "$@"; then return; fi
    for file; do answers '0 1 3' "$probe" check -t 2.25 "$file" || { echo "$file"; return 1; }; done
    echo "all of them together"
    return 1
}
put() { # FILE OFFSET TEXT: in place
    printf '%b' "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
refused() { # NAME MESSAGE
    is "$1: exit status" "$(status timeout 10 "$probe" check -t 2.25 "$1")" 3
    ok "$1: $2" grep -q "$2" out
}
for base in newer.o gnu.a thin.a nested.a slim.a; do
    [ -f "$base" ] || continue
    length=$(wc -c <"$base")
    n=0
    while [ $n -lt 48 ]; do
        head -c $((length * n / 48)) "$base" >"cut.$base.$n"
        cp "$base" "poked.$base.$n"
        put "poked.$base.$n" $((length * n / 48)) '\0377\0377\0377\0377'
        n=$((n + 1))
    done
    ok "$base cut short anywhere" survives "cut.$base".*
    ok "$base with four bytes of ones anywhere" survives "poked.$base".*
done
n=0
while [ $n -lt 64 ]; do # every byte of the header
    cp newer.o "header.$n"
    put "header.$n" $n '\0377'
    n=$((n + 1))
done
ok "an object with any byte of its header wrong" survives header.*
n=8
while [ $n -lt 68 ]; do # and of the first member's
    cp gnu.a "member.$n"
    put "member.$n" $n '9'
    n=$((n + 1))
done
ok "an archive with any byte of a header wrong" survives member.*

second() { grep -abo '`' gnu.a | sed -n "$1p" | cut -d: -f1; } # where a header's end is
cp gnu.a huge; put huge $(($(second 1) - 10)) 9999999999
refused huge 'cut short by the archive'
cp gnu.a magic; put magic "$(second 1)" xx
refused magic 'offset 0x8: no member.s header'
cp gnu.a digits; put digits $(($(second 1) - 10)) '-1        '
refused digits 'offset 0x8: no member.s header'
cp gnu.a outside; put outside $(($(second 4) - 58)) '/99999999       '
refused outside 'the name is at 99999999 of .* bytes of long names'
{ printf '!<arch>\n'; printf '%-16s%-12s%-6s%-6s%-8s%-10s`\n' '#1/4000' 0 0 0 644 4; printf 'abcd'; } >bsdname
refused bsdname 'no member.s name'
{ printf '!<thin>\n'; printf '%-16s%-12s%-6s%-6s%-8s%-10s`\n' '//' 0 0 0 644 22; printf '/dev/zero/\nself.thin/\n'
  printf '%-16s%-12s%-6s%-6s%-8s%-10s`\n' /0 0 0 0 644 9999999999 /11 0 0 0 644 8 /11:8 0 0 0 644 8; } >self.thin
refused self.thin 'self.thin(/dev/zero): not a regular file'
ok "... an archive that is its own member" grep -q 'self.thin(self.thin): not an ELF file' out
printf '!<arch>' >stump
refused stump 'not an ELF file'
mkfifo fifo.o
is "a FIFO" "$(status timeout 10 "$probe" check -t 2.25 fifo.o)" 3
finish
