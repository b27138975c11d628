#!/bin/sh
# A build killed at any step goes on, and never leaves half a prefix; two makes take turns.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/engine.sh"
requires setsid

# kill_when CONDITION...: starts a build, kills all of it at once when the condition holds.
kill_when() {
    setsid sh -c 'exec "$@"' sh "$top/deps/engine/locked" "$WORK/o/.lock" "$MAKE" -j1 -C "$top/deps" CONFIG="$WORK/config.mk" GOALS="beta gamma" >"$WORK/killed.log" 2>&1 &
    group=$!
    while kill -0 $group 2>/dev/null && ! "$@" 2>/dev/null; do sleep 0.01; done
    killed=no
    if kill -0 $group 2>/dev/null; then killed=yes; kill -KILL "-$group" 2>/dev/null || :; fi
    wait $group 2>/dev/null || :
}
exists() { for f; do [ -e "$f" ] && return 0; done; return 1; }

for step in 'alpha/*/src.part' 'alpha/*/src' 'alpha/*/build' 'alpha/*/prefix.part' 'alpha/*/prefix' 'beta/*/build'; do
    rm -rf "$WORK/o" "$WORK/built" "$WORK/distfiles"
    kill_when sh -c 'for f in $0; do [ -e "$f" ] && exit 0; done; exit 1' "$WORK/o/$step"
    say "killed at $step: $killed"
    ok "after a kill at $step the build goes on" build
    is "... and its product is whole" "$(cat "$(prefix beta)/text")" "text of beta
text of alpha"
done

rm -rf "$WORK/o" "$WORK/built" "$WORK/started"
touch "$WORK/slow"
kill_when exists "$WORK/started"
is "the build was killed" "$killed" yes
not_ok "a kill in the middle of a build leaves no prefix" sh -c "ls -d '$WORK'/o/*/*/prefix"
rm -f "$WORK/slow"
ok "and the build goes on" build

rm -rf "$WORK/o" "$WORK/built"
touch "$WORK/slow"
build -j1 >"$WORK/one" 2>&1 &
one=$!
sleep 0.5
build -j1 >"$WORK/two" 2>&1 &
two=$!
ok "of two makes at once the first does well" wait $one
ok "and the second" wait $two
is "each dependency was built once" "$(built)" "alpha beta gamma "
ok "the second said that it waits" grep -q 'Another make is at work' "$WORK/two"
rm -f "$WORK/slow"

for jobs in -j1 -j8; do
    rm -rf "$WORK/o" "$WORK/built"
    ok "make $jobs" build $jobs
    is "make $jobs builds each once" "$(built)" "alpha beta gamma "
done
finish
