#!/bin/sh
# linkaudit why: the member that refers to a symbol, its chain and its sizes, from the maps of four linkers.
# SPDX-License-Identifier: Apache-2.0
# shellcheck disable=SC3045  # CFLAGS is a list; dash and bash have ulimit -v
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/chain.sh"
requires ar size
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"

compile_chain
# Code, data and room alike, without what is not in memory.
bytes() { size "$1" | awk 'NR == 2 { print $4 }'; }
chain() { # GAMMA BETA ALPHA: the whole chain, with the objects' names in the map
    printf '  %s, %s bytes, refers to it\n' "$1" "$(bytes gamma.o)"
    printf '    gamma_ is wanted by %s, %s bytes\n' "$2" "$(bytes beta.o)"
    printf '    beta is wanted by %s, %s bytes\n' "$3" "$(bytes alpha.o)"
    printf "    alpha is wanted by main.o, %s bytes, the program's own\\n" "$(bytes main.o)"
}
whole=$(chain 'libb.a(gamma.o)' 'libb.a(beta.o)' 'liba.a(alpha.o)')
why() { "$linkaudit" why "$@" | tail -n +3; } # without the lines that say what the symbol is

mkdir gone
for linker in bfd gold lld mold; do
    link() { $CC "-fuse-ld=$linker" -o "$@"; }
    if ! link probe main.o liba.a libb.a >probe.log 2>&1; then
        skip "$linker" "$CC does not link with it: $(tail -n 1 probe.log)"
        continue
    fi
    link "$linker" main.o liba.a libb.a -Wl,-Map="$linker.map"
    is "$linker: member, chain and sizes" "$(why --map="$linker.map" "$linker" random)" "$whole"
    is "$linker: from another directory" "$(cd / && why --map="$WORK/$linker.map" "$WORK/$linker" random)" "$whole"
    ok "$linker: an own object that refers to it" sh -c "'$linkaudit' why --map=$linker.map $linker __libc_start_main | grep -q \"crt1.o, [0-9]* bytes, the program's own, refers to it\""
    # Without the inputs: what can't be known is said, and why.
    cp "$linker.map" gone
    (cd gone && "$linkaudit" why --map="$linker.map" "../$linker" random) >out
    ok "$linker: without inputs" grep -q 'not all is known: the map has no cross-reference table, and of the .* can.t be read (lib[ab].a: No such file' out
    not_ok "$linker: ... and no guess" grep -q 'wanted by' out

    ar rcT thin.a beta.o gamma.o
    link thin main.o liba.a thin.a -Wl,-Map=thin.map
    "$linkaudit" why --map=thin.map thin random >out
    is "$linker: thin archives: the chain" "$(sed -n 's/^    \(.*\) is wanted by .*/\1/p' out | tr '\n' ' ')" 'gamma_ beta alpha '
    ok "$linker: thin archives: the end" grep -q "alpha is wanted by main.o, .* the program's own" out
    rm thin.a

    # A second object that refers to it, nearer to the program: the shorter chain comes first.
    compile near 'long random(void); long near_(void) { return random(); }'
    compile both 'int alpha(int); long near_(void); int main(int argc, char **argv) { (void)argv; return alpha(argc) + (int)near_(); }'
    ar rc libnear.a near.o
    link both both.o liba.a libb.a libnear.a -Wl,-Map=both.map
    is "$linker: the shortest chain first" "$(why --map=both.map both random | sed -n 's/^  \([^ ,]*\),.* refers to it/\1/p' | tr '\n' ' ')" 'libnear.a(near.o) libb.a(gamma.o) '

    if link cross main.o liba.a libb.a -Wl,-Map=cross.map,--cref >cref.log 2>&1; then
        is "$linker --cref: member, chain and sizes" "$(why --map=cross.map cross random)" "$whole"
        cp cross.map gone
        (cd gone && "$linkaudit" why --map=cross.map ../cross random) | tail -n +3 >out
        case $linker in
        lld) # lld 11 writes the table to stdout, not into the map
            missing='has no list of pulled members'
            grep -q '^Cross Reference Table' cross.map || missing='the map has no cross-reference table'
            ok "lld --cref without inputs: the member, and that the chain is not known" grep -q "$missing" out
            ;;
        *) is "$linker --cref: all of it without inputs" "$(cat out)" "$whole" ;;
        esac
    else
        skip "$linker --cref" "$(head -n 1 cref.log)"
    fi
