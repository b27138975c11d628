#!/bin/sh
# Others' programs, the packages of tests/floor/packages: built at the floor 2.17 they pass the audit, and their own tests here and
# under older glibcs. One of them; `make check-packages` takes them all, each beside a native build: what fails there may fail.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf patchelf
JOBS=$(getconf _NPROCESSORS_ONLN)
export JOBS CC CXX
release=2.17
tarballs=$BUILD/check-tree/packages # kept from run to run
mkdir -p "$tarballs"
cd "$WORK"
. "$TOP/tests/lib/glibcs.sh"
ok "a floor" "$BUILD/glibc-floor" --target-glibc=$release --cc="$CC" --cxx="$CXX" floor

fetch_all() { # NAME-VERSION ROUTE... of each source, by line
    echo "$SOURCES" | sed '2,$s/^\([^ ]\)/\n\1/' | awk -v RS= '{ $1 = $1; print }' | while read -r name routes; do
        [ -d "$name" ] || mkdir "$name"
        file=$("$TOP/deps/engine/fetch" "$name" "$tarballs" $routes) || exit 1
        case $file in
        *.deb) dpkg-deb -x "$file" "$name" ;;
        *) tar -C "$name" --strip-components=1 -xf "$file" ;;
        esac || exit 1
    done
}
# recipe FUNCTION ARGUMENT...: of the package, without what the tests' environment would tell a Makefile.
recipe() { timeout 3600 env -u TOP -u BUILD -u HOST_ARCH sh -euc ". '$TOP/tests/floor/packages/$package'; $*"; }
# built DIR: fetches and builds there, with CC, CXX, FC and, where it is the floor's, FLOOR; else status 1, and why in DIR/why.
built() (
    rm -rf "$1"
    mkdir "$1"
    cd "$1"
    if ! fetch_all >build.log 2>&1; then echo "no sources" >why; exit 1; fi
    if ! recipe build >>build.log 2>&1; then echo "not built" >why; exit 1; fi
)
# checked DIR GLIBC: runs the tests there: how many passed is in DIR/passed-GLIBC, which failed in DIR/failed-GLIBC.
checked() (
    cd "$1"
    status=0
    # Not this machine's iconv, which git's tests run: its libc can't load modules of 2.17.
    if [ -e "$WORK/gconv-$2" ]; then export GCONV_PATH="$WORK/gconv-$2" PATH="$WORK/tools:$PATH"; fi
    recipe check >"check-$2.log" 2>&1 || status=$?
    recipe passed "check-$2.log" >"passed-$2" || :
    [ -s "passed-$2" ] || echo 0 >"passed-$2"
    recipe failed "check-$2.log" | sort -u >"failed-$2"
    [ $status = 0 ] || [ -s "failed-$2" ] || echo "the tests ended with status $status" >"failed-$2"
)
# unexplained DIR GLIBC: what failed there, but for what FAULTS of the recipe explains: "RELEASE REGEX", faults of a libc of
# that release or older, which a program that was built there has too.
unexplained() {
    FAULTS=$FAULTS awk -v glibc="${2#2.}" '
        BEGIN {
            lines = split(ENVIRON["FAULTS"], line, "\n")
            for (i = 1; i <= lines; i++) {
                split(line[i], fault)
                if (glibc != "host" && glibc + 0 <= substr(fault[1], 3) + 0) known[fault[2]]
            }
        }
        { for (name in known) if ($0 ~ name) next; print }' "$1/failed-$2"
}
# moved GLIBC DIR: gives the programs below DIR, and those only, the loader and the libraries of that glibc; prints how many.
moved() {
    linked_files "$2" | while read -r file; do
        patchelf --print-interpreter "$file" >/dev/null 2>&1 || continue
        before=$(patchelf --print-rpath "$file" | sed "s|$WORK/libraries-[^:]*:*||")
        patchelf --set-interpreter "$WORK/loader-$1" --force-rpath --set-rpath "$WORK/libraries-$1${before:+:$before}" "$file"
        echo "$file"
    done | wc -l
}
mkdir tools
printf '#!/bin/sh\nunset GCONV_PATH\nexec %s "$@"\n' "$(command -v iconv)" >tools/iconv
chmod +x tools/iconv
host_cc=$CC host_cxx=$CXX
natively() { export FLOOR='' CC="$host_cc" CXX="$host_cxx" FC=gfortran; }
by_floor() { export FLOOR="$WORK/floor" CC="$WORK/floor/bin/cc" CXX="$WORK/floor/bin/c++" FC="$WORK/floor/bin/fc"; }
audited() { # FILE: prints what it needs
    is "$1: audit" "$(status "$BUILD/auditor/linkaudit" check -t $release "$1")" 0
    needs=$(sed -n 's/.*: needs //p' out)
    [ -n "$needs" ] || needs=$(sed -n 's/.*: PASS: //p' out)
}

say "package | natively | by the floor, here and under each glibc | needs"
for package in ${PACKAGES:-ninja}; do
    FAULTS=
    # shellcheck source=/dev/null
    . "$TOP/tests/floor/packages/$package"
    missing=$(for tool in $TOOLS; do command -v "$tool" >/dev/null || echo "$tool"; done)
    if [ -n "$missing" ]; then skip "$package" "$(echo "$missing" | xargs) is not installed"; continue; fi
    row='' least=1 may_fail=/dev/null
    if [ -n "${PACKAGES-}" ]; then
        natively
        if built "$package-native"; then
            checked "$package-native" native
            row=$(cat "$package-native/passed-native") may_fail=$package-native/failed-native
            at_least "$package: tests that pass natively" "$row" 2
            least=$(((row * 98 + 99) / 100)) # some tests pass themselves over, by the time that they have
        else
            say "$package natively: $(cat "$package-native/why")"
        fi
    fi
    by_floor
    if ! built "$package"; then
        case $(cat "$package/why") in
        "no sources") skip "$package" "$(tail -n 1 "$package/build.log")" ;;
        *) is "$package is built" "$(cat "$package/why")" built; tail -n 20 "$package/build.log" | sed 's/^/#   /' ;;
        esac
        continue
    fi
    for file in $FILES; do audited "$package/$file"; done
    for glibc in $glibcs; do
        [ "$glibc" = host ] || at_least "$package: programs that take glibc $glibc" "$(moved "$glibc" "$package")" 1
        checked "$package" "$glibc"
        is "$package: what fails under glibc $glibc and not natively" \
            "$(unexplained "$package" "$glibc" | comm -13 "$may_fail" -)" ""
        at_least "$package: tests that pass under glibc $glibc" "$(cat "$package/passed-$glibc")" "$least"
        row="$row | $(cat "$package/passed-$glibc")"
    done
    say "$package | $row | $needs"
done
finish
