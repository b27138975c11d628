#!/bin/sh
# linkaudit, glibc-floor and a floor are the same bytes, whoever builds them where and how. `make reproducible` is for all else.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
sources="$TOP/MANIFEST"
[ -f "$sources" ] || { git -C "$TOP" ls-files >files && sources=$WORK/files; }

copy_sources() {
    mkdir -p "$1/sources"
    grep -E '^(abi|auditor|floor)/' "$sources" | tar -C "$TOP" -cf - -T - | tar -C "$1/sources" -xf -
}
cat >build <<'END'
# Installs both programs, and makes a floor by the installed one: build CC JOBS
set -eu
unset MAKEFLAGS MAKELEVEL
here=$PWD
make -s "-j$2" -C sources/auditor CC="$1" install install-data PREFIX="$here/installed"
make -s "-j$2" -f sources/floor/Makefile BUILD="$here/built" CC="$1" install PREFIX="$here/installed"
installed/bin/glibc-floor --target-glibc=2.17 --cc="$1" "$here/floor"
sed -i "s,$here,HERE,g" floor/meson.ini floor/cargo.toml floor/env # which name the floor's place
END
copy_sources one
copy_sources elsewhere/two
ok "a build" env -C one sh "$WORK/build" "$CC" 2
varied() { "$TOP/tests/release/varied" elsewhere/two sh "$WORK/build" "$CC" 1 >varied.log 2>&1 || { cat varied.log; return 1; }; }
ok "... elsewhere, varied" varied
sed -n 's/^not varied/# &/p' varied.log
for directory in one elsewhere/two; do
    (cd $directory && find installed floor -type f | LC_ALL=C sort | xargs sha256sum) >"$(basename $directory).sums"
done
ok "there are programs, parts and a floor" [ "$(grep -c '/linkaudit$\|/stubs$\|/kept/.*\.o$\|libc\.so\.6$' one.sums)" -gt 50 ]
is "the bytes are the same" "$(comm -3 one.sums two.sums)" ""
if ! cmp -s one.sums two.sums && command -v diffoscope >/dev/null; then
    diffoscope --max-report-size 4000 --exclude-directory-metadata=yes one/installed elsewhere/two/installed >difference || :
    say_file difference
fi
finish