done

if [ -f bfd.map ]; then
    link() { $CC -fuse-ld=bfd -o "$@"; }
    link all main.o -Wl,--whole-archive liba.a libb.a -Wl,--no-whole-archive -Wl,--allow-multiple-definition -Wl,-Map=all.map
    ok "--whole-archive is named" sh -c "'$linkaudit' why --map=all.map all random | grep -q -- '^    --whole-archive pulled it in'"
    printf 'extern "C" long random(); namespace n { long f(); } long n::f() { return random(); }\n' >f.cc
    printf '#include <new>\nnamespace n { long f(); } int main() { return (int)n::f() + (int)(long)new int; }\n' >g.cc
    if $CXX -c f.cc g.cc 2>/dev/null && ar rc libf.a f.o && $CXX -fuse-ld=bfd -o plus g.o libf.a -Wl,-Map=plus.map,--cref 2>/dev/null; then
        ok "C++: a demangled chain" sh -c "'$linkaudit' why --map=plus.map plus random | grep -q 'n::f() is wanted by g.o'"
        ok "C++: a mangled import" sh -c "'$linkaudit' why --map=plus.map plus _Znwm | grep -q \"g.o, .* the program's own, refers to it\""
    else
        skip "C++" "$CXX does not link"
    fi
    if $CC -O1 -flto -c gamma.c -o slim.o 2>/dev/null && ar rc libslim.a slim.o && link slim main.o liba.a beta.o libslim.a -flto -Wl,-Map=slim.map 2>/dev/null; then
        "$linkaudit" why --map=slim.map slim random >out
        ok "LTO bytecode is named" grep -q "not all is known: .* can't be read (libslim.a(slim.o): LTO bytecode" out
    else
        skip "LTO" "$CC has no -flto"
    fi

    # The check of a file with its map. Since glibc 2.34 every program wants a newer __libc_start_main.
    if "$linkaudit" needs bfd | grep -q '__libc_start_main@GLIBC_2.34'; then
        is "check --map" "$(status "$linkaudit" check -t 2.25 --map=bfd.map bfd)" 1
        ok "... names who brought it" sh -c "grep -A1 'symbol *__libc_start_main' out | grep -q '^  *brought by .*crt1.o$'"
    else
        skip "check --map" "this machine's glibc is older than 2.34"
    fi
    is "check with a map that is none" "$(status "$linkaudit" check -t 2.25 --map=main.c bfd)" 3
    ok "... which is said" grep -q 'main.c: not a link map' out

    # The command itself.
    is "the version asked for" "$("$linkaudit" why bfd "$("$linkaudit" why bfd random | sed -n '1s/.*: \(random@[^ ]*\) .*/\1/p')" | head -n 1)" "$("$linkaudit" why bfd random | head -n 1)"
    is "another version is not imported" "$(status "$linkaudit" why bfd random@GLIBC_9.9)" 1
    is "another symbol is not imported" "$(status "$linkaudit" why --map=bfd.map bfd alpha)" 1
    ok "... which is said" grep -q 'bfd does not import alpha' out
    is "without a symbol" "$(status "$linkaudit" why bfd)" 2
    is "an unknown option" "$(status "$linkaudit" why --mop=x bfd random)" 2
    is "help" "$(status "$linkaudit" why --help)" 0
    is "no such file" "$(status "$linkaudit" why nothing random)" 3
    is "no such map" "$(status "$linkaudit" why --map=nothing bfd random)" 3
    is "not a map" "$(status "$linkaudit" why --map=bfd bfd random)" 3
    ok "... which is said" grep -q 'not a link map of GNU ld' out
    mkfifo fifo
    is "a FIFO for a map" "$(status timeout 10 "$linkaudit" why --map=fifo bfd random)" 3
fi

finish
