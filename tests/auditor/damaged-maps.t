#!/bin/sh
# linkaudit why on damaged and hostile maps, under the sanitizers where the compiler has them.
# SPDX-License-Identifier: Apache-2.0
# shellcheck disable=SC3045  # dash and bash have ulimit -v
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/chain.sh"
. "${0%/*}/../lib/sanitized.sh"
requires ar
linkaudit=$BUILD/auditor/linkaudit
sanitized
cd "$WORK"

compile_chain
$CC -fuse-ld=bfd -o bfd main.o liba.a libb.a
mkfifo fifo
survives_map() { for map; do answers '0 3' "$probe" why --map="$map" bfd random || { echo "$map"; return 1; }; done; }
for linker in bfd gold lld mold; do
    if ! $CC "-fuse-ld=$linker" -o probe main.o liba.a libb.a -Wl,-Map="$linker.map" >probe.log 2>&1; then
        skip "$linker: a map cut short anywhere" "$CC does not link with it: $(tail -n 1 probe.log)"
        continue
    fi
    length=$(wc -c <"$linker.map")
    n=1
    while [ $n -le 40 ]; do
        head -c $((length * n / 41)) "$linker.map" >"cut.$linker.$n"
        n=$((n + 1))
    done
    ok "$linker: a map cut short anywhere" survives_map cut."$linker".*
done
included='Archive member included to satisfy reference by file (symbol)'
memory='Linker script and memory map'
section() { printf '.text 0x1000 0x10\n .text 0x1000 0x%s %s\n' "$2" "$1"; }

{ printf '%s\n\na.a(x.o)  \n                              a.a(y.o) (f)\na.a(y.o)                      a.a(x.o) (g)\n\n%s\n\n' "$included" "$memory"
  section 'a.a(x.o)' 10; section 'a.a(y.o)' 10
  printf '\nCross Reference Table\n\nSymbol                                            File\n%-50s%s\n' random 'a.a(x.o)'; } >loop.map
ok "members that pulled each other" survives_map loop.map
ok "... the chain ends" grep -q 'the chain goes on' out
{ printf '%s\n\n' "$memory"; section main.o ffffffffffffffff; section main.o ffffffffffffffff; section b.o fffffffffffffffff
  printf '\nCross Reference Table\n\nSymbol                                            File\n%-50s%s\n' random main.o; } >size.map
ok "sizes that overflow" survives_map size.map
ok "... stay at the largest" grep -q 'main.o, 18446744073709551615 bytes' out
{ printf '%s\n\n' "$memory"; section ../../../../../../etc/passwd 10; section '/dev/zero' 10; section "$WORK/fifo" 10; section '/dev/zero(x.o)' 10; section '(' 10; section ')' 10; section '()' 10; } >outside.map
ok "names of what is no object" survives_map outside.map
{ printf '%s\n\n' "$memory"; head -c 3000000 /dev/zero | tr '\0' x; } >long.map
is "a line without an end" "$(status "$probe" why --map=long.map bfd random)" 3
ok "... says which" grep -q 'line 3: longer than' out
{ printf '%s\n\n.text 0x1000 0x10\n' "$memory"; awk 'BEGIN { for (i = 0; i < 200000; i++) printf " .text 0x1000 0x1 f%d.o\n", i }'; } >many.map
is "more inputs than any link has" "$(status "$probe" why --map=many.map bfd random)" 3
ok "... says where" grep -q 'line 131076: more inputs than' out
head -c 200000 /dev/urandom >random.map
{ echo "$memory"; cat random.map; } >random2.map
ok "random bytes" survives_map random.map random2.map
# Within 64 MiB, beside what the program itself takes.
is "the most inputs, in 64 MiB" "$( (ulimit -v 80000; head -n 130000 many.map >most.map; status "$linkaudit" why --map=most.map bfd random) )" 0
finish
