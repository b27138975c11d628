#!/bin/sh
# The stub libraries export what each release did on each architecture, and a link takes of that what it took then: by
# the tables, and by the libraries of real releases.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf
cd "$WORK"
stubs=$BUILD/floor-programs/stubs

# What libraries export: file, symbol, version, size (0 for functions, whose size is no interface), default or old;
# then what versions they define, the first one being their name.
exports() {
    readelf --dyn-syms -V -W "$@" | sed 's/\[[^]]*\]//g' | awk '
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
# The same from the tables, for those libraries that a floor has. Of the versions of a symbol that are not for old
# programs only the newest is the default.
table() { # ARCH MINOR LOADER
    awk -F'[ ,()]+' -v arch="$1" -v minor="$2" -v loader="$3" '
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
        $1 == "H" && $5 <= minor && ($6 == "\"*\"" || index($0, " " arch " ")) { hidden[$4, $2, $3] }
        $1 == "E" && ($4 in name) && $7 <= minor && ($8 == 0 || minor < $8) {
            file = name[$4]
            if (!seen[file, $3]++) print file, "*", $3, 0, "version"
            if ($5 == "V") next
            rows[++n] = file " " $2 " " $3 " " hex($6)
            key[n] = file " " $2
            version[n] = $3
            if (($4, $2, "*") in hidden || ($4, $2, $3) in hidden) next
            if (!(key[n] in best) || newer($3, best[key[n]])) best[key[n]] = $3
        }
        END { for (i = 1; i <= n; i++) print rows[i], (best[key[i]] == version[i] ? "default" : "old") }
    ' "$TOP/abi/compat-only.def" "$TOP/abi/$1.abi" | LC_ALL=C sort
}

"$stubs" archs >known
at_least "architectures with a table" "$(wc -l <known)" 7
is "every architecture with startup objects has a table" "$(for d in "$TOP"/floor/startup/*/; do
    grep -q "^$(basename "$d") " known || echo "$d"
done)" ""
while read -r name oldest newest loader; do
    [ -d "$TOP/floor/startup/$name" ] || continue
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

# Those of Debian, which are cross compilers' for other architectures than this index's. Without the versions that stand
# alone: what of 2.43 came to Debian's 2.41 too is for tests/auditor/tables.t.
real() { # ARCH SUITE PACKAGE
    if ! libc_package "$2" deb:amd64 "$3"; then
        skip "$1, $2: as the real libraries" "$REASON"
        return
    elif [ "$MINOR" -gt "$(sed -n "s/^$1 [^ ]* 2\.\([0-9]*\) .*/\1/p" known)" ]; then
        skip "$1, $2: as the real libraries" "it is glibc 2.$MINOR, newer than the table"
        return
    fi
    rm -rf lib
    mkdir lib
    "$stubs" "$1" "2.$MINOR" lib >sonames
    libraries=$(dirname "$(find "$TREE" -name libc.so.6)")
    while read -r so; do cp -L "$libraries/$so" "lib/real-$so"; done <sonames
    # shellcheck disable=SC2046  # a list of words
    (cd lib && exports $(cat ../sonames)) | sed '/ version$/d' >got
    # shellcheck disable=SC2046
    (cd lib && exports $(sed 's/^/real-/' ../sonames)) | sed -e 's/^real-//' -e '/ version$/d' | sort >wanted
    ok "$1, $2: the $(wc -l <wanted) exports of glibc 2.$MINOR, $(grep -c ' old$' wanted) of them for old programs" sh -c 'test -s wanted && diff got wanted'
}
for suite in bullseye bookworm trixie sid; do
    while read -r name package; do real "$name" $suite "$package"; done <<END
x86_64 libc6
aarch64 libc6-arm64-cross
arm libc6-armhf-cross
i386 libc6-i386-cross
powerpc64le libc6-ppc64el-cross
riscv64 libc6-riscv64-cross
s390x libc6-s390x-cross
END
done

# By a link: what a release keeps for old programs only is not there for new ones, as it was in the release before.
case $BUILD_ARCH in x86_64) ;; *) finish; exit ;; esac
while read -r symbol before since; do
    echo "extern char ${symbol}[]; int main(void) { return ${symbol}[0]; }" >old.c
    for release in "$before" "$since"; do
        [ -d "$release" ] || "$BUILD/glibc-floor" --target-glibc="$release" --cc="$CC" --cxx="$CXX" "$release"
    done
    ok "$symbol can be linked at $before" "$before/bin/cc" -w -fPIC -o old old.c -lm
    not_ok "... and not at $since" "$since/bin/cc" -w -fPIC -o old old.c -lm
done <<END
__malloc_hook 2.33 2.34
sys_errlist 2.31 2.32
pow10 2.26 2.27
__exp_finite 2.30 2.31
END
finish
