#!/bin/sh
# The compat table knows each symbol that glibc gained after 2.17, and the archive has what it says.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires nm
cd "$WORK"
compat=$TOP/floor/compat

# From the table: pattern, first and last release's minor, status, file. Lines that are none of that are shown.
sed -e '/^#/d' -e '/^$/d' "$compat/table" >lines
is "every line has its columns" "$(grep -vE '^[^ ]+ +2\.[0-9]+(-2\.[0-9]+)? +((substituted|weak|before) +[a-z0-9_]+\.c( .*)?|(moved|none) +[^ ].*)$' lines)" ""
# What a substitute stands before was there, and may have a newer version as well.
awk '$3 == "before" { print $1, $4 }' lines >before
awk '$3 != "before"' lines >gained-lines
mv gained-lines lines
is "no symbol or family twice" "$(awk '{ print $1 }' lines | sort | uniq -d)" ""

# What an architecture gained: symbol, minor of the first newer version, old or new (was it there in any form?).
gained() { # ARCH
    awk -F'[ ,()]+' '
        $1 == "R" { base = $2 > 17 ? $2 : 17 }
        $1 == "E" && $5 != "V" && $7 <= base { old[$2] = 1 }
        $1 == "E" && $5 != "V" && $7 > base && (!($2 in first) || $7 < first[$2]) { first[$2] = $7 }
        END { for (s in first) print s, first[s], s in old ? "old" : "new" }
    ' "$TOP/abi/$1.abi" | LC_ALL=C sort
}
# Joins each symbol with its line: symbol, minor, old or new, pattern, release, status, file. "-": no line, or
# two families that are as long.
joined() {
    awk '
        function to_regex(glob) { gsub(/\./, "\\.", glob); gsub(/\*/, ".*", glob); return "^" glob "$" }
        NR == FNR && $1 !~ /[*[?]/ { line[$1] = $0; next }
        NR == FNR { count++; glob[count] = $1; regex[count] = to_regex($1); line[$1] = $0; next }
        {
            best = ""
            if ($1 in line)
                best = $1
            else
                for (i = 1; i <= count; i++) {
                    if ($1 !~ regex[i] || length(glob[i]) < length(best)) continue
                    best = best != "-" && length(glob[i]) == length(best) ? "-" : glob[i]
                }
            split(best in line ? line[best] : "- - -", column, / +/)
            print $1, $2, $3, column[1], column[2], column[3], column[4]
        }
    ' lines -
}

set -- "$TOP"/abi/*.abi
for table; do
    name=$(basename "$table" .abi)
    gained "$name" | joined >"$name.joined"
    is "$name: each of $(wc -l <"$name.joined") symbols has one line" "$(awk '$4 == "-" || $4 == ""' "$name.joined" | head)" ""
done
is "no line is without a symbol" "$(cat ./*.joined | awk '{ print $4 }' | sort -u |
    awk 'NR == FNR { used[$1] = 1; next } !($1 in used)' - lines)" ""
is "\"moved\" is what was there before" "$(awk '($6 == "moved") != ($3 == "old")' x86_64.joined | head)" ""
is "the releases are the ABI's" "$(awk '
    { if (!($4 in low) || $2 < low[$4]) low[$4] = $2; if ($2 > high[$4] + 0) high[$4] = $2; said[$4] = $5 }
    END { for (p in low) {
        release = "2." low[p] (high[p] > low[p] ? "-2." high[p] : "")
        if (release != said[p]) print p, "is of", release, "and not", said[p]
    } }' x86_64.joined)" ""

# The archive of the oldest floor, which has them all, against the table. The three that libc.so never had (libc_nonshared.a's) are not in the table.
"$BUILD/glibc-floor" --target-glibc=2.17 --cc="$CC" --cxx="$CXX" floor
nm -A --defined-only floor/lib/libfloor-compat.a | awk '
    $(NF - 1) ~ /^[A-Z]$/ { n = split($1, part, ":"); file = part[n - 1]; sub(/\.o$/, ".c", file); print $NF, file }
' | grep -vE '^(atexit|at_quick_exit|pthread_atfork) ' | LC_ALL=C sort >defined
if [ "$BUILD_ARCH" = x86_64 ]; then # elsewhere long double and off_t leave some out
    awk '$6 == "substituted" || $6 == "weak" { print $1, $7 }' x86_64.joined | LC_ALL=C sort - before |
        awk 'FILENAME == ARGV[1] { undeclared[$1]; next } !($1 in undeclared)' floor/lib/undeclared - >said
    ok "the archive defines the $(wc -l <said) symbols that the table says and these headers know, in those files" cmp said defined
fi
is "all are weak: a program may have its own" "$(nm --defined-only floor/lib/libfloor-compat.a | awk 'NF == 3 && $2 ~ /^[A-Z]$/ && $2 !~ /^[VW]$/')" ""
for status in substituted weak moved none; do
    say "$status: $(awk -v status=$status '$6 == status' x86_64.joined | wc -l)"
done
finish
