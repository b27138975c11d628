#!/bin/sh
# The stub libraries export what the release did: by the table, and by a real glibc 2.31.
. "${0%/*}/functions.sh"
requires readelf
cd "$WORK"

# What a library exports: symbol version size (0 for functions, whose size is no interface).
exports() {
    readelf --dyn-syms -W "$1" | awk '$5 != "LOCAL" && $7 != "UND" && $7 != "ABS" && $8 ~ /@/ {
        default_ = $8 ~ /@@/ ? "default" : "old"
        sub(/@@?/, " ", $8)
        if ($8 !~ /GLIBC_PRIVATE/) print $8, ($4 == "OBJECT" || $4 == "TLS" ? $3 : 0), default_
    }' | LC_ALL=C sort
}
table() { # RELEASE'S MINOR, SONAME: the same from the auditor's table
    library=${2%%.so*}
    awk -F'[ ,()]+' -v minor="$1" -v so="${library%%-*}" '
        function hex(text,  i, n) { text = tolower(text); sub(/^0x/, "", text)
            for (i = 1; i <= length(text); i++) n = n * 16 + index("0123456789abcdef", substr(text, i, 1)) - 1
            return n + 0 }
        $1 == "E" && $4 == so && $5 != "V" && $7 <= minor && ($8 == 0 || minor < $8) { print $2, $3, hex($6) }
    ' "$TOP/auditor/abi/$ARCH.abi" | LC_ALL=C sort
}

for file in "$(FLOOR)"/lib/*.so.*; do
    so=$(basename "$file")
    exports "$file" | sed 's/ [a-z]*$//' >got
    table "${TARGET_GLIBC#2.}" "$so" >wanted
    ok "$so: exactly the table's $(wc -l <wanted) exports of $TARGET_GLIBC" cmp got wanted
done

old_glibc || { skip "against a real glibc 2.31" "$OLD_REASON"; finish; exit; }
$CC -std=c11 -I"$TOP/auditor" -o stubs "$TOP/deps/glibc/stubs.c" "$TOP/auditor/abi.c" "$TOP/auditor/abi_index.c"
"$TOP/deps/glibc/make-floor" ./stubs "$ARCH" 2.31 "$CC" "$CXX" floor
for file in floor/lib/*.so.*; do
    so=$(basename "$file")
    exports "$file" | sed 's/ [a-z]*$//' >got
    exports "$OLD_LIBRARIES/$so" | sed 's/ [a-z]*$//' >wanted
    ok "$so: exactly the $(wc -l <wanted) exports of Debian 11's glibc" cmp got wanted
done
finish
