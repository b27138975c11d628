#!/bin/sh
# The programs of tests/floor/programs, built at four floors, run under this host's glibc and those of Debian 11, 12, 13 and sid, and
# pass the audit. Ends with a table: how many of each floor's programs were built, and ran under each.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
requires strings readelf
export FLOOR_TEST=yes
HOST=$(getconf GNU_LIBC_VERSION)
HOST=${HOST#* }

# --- the glibcs: a name and how to run a program under it ------------------------------------------
# This host has its own converters; its localedef, and the sources of locales from whichever suite has them.
under_host() { LD_LIBRARY_PATH=. LOCPATH=$WORK timeout 60 "$@"; }
under_debian() { # SUITE PROGRAM ARGUMENT...
    debian_glibc "$1"
    shift
    LOCPATH=$GLIBC/locale GCONV_PATH=$GLIBC/usr/lib/x86_64-linux-gnu/gconv timeout 60 "$LOADER" --library-path "$LIBRARIES:." "$@"
}
under() { case $1 in host) shift; under_host "$@" ;; *) under_debian "$@" ;; esac; }
suites=
titles=
for suite in bullseye bookworm trixie sid; do
    if debian_glibc $suite; then
        suites="$suites $suite"
        titles="$titles $(glibc_version "$LIBRARIES")"
        cp -R "$GLIBC/locale/de_DE.UTF-8" . # the format is the same since 2.3
    else
        skip "programs under the glibc of Debian's $suite" "$REASON"
    fi
done
# runs RELEASE FILE: under each glibc with "ok" as the whole output; counts, in N_of_RELEASE_under_SUITE.
runs() {
    for suite in host $suites; do
        output=$(under "$suite" "./$2" ./library.so 2>&1) || output="exit status $?: $output"
        is "$1 $2: under $suite's glibc" "$output" ok
        [ "$output" != ok ] || echo "$1 $suite" >>"$WORK/ran"
    done
}

# --- build, audit, run ------------------------------------------------------------------------------
packed=
if [ "$BUILD_ARCH" = x86_64 ] && lld_in_path; then
    packed=packed
else
    skip "packed relocations" "they take ld.lld and x86_64"
fi
releases=$(printf '%s\n' 2.17 "$TARGET_GLIBC" 2.25 2.28 2.31 | sort -uV)
# How its programs are linked: in all three ways at the oldest floor, in one at each of the others.
kinds_at() { case $1 in 2.17) echo "pie exec $packed" ;; 2.28) echo exec ;; 2.31) echo pie ;; *) echo "${packed:-pie}" ;; esac; }
: >built
: >ran
for release in $releases; do
    mkdir "$release"
    cd "$release"
    kinds=$(kinds_at "$release")
    ok "$release: a floor" "$BUILD/glibc-floor" --target-glibc="$release" --cc="$CC" --cxx="$CXX" floor
    build="make -k -j$(getconf _NPROCESSORS_ONLN) -f $TOP/tests/floor/programs/Makefile FLOOR=floor KINDS='$kinds'"
    ok "$release: all programs are built" sh -c "$build"
    printf 'glibc %s\nlibrary library.so\n' "$release" >policy
    set -- "$TOP"/tests/floor/programs/*.c "$TOP"/tests/floor/programs/*.cc
    at_least "$release: programs" $# 10
    for source; do
        program=$(basename "${source%.*}")
        for kind in $kinds; do
            file=$kind/$program
            case $file in packed/order | */library) continue ;; esac
            [ ! -x "$file" ] || echo "$release" >>"$WORK/built"
            is "$release $file: audit" "$(status "$BUILD/auditor/linkaudit" check --policy=./policy "$file")" 0
            runs "$release" "$file"
        done
    done
    cd ..
done

# The price of what asks the running libc: at 2.17 wait_for and the destructors of thread-locals.
costs_libdl() { readelf -dW "$1" | grep -c 'libdl\.so\.2'; }
is "2.17: threads needs libdl" "$(costs_libdl 2.17/pie/threads)" 1
is "2.31: threads doesn't" "$(costs_libdl 2.31/pie/threads)" 0

is "-static is refused" "$(status 2.17/floor/bin/cc -static -o x "$TOP/tests/floor/programs/posix.c")" 1
ok "... with the reason" grep -q 'no static glibc' out
echo '#include <features.h>
#if __GLIBC_PREREQ(2, 18) || !__GLIBC_PREREQ(2, 17)
#error wrong
#endif' >prereq.c
ok "__GLIBC_PREREQ tells the truth" 2.17/floor/bin/cc -c prereq.c

printf '# %-6s %-9s %-9s %-6s %-6s %-6s %s\n' floor programs "host $HOST" $titles
for release in $releases; do
    counts=$(for suite in host $suites; do grep -cx "$release $suite" ran || :; done)
    printf '# %-6s %-9s %-9s %-6s %-6s %-6s %s\n' "$release" "$(grep -cx "$release" built)" $counts
done
finish
