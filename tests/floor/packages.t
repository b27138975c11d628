#!/bin/sh
# Others' programs: packages of tests/floor/packages, built at the floor 2.17 by its compilers, pass their own tests and the audit.
# Here one of them; `make check-packages` takes them all. A package whose tests fail is tried without the floor too.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
JOBS=$(getconf _NPROCESSORS_ONLN)
export JOBS CC CXX
release=2.17
tarballs=$BUILD/check-tree/packages # kept from run to run
mkdir -p "$tarballs"
cd "$WORK"
ok "a floor" "$BUILD/glibc-floor" --target-glibc=$release --cc="$CC" --cxx="$CXX" floor

fetch_all() { # NAME-VERSION ROUTE... of one or more sources, by line
    echo "$SOURCES" | sed '2,$s/^\([^ ]\)/\n\1/' | awk -v RS= '{ $1 = $1; print }' | while read -r name routes; do
        mkdir "$name"
        file=$("$TOP/deps/engine/fetch" "$name" "$tarballs" $routes) && tar -C "$name" --strip-components=1 -xf "$file" || exit 1
    done
}
# try NAME: fetches, builds and tests in that directory, with CC and CXX; leaves build.log, check.log and status there.
try() (
    mkdir "$1"
    cd "$1"
    if ! fetch_all >build.log 2>&1; then
        echo "no sources" >status
    elif ! sh -euc ". '$TOP/tests/floor/packages/$package'; build" >>build.log 2>&1; then
        echo "not built" >status
    elif check >check.log 2>&1; then
        echo passed >status
    else
        echo failed >status
    fi
)

say "package | its own tests, passed | needs, by linkaudit | on glibc $release"
for package in ${PACKAGES:-ninja}; do
    # shellcheck source=/dev/null
    . "$TOP/tests/floor/packages/$package"
    missing=$(for tool in $TOOLS; do command -v "$tool" >/dev/null || echo "$tool"; done)
    if [ -n "$missing" ]; then skip "$package" "$missing is not installed"; continue; fi
    CC=$WORK/floor/bin/cc CXX=$WORK/floor/bin/c++ try "$package"
    if [ "$(cat "$package/status")" = "no sources" ]; then skip "$package" "$(tail -n 1 "$package/build.log")"; continue; fi
    is "$package: its own tests" "$(cat "$package/status")" passed
    if [ "$(cat "$package/status")" != passed ]; then
        tail -n 20 "$package"/*.log | sed 's/^/#   /'
        try "$package-native"
        say "$package without the floor: $(cat "$package-native/status")"
        continue
    fi
    passed=$(count "$package/check.log" || :)
    ok "$package: has tests, $passed" [ "$passed" -gt 0 ]
    for file in $FILES; do
        is "$file: audit" "$(status "$BUILD/auditor/linkaudit" check -t $release "$package/$file")" 0
        say "$package | $passed | $(sed -n 's/.*: needs //p' out) | $(sed -n 's/.*: \([A-Z]*\) for.*/\1/p' out)"
    done
done
finish
