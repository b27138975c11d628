#!/bin/sh
# Sources: the distfiles directory first, then each route; a wrong hash is refused; offline says what is missing.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/engine.sh"

ok "make fetch in a fresh tree" build fetch
is "... gets every source" "$(cd "$WORK/distfiles" && echo ./*.tar.gz)" "./alpha-1.0.tar.gz ./beta-1.0.tar.gz ./gamma-1.0.tar.gz"
not_ok "... and builds nothing" ls "$WORK"/o/alpha/key
rm -rf "$WORK/distfiles"
ok "a build fetches what is missing" build
ok "and keeps it" [ -f "$WORK/distfiles/alpha-1.0.tar.gz" ]
rm -rf "$WORK/o"
mv "$WORK/upstream" "$WORK/gone"
ok "with the distfiles alone it builds" build
ok "make fetch has nothing to do" build fetch
rm -rf "$WORK/o"
mv "$WORK/distfiles/alpha-1.0.tar.gz" "$WORK/distfiles/twin-1.0.tar.gz"
ok "what another recipe fetched of the same source serves" build
not_ok "... as it lies there" [ -e "$WORK/distfiles/alpha-1.0.tar.gz" ]
mv "$WORK/distfiles/twin-1.0.tar.gz" "$WORK/distfiles/alpha-1.0.tar.gz"

rm -rf "$WORK/o"
echo garbage >>"$WORK/distfiles/alpha-1.0.tar.gz"
is "a wrong hash and no other route: exit status" "$(status build)" 2
ok "... says that the file is refused" grep -q 'alpha-1.0.tar.gz: refused, its SHA-256 is' "$WORK/out"
ok "... says what is missing, and where to put it" grep -q "Put one of these files into $WORK/distfiles" "$WORK/out"
ok "... with its name and hash" grep -q "alpha-1.0.tar.gz  SHA-256 [0-9a-f]\{64\}  from file://" "$WORK/out"
not_ok "... and alpha is not built" ls "$WORK"/o/alpha/*/prefix
mv "$WORK/gone" "$WORK/upstream"
ok "the next route has it: refused and fetched anew" build

# A route that gives another file than the pinned one, before one that gives the right one.
rm -rf "$WORK/o" "$WORK/distfiles"
mkdir "$WORK/mirror"
echo garbage >"$WORK/mirror/alpha-1.0.tar.gz"
sum=$(sha256sum <"$WORK/upstream/alpha-1.0.tar.gz")
sed -i "s,^alpha_SOURCES := ,&url:file://$WORK/mirror/alpha-1.0.tar.gz|${sum%% *} ," "$top/deps/trains/test.mk"
ok "a mirror's wrong file is passed over" build
ok "... and named" grep -rq 'refused, its SHA-256' "$WORK"/o/alpha/*/log
is "the right file is kept" "$(sha256sum <"$WORK/distfiles/alpha-1.0.tar.gz")" "$sum"

rm -rf "$WORK/o" "$WORK/distfiles" "$WORK/upstream"
is "no network and no distfiles: exit status" "$(status build -k)" 2
is "... each route's failure is one line" "$(grep -c 'file://' "$WORK"/o/gamma/*/log) $(grep -c "^fetch:   (37)" "$WORK"/o/gamma/*/log)" "3 1"
for name in alpha gamma; do
    ok "... $name's file is asked for" grep -q "$name-1.0.tar.gz  SHA-256" "$WORK/out"
done
finish
