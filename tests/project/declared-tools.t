#!/bin/sh
# Tests with a PATH of declared tools alone: those of the packages that ./bootstrap installs for the build, of what these
# depend on, and of Debian's essential packages. Where another tool is missing a test may skip, it never fails.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires dpkg-query
cd "$WORK"

# Those that take seconds; room/name, without the t.
fast() {
    cat <<'END'
auditor/manual
auditor/usage
engine/errors
engine/sources
floor/compat-table
floor/manual
END
}

# Packages with all that they depend on, of those that are installed, one a line. Of a name that several provide the one
# that Debian requires counts, else the first.
with_dependencies() { # PACKAGE...
    # shellcheck disable=SC2016  # dpkg's variables
    dpkg-query -W -f '${Package}\t${Essential}\t${Priority}\t${Provides}\t${Pre-Depends}, ${Depends}\n' |
        awk -F '\t' -v wanted="$*" '
            function names(list, into) { # without versions and architectures
                gsub(/\([^)]*\)|:[a-z0-9]+| +/, "", list)
                return split(list, into, /[,|]/)
            }
            {
                depends[$1] = $5
                if ($2 == "yes") wanted = wanted " " $1
                n = names($4, virtual)
                for (i = 1; i <= n; i++)
                    if (!(virtual[i] in provider) || $3 == "required") provider[virtual[i]] = $1
            }
            function take(package,   list, n, i) {
                if (!(package in depends) && (package in provider)) package = provider[package]
                if (package in taken || !(package in depends)) return
                taken[package]
                n = names(depends[package], list)
                for (i = 1; i <= n; i++) take(list[i])
            }
            END {
                n = split(wanted, first, " ")
                for (i = 1; i <= n; i++) take(first[i])
                for (package in taken) print package
            }'
}
# Their programs, and the links of update-alternatives to them, in the directory tools.
mkdir tools
# shellcheck disable=SC2046  # lists of words
dpkg-query -L $(with_dependencies $("$TOP/deps/host/tools" packages boot build quick source | tr '|' ' ')) 2>/dev/null |
    grep -E '^(/usr)?/s?bin/[^/]+$' | sort -u >files
xargs ln -sf -t tools <files
xargs readlink -f <files >real
find /usr/bin /usr/sbin -lname '/etc/alternatives/*' >links
xargs readlink -f <links >targets
paste links targets | awk 'FILENAME == ARGV[1] { real[$1]; next } $2 in real { print $1 }' real - | xargs ln -sf -t tools
for tool in gcc g++ cc make awk sed autoreconf automake cmake ld; do ok "declared: $tool" [ -x "tools/$tool" ]; done
for tool in jq shellcheck; do not_ok "not declared: $tool" [ -e "tools/$tool" ]; done

# Their output is their own, and what they keep in check-tree/ too.
mkdir build
for file in "$BUILD"/*; do
    case $file in
    */check-tree) ;;
    */auditor | */floor-programs) cp -RL "$file" build/ ;; # some run make in it
    *) ln -s "$file" build/ ;;
    esac
done
fast >list
while read -r test; do
    is "$test" "$(status env PATH="$WORK/tools" BUILD="$WORK/build" "$WORK/tools/sh" "$TOP/tests/$test.t" </dev/null)" 0
    grep '^not ok' out | sed 's/^/# /' || :
done <list
rm -rf build/check-tree
finish
