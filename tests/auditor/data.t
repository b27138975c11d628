#!/bin/sh
# linkaudit's data: the tables of runtimes, distributions, substitutes and policies agree with the libraries
# of Debian's suites, with the exports of glibc, and with each other.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf
judge=$TOP/auditor/judge abi=$TOP/abi
cd "$WORK"

# --- as C ------------------------------------------------------------------------------------------
cat >tables.c <<END
struct row { const char *a, *b, *c; int minor; const char *d, *e; };
#define V(soname, version, release) {soname, version, release, 0, 0, 0},
const struct row runtimes[] = {
#include "$judge/runtimes.def"
};
#define D(name, release, codename, minor, gcc, kernel, page) {name, release, codename, minor, gcc, kernel},
const struct row distributions[] = {
#include "$judge/distributions.def"
};
#define ALWAYS 0
#define N(symbol, last) {symbol, 0, 0, last, 0, 0},
const struct row nonshared[] = {
#include "$abi/nonshared.def"
};
#define S(symbol, advice) {symbol, advice, 0, 0, 0, 0},
const struct row substitutes[] = {
#include "$abi/substitutes.def"
};
END
ok "the tables compile" "$CC" -std=c11 -Wall -Wextra -Werror -fsyntax-only tables.c

# As words: SONAME VERSION RELEASE (x86_64's, then all); NAME|RELEASE|CODENAME|MINOR|GCC|KERNEL|PAGE; SYMBOL.
sed -n 's/^V("\(.*\)", "\(.*\)", "\(.*\)")$/\1 \2 \3/p' "$judge/runtimes.def" >runtimes
sed -n 's/^V("\(.*\)", "\(.*\)", "\([^"]*\)").*/\1 \2 \3/p' "$judge/runtimes.def" >runtimes-all
sed -n 's/^D("\(.*\)", "\(.*\)", "\(.*\)", \(.*\), "\(.*\)", "\(.*\)", \([0-9]*\))$/\1|\2|\3|\4|\5|\6|\7/p' "$judge/distributions.def" >distributions
sed -n 's/^S("\([^"]*\)",.*/\1/p' "$abi/substitutes.def" >substitutes
sed -n 's/^N("\(.*\)", \(.*\))$/\1 \2/p' "$abi/nonshared.def" >nonshared
lines() { grep -c "^$1(" "$2"; }
is "every line of runtimes.def is read here" "$(wc -l <runtimes-all)" "$(lines V "$judge/runtimes.def")"
is "every line of distributions.def is read here" "$(wc -l <distributions)" "$(lines D "$judge/distributions.def")"
is "every line of substitutes.def is read here" "$(wc -l <substitutes)" "$(lines S "$abi/substitutes.def")"

is "every line of nonshared.def is read here" "$(wc -l <nonshared)" "$(lines N "$abi/nonshared.def")"

# --- libc_nonshared.a -------------------------------------------------------------------------------
is "nonshared.def is sorted, none twice" "$(cut -d' ' -f1 nonshared)" "$(cut -d' ' -f1 nonshared | sort -u)"
for suite in bullseye trixie; do
    if libc_package $suite deb:amd64 libc6-dev; then
        is "libc_nonshared.a of glibc 2.$MINOR" "$(awk -v m="$MINOR" '$2 == "ALWAYS" || $2 >= m { print $1 }' nonshared)" \
            "$(nm "$(find "$TREE" -name libc_nonshared.a)" 2>/dev/null | awk '$2 ~ /^[TW]$/ { print $3 }' | sort -u)"
    else
        skip "libc_nonshared.a of $suite" "$REASON"
    fi
done

# --- runtimes ----------------------------------------------------------------------------------------
is "no version stands twice" "$(cut -d' ' -f1,2 runtimes-all | sort | uniq -d)" ""
# upto GCC SONAME: the versions that the library of that GCC release has on x86_64, by the table.
upto() {
    awk -v gcc="$1" -v soname="$2" '
    function number(release, part) { split(release, part, "."); return part[1] * 10000 + part[2] * 100 + part[3] }
    $1 == soname && number($3) <= number(gcc) { print $2 }' runtimes | sort
}
# defined FILE: the versions that a library defines, but for its own name.
defined() {
    readelf -VW "$1" | awk '/^Version needs/ { exit } /Flags: BASE/ { next } /Rev:.*Name:/ { sub(/.*Name: /, ""); print $1 }' | sort
}
packages='libstdc++6 libgcc-s1 libatomic1 libgomp1 libquadmath0 libgfortran5 libc6 linux-image-amd64'
# version SUITE PACKAGE: the upstream version of the package.
version() { basename "$BUILD/check-tree/suites/$1/$2"_*.deb | sed 's/^[^_]*_//; s/^[0-9]*%3a//; s/[-+_].*//'; }
known=$(cut -d' ' -f3 runtimes-all | sort -V | tail -n 1)
for suite in bullseye bookworm trixie sid; do
    if [ "$BUILD_ARCH" != x86_64 ] || ! once "suites/$suite" unpack_packages $suite deb "$packages" >$suite.log 2>&1; then
        skip "the runtimes of Debian's $suite" "its packages for x86_64 can't be had"
        continue
    fi
    gcc=$(version $suite 'libstdc++6')
    # sid moves on.
    if [ "$(printf '%s\n' "$known" "$gcc" | sort -V | tail -n 1)" != "$known" ]; then
        skip "the runtimes of Debian's $suite" "its GCC $gcc is newer than the table's last, $known"
        continue
    fi
    for library in libstdc++.so.6 libgcc_s.so.1 libatomic.so.1 libgomp.so.1 libquadmath.so.0 libgfortran.so.5; do
        file=$(find "$BUILD/check-tree/suites/$suite" -name $library | head -n 1)
        is "Debian $suite, GCC $gcc: $library" "$(defined "$file")" "$(upto "$gcc" $library)"
    done
    [ $suite != sid ] || continue
    line=$(grep "^Debian|.*|$suite|" distributions | cut -d'|' -f4-6)
    kernel=$(version $suite linux-image-amd64 | cut -d. -f1,2)
    is "Debian $suite: glibc, GCC and kernel" "$line" "$(version $suite libc6 | cut -d. -f2)|$gcc|$kernel"
