#!/bin/sh
# The stub libraries export what each release did on each architecture: by the tables, and by a real glibc 2.31.
. "${0%/*}/functions.sh"
requires readelf
cd "$WORK"
stubs=$BUILD/floor-programs/stubs

# What libraries export: file, symbol, version, size (0 for functions, whose size is no interface), default or old;
# then what versions they define, the first one being their name.
exports() {
    readelf --dyn-syms -V -W "$@" | awk '
        /^File: / { file = $2; sub(/.*\//, "", file) }
        /^Version / { definitions = $2 == "definition" }
        $1 ~ /^[0-9]+:$/ && $5 != "LOCAL" && $7 != "UND" && $7 != "ABS" && split($8, at, "@+") == 2 {
            size = $4 == "OBJECT" || $4 == "TLS" ? ($3 ~ /^0x/ ? hex(substr($3, 3)) : $3) : 0
            if (at[2] != "GLIBC_PRIVATE") print file, at[1], at[2], size, ($8 ~ /@@/ ? "default" : "old")
        }
        definitions && /Rev: 1/ && !/BASE/ { print file, "*", $NF, 0, "version" }
        function hex(text,  i, n) {
            for (i = 1; i <= length(text); i++) n = n * 16 + index("0123456789abcdef", substr(text, i, 1)) - 1
            return n + 0
        }' | LC_ALL=C sort
}
# The same from the table, for those libraries that a floor has. Of the versions of a symbol the newest is the default.
table() { # ARCH MINOR LOADER
    awk -F'[ ,()]+' -v minor="$2" -v loader="$3" '
        BEGIN {
            split("libc 6 libm 6 libpthread 0 libdl 2 librt 1 libresolv 2 libutil 1 libanl 1 libmvec 1", so, " ")
            for (i = 1; i in so; i += 2) name[so[i]] = so[i] ".so." so[i + 1]
            name["ld"] = loader
        }
        function hex(text,  i, n) { text = tolower(text); sub(/^0x/, "", text)
            for (i = 1; i <= length(text); i++) n = n * 16 + index("0123456789abcdef", substr(text, i, 1)) - 1
            return n + 0 }
        function newer(a, b,  x, y, i) {
            sub(/.*_/, "", a); sub(/.*_/, "", b)
            split(a, x, "."); split(b, y, ".")
            for (i = 1; i <= 3; i++) if (x[i] + 0 != y[i] + 0) return x[i] + 0 > y[i] + 0
            return 0
        }
        $1 == "E" && ($4 in name) && $7 <= minor && ($8 == 0 || minor < $8) {
            file = name[$4]
            if (!seen[file, $3]++) print file, "*", $3, 0, "version"
            if ($5 == "V") next
            rows[++n] = file " " $2 " " $3 " " hex($6)
            key[n] = file " " $2
            version[n] = $3
            if (!(key[n] in best) || newer($3, best[key[n]])) best[key[n]] = $3
        }
        END { for (i = 1; i <= n; i++) print rows[i], (best[key[i]] == version[i] ? "default" : "old") }
    ' "$TOP/auditor/abi/$1.abi" | LC_ALL=C sort
}

"$stubs" archs >known
is "every architecture with startup objects has a table" "$(for d in "$TOP"/deps/glibc/startup/*/; do
    grep -q "^$(basename "$d") " known || echo "$d"
done)" ""
while read -r name oldest newest loader; do
    [ -d "$TOP/deps/glibc/startup/$name" ] || continue
    minor=${oldest#2.} wrong='' count_of_exports=0
    while [ "$minor" -le "${newest#2.}" ]; do
        rm -rf lib
        mkdir lib
        "$stubs" "$name" "2.$minor" lib >sonames
        # shellcheck disable=SC2046  # a list of words
        (cd lib && exports $(cat ../sonames)) >got 2>warnings
        table "$name" "$minor" "${loader##*/}" >wanted
        cmp -s got wanted && [ ! -s warnings ] || wrong="$wrong 2.$minor"
        count_of_exports=$((count_of_exports + $(wc -l <got)))
        minor=$((minor + 1))
    done
    is "$name: exactly the table's exports, $oldest to $newest" "$wrong" ""
    ok "$name: $count_of_exports compared" [ "$count_of_exports" -gt 30000 ]
done <known

old_glibc || { skip "against a real glibc 2.31" "$OLD_REASON"; finish; exit; }
# Twice the same file, since readelf names files only where they are several.
plain() { exports "$1" "$1" | uniq | sed -n '/ version$/!s/^[^ ]* \(.*\) [a-z]*$/\1/p'; }
rm -rf lib
mkdir lib
for so in $("$stubs" "$ARCH" 2.31 lib); do
    plain "lib/$so" >got
    plain "$OLD_LIBRARIES/$so" >wanted
    ok "$so: exactly the $(wc -l <wanted) exports of Debian 11's glibc" cmp got wanted
done
finish
