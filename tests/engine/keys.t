#!/bin/sh
# The engine builds by content: what changed and what depends on it, nothing by time.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/engine.sh"

ok "a first build" build
is "builds all three" "$(built)" "alpha beta gamma "
is "beta saw alpha's prefix" "$(cat "$(prefix beta)/text")" "text of beta
text of alpha"
is "the licence's facts are staged" "$(sed -n 's/^version: //p' "$(prefix alpha)/share/licenses/alpha/component")" 1.0
not_ok "the build directory is gone" [ -e "$(prefix alpha)/../build" ]
first=$(cat "$WORK/o/beta/key")

ok "again" build
is "a no-op builds nothing" "$(built)" ""
find "$top" "$WORK/distfiles" "$WORK/o" -exec touch {} +
ok "after a touch of every file" build
is "time stamps count for nothing" "$(built)" ""
# GNU make 4.3 sometimes leaves the last newline of a file that it reads.
echo echo >>"$top/deps/engine/toolchain"
ok "with an empty line among the facts" build
is "it is no fact" "$(built)" ""

mkdir -p "$top/deps/alpha/patches/1.0"
cat >"$top/deps/alpha/patches/1.0/0001-louder.patch" <<'END'
--- a/text
+++ b/text
@@ -1 +1 @@
-text of alpha
+TEXT OF ALPHA
END
ok "with a patch of alpha" build
is "alpha and its dependent are built" "$(built)" "alpha beta "
is "beta has the patched text" "$(tail -n 1 "$(prefix beta)/text")" "TEXT OF ALPHA"
not_ok "beta has another key" [ "$(cat "$WORK/o/beta/key")" = "$first" ]
sed -i 's/TEXT OF/Text Of/' "$top/deps/alpha/patches/1.0/0001-louder.patch"
ok "with the patch changed" build
is "alpha and its dependent, again" "$(built)" "alpha beta "
rm -r "$top/deps/alpha/patches"
ok "without the patch" build
is "the old prefixes are found again" "$(built)" ""
is "beta's key is the first one" "$(cat "$WORK/o/beta/key")" "$first"

echo 'gamma_COLOUR := red' >>"$top/deps/trains/test.mk"
ok "with a value of gamma's in the train" build
is "only gamma is built" "$(built)" "gamma "
echo '# a comment' >>"$top/deps/beta/Makefile"
ok "with beta's recipe changed" build
is "only beta is built" "$(built)" "beta "
sed -i "s/^CC := .*/CC := $CC -DOTHER/" "$WORK/config.mk"
ok "with another compiler" build
is "everything is built" "$(built)" "alpha beta gamma "

# --- why something would be built again ------------------------------------------------------------------
sed -i "s/^CC := .*/CC := $CC/" "$WORK/config.mk"
ok "a build" build
why() { "$MAKE" -s --no-print-directory -C "$top/deps" CONFIG="$WORK/config.mk" "$1-why" >"$WORK/why" 2>&1; }
why beta
is "nothing has changed: nothing is said" "$(cat "$WORK/why")" ""
echo '# another comment' >>"$top/deps/alpha/Makefile"
sed -i 's/^gamma_COLOUR := .*/gamma_COLOUR := blue/' "$top/deps/trains/test.mk"
why beta
is "a recipe below has changed" "$(cat "$WORK/why")" "alpha 1.0 would be built again:
  file Makefile has changed
beta 1.0 would be built again:
  alpha, which it is made with, would be another"
why gamma
is "a value of the train" "$(cat "$WORK/why")" "gamma 1.0 would be built again:
  gamma_COLOUR
    was red
    is  blue"
sed -i "s/^CC := .*/CC := $CC -DOTHER/" "$WORK/config.mk"
why gamma
ok "another compiler's options" grep -q 'is  .* -DOTHER$' "$WORK/why"
rm -r "$WORK/o/gamma"
why gamma
is "what was never built" "$(cat "$WORK/why")" "gamma 1.0 was never built here"

# --- what scripts ask -----------------------------------------------------------------------------------------
is "a recipe's DEPS, a value of the configuration, one of the train, one that is not there" \
    "$(for name in DEPS_beta TARGET_GLIBC gamma_COLOUR none; do "$top/deps/engine/value" "$WORK/config.mk" $name; done)" \
    "$(printf 'alpha\n2.25\nblue\n\n')"
is "no configuration" "$(status "$top/deps/engine/value" "$WORK/none.mk" TARGET_GLIBC)" 1

# In a build in the source tree objects lie beside the sources: with them every tree would have keys of its own.
built_here=$(ls "$BUILD"/o/*/key 2>/dev/null || :)
if [ -n "$built_here" ]; then
    is "what was built is in no key" "$(for key in $built_here; do
        tr ' ' '\n' <"${key%/*}/$(cat "$key")/key-text" | grep '\.[oda]$'
    done)" ""
else
    skip "what was built is in no key" "no dependency was built in $BUILD"
fi
finish
