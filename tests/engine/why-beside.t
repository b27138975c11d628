#!/bin/sh
# make why waits for no lock: beside it a make builds nothing, and says nothing.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/engine.sh"
why() { "$MAKE" -s --no-print-directory -C "$top/deps" CONFIG="$WORK/config.mk" "$1-why" >"$WORK/why" 2>&1; }

# In CI a no-op make built LLVM again: a key was made of a file that another make was writing.
ok "a build" build
built >/dev/null
(while [ ! -e "$WORK/stop" ]; do why beta; done) &
# shellcheck disable=SC2119  # its arguments are for make
for _ in 1 2 3 4 5 6 7 8; do build; done >"$WORK/out" 2>&1
touch "$WORK/stop"
wait
is "make why beside make: nothing is built" "$(built)" ""
is "... nor said" "$(cat "$WORK/out")" ""
finish
