#!/bin/sh
# The finished programs keep the contract: glibc's libraries only, nothing above the floor; readelf agrees.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
loader=$(readelf -lW "$BUILD/bpftrace" | sed -n 's|.*interpreter: .*/\(ld[-0-9].*\)]|\1|p')
allowed="libc.so.6 libm.so.6 libpthread.so.0 libdl.so.2 librt.so.1 $loader"
# How many relative relocations, packed or not, are in the part of PT_TLS that the file has.
in_tls() {
    { readelf -lW "$1" | awk '$1 == "TLS" { print "tls", $3, $5 }'; readelf -rW "$1"; } |
        awk 'function hex(text,    i, value) {
                sub(/^0x/, "", text)
                for (i = 1; i <= length(text); i++) value = 16 * value + index("0123456789abcdef", substr(text, i, 1)) - 1
                return value
            }
            $1 == "tls" { start = hex($2); end = start + hex($3) }
            (NF == 1 && /^[0-9a-f]+$/) || /_RELATIVE/ { address = hex($1); n += address >= start && address < end }
            END { print n + 0 }'
}
for program in bpftrace bpftrace-aotrt; do
    file=$BUILD/$program
    readelf -dW "$file" >"$WORK/dynamic"
    is "$program: linkaudit" "$(status "$BUILD/auditor/linkaudit" check -t "$TARGET_GLIBC" "$file")" 0
    say_file "$WORK/out"
    needed=$(readelf -dW "$file" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
    say "$program needs: $(echo "$needed" | tr '\n' ' ')"
    for library in $needed; do
        ok "$program: $library is glibc's" sh -c 'case " $1 " in *" $2 "*) ;; *) exit 1 ;; esac' sh "$allowed" "$library"
    done
    versions=$(readelf -VW "$file" | grep -o 'Name: GLIBC_[0-9.]*' | sed 's/.*GLIBC_//' | sort -uV)
    say "$program: versions $(echo "$versions" | tr '\n' ' ')"
    is "$program: no version above $TARGET_GLIBC" "$(printf '%s\n%s\n' "$versions" "$TARGET_GLIBC" | sort -V | tail -n 1)" "$TARGET_GLIBC"
    is "$program: no other namespace" "$(readelf -VW "$file" | grep -o 'Name: [A-Z]*_' | sort -u)" "Name: GLIBC_"
    ok "$program: position independent" sh -c "readelf -hW '$file' | grep -q 'Type: *DYN'"
    ok "$program: bound at start" sh -c "readelf -dW '$file' | grep -q 'NOW'"
    # The program applies packed relocations itself; before it runs the loader uses these two. On riscv64, where
    # none are packed, the first sets the register gp.
    case $HOST_ARCH in
    riscv64) ok "$program: one function in .preinit_array" grep -q 'PREINIT_ARRAYSZ. *8 (bytes)' "$WORK/dynamic" ;;
    *) not_ok "$program: no .preinit_array" grep -q PREINIT_ARRAY "$WORK/dynamic" ;;
    esac
    is "$program: no relative relocation in the image of thread-local data" "$(in_tls "$file")" 0
    is "$program: exports nothing" "$(readelf --dyn-syms -W "$file" | awk '$7 != "UND" && $7 != "Ndx" && $5 == "GLOBAL" && $4 == "FUNC" { print $8 }' | grep -cvE '^(_init|_fini)$')" 0
done
if can_run; then
    is "--version" "$(run_host "$BUILD/bpftrace" --version)" "$(says)"
else
    skip "--version" "$OLD_REASON"
fi
triggers=$(config bpftrace_TRIGGERS)
for symbol in $triggers; do
    ok "$symbol survived the strip" sh -c "readelf -sW '$BUILD/bpftrace' | grep -q ' $symbol\$'"
done
# Uprobes tell BEGIN from END by their addresses: identical functions, which a linker may fold.
is "each at an address of its own" "$(readelf -sW "$BUILD/bpftrace" | awk '/_trigger$/ { print $2 }' | sort -u | wc -l)" "$(echo "$triggers" | wc -w)"
say "size: $(wc -c <"$BUILD/bpftrace") bytes"
finish