done

# --- distributions -----------------------------------------------------------------------------------
is "distributions are sorted by glibc, then name" "$(cut -d'|' -f1,4 distributions)" \
    "$(cut -d'|' -f1,4 distributions | LC_ALL=C sort -s -t'|' -k2,2n -k1,1f)"
is "none stands twice" "$(cut -d'|' -f1,2 distributions | sort | uniq -d)" ""
is "each has a figure in every column" \
    "$(grep -vE '^[A-Za-z ]+\|[0-9][0-9. SP]*\|[a-z]*\|[1-9][0-9]\|[0-9]+(\.[0-9]+){2}\|[0-9]+\.[0-9]+\|(4|64)$' distributions)" ""
oldest=$(sed -n 's/^R(\([0-9]*\), .*/\1/p' "$abi/x86_64.abi")
newest=$(sed -n 's/^R([0-9]*, \([0-9]*\))/\1/p' "$abi/x86_64.abi")
is "each glibc is in the tables of exports" \
    "$(awk -F'|' -v o="$oldest" -v n="$newest" '$4 < o || $4 > n' distributions)" ""

# --- policies ----------------------------------------------------------------------------------------
value() { sed -n "s/^$1  *//p" "$2" | sed 's/  *#.*//'; }
set -- "$TOP"/auditor/policies/*.policy
at_least "policies" $# 20
echo frobnicate >wrong
keys=$("$BUILD/auditor/linkaudit" check -p ./wrong . 2>&1 | sed -n 's/.*; known: //p')
at_least "keys of a policy" "$(echo "$keys" | wc -w)" 8
is "every distribution has a policy" "$(sed -n 's/^# Figures: distributions.def, \(.*\); ceilings.*/\1/p' "$@" | sort)" \
    "$(cut -d'|' -f1,2 distributions | tr '|' ' ' | sort)"
for policy; do
    name=$(basename "$policy" .policy)
    is "$name: only keys of the format" "$(grep -vE "^(#.*|($(echo "$keys" | tr ' ' '|')) .*)\$" "$policy")" ""
    ok "$name: says what it is for, and its figures" sh -c "head -n 2 '$policy' | grep -c '^# .' | grep -qx 2"
    musl=$(value musl "$policy")
    case $name in musllinux_*) is "$name: its musl, and no glibc" "musllinux_$(echo "$musl" | tr . _)$(value glibc "$policy")" "$name" ;; esac
    [ -z "$musl" ] || continue
    minor=$(value glibc "$policy" | sed -n 's/^2\.//p')
    is "$name: glibc 2.$minor is in the tables of exports" \
        "$(echo "$minor" | awk -v o="$oldest" -v n="$newest" '{ print ($1 >= o && $1 <= n) }')" 1
    is "$name: each ceiling is a version of a runtime" \
        "$(value ceiling "$policy" | grep -v '^ZLIB_' | while read -r v; do grep -qF " $v " runtimes || echo "$v"; done)" ""
    case $name in manylinux_*) is "$name: its glibc" "manylinux_2_$minor" "$name" ;; esac
    # A distribution's policy names its line.
    line=$(sed -n 's/^# Figures: distributions.def, \(.*\); ceilings.*/\1/p' "$policy")
    [ -n "$line" ] || continue
    figures=$(awk -F'|' -v line="$line" '$1 " " $2 == line { print $4 "|" $6 "|" $7; gcc = $5 } END { print gcc }' distributions)
    page=$(value page "$policy")
    is "$name: glibc, kernel and page are the distribution's" "$minor|$(value kernel "$policy")|$((${page:-4096} / 1024))" \
        "$(echo "$figures" | head -n 1)"
    gcc=$(echo "$figures" | tail -n 1)
    for namespace in libstdc++.so.6:GLIBCXX libstdc++.so.6:CXXABI libgcc_s.so.1:GCC; do
        highest=$(upto "$gcc" "${namespace%:*}" | grep "^${namespace#*:}_[0-9.]*\$" | sort -V | tail -n 1)
        ok "$name: GCC $gcc has $highest" grep -qx "ceiling  *$highest" "$policy"
    done
    is "$name: the versions without a number" "$(value ceiling "$policy" | grep -v '_[0-9.]*$\|_TM_1$')" \
        "$(upto "$gcc" libstdc++.so.6 | grep FLOAT128)"
done

# --- substitutes -------------------------------------------------------------------------------------
is "substitutes are sorted, none twice" "$(cat substitutes)" "$(sort -u substitutes)"
# Symbols that came, or got a new version, after the oldest release.
cat "$abi"/*.abi | sed -n 's/^E(\([^,]*\), [^,]*, [^,]*, [^,]*, [^,]*, \([0-9]*\), .*/\2 \1/p' |
    awk -v oldest="$oldest" '$1 > oldest { print $2 }' | sort -u >exports
is "each is for an export that glibc 2.$oldest lacks" "$(while read -r symbol; do
    grep -qx "$(echo "$symbol" | sed 's/\*/.*/')" exports || echo "$symbol"
done <substitutes)" ""
finish
