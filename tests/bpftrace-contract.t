#!/bin/sh
# The finished programs keep the contract: glibc's libraries only, nothing above the floor; readelf agrees.
. "${0%/*}/functions.sh"
allowed='libc.so.6 libm.so.6 libpthread.so.0 libdl.so.2 librt.so.1 ld-linux-x86-64.so.2'
for program in bpftrace bpftrace-aotrt; do
    file=$BUILD/$program
    is "$program: linkaudit" "$(status "$BUILD/auditor/linkaudit" check -t "$TARGET_GLIBC" "$file")" 0
    say_file "$WORK/out"
    needed=$(readelf -dW "$file" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
    say "$program needs: $(echo "$needed" | tr '\n' ' ')"
    for library in $needed; do
        # shellcheck disable=SC2016  # the inner shell's
        ok "$program: $library is glibc's" sh -c 'case " $1 " in *" $2 "*) ;; *) exit 1 ;; esac' sh "$allowed" "$library"
    done
    versions=$(readelf -VW "$file" | grep -o 'Name: GLIBC_[0-9.]*' | sed 's/.*GLIBC_//' | sort -uV)
    say "$program: versions $(echo "$versions" | tr '\n' ' ')"
    is "$program: no version above $TARGET_GLIBC" "$(printf '%s\n%s\n' "$versions" "$TARGET_GLIBC" | sort -V | tail -n 1)" "$TARGET_GLIBC"
    is "$program: no other namespace" "$(readelf -VW "$file" | grep -o 'Name: [A-Z]*_' | sort -u)" "Name: GLIBC_"
    ok "$program: position independent" sh -c "readelf -hW '$file' | grep -q 'Type: *DYN'"
    ok "$program: bound at start" sh -c "readelf -dW '$file' | grep -q 'NOW'"
    is "$program: exports nothing" "$(readelf --dyn-syms -W "$file" | awk '$7 != "UND" && $7 != "Ndx" && $5 == "GLOBAL" && $4 == "FUNC" { print $8 }' | grep -cvE '^(_init|_fini)$')" 0
done
is "--version" "$("$BUILD/bpftrace" --version)" "bpftrace v$BPFTRACE_VERSION"
for symbol in BEGIN_trigger END_trigger; do
    ok "$symbol survived the strip" sh -c "readelf -sW '$BUILD/bpftrace' | grep -q ' $symbol\$'"
done
say "size: $(wc -c <"$BUILD/bpftrace") bytes"
finish
