#!/bin/sh
# What goes wrong in a build ends in one clear message: the step, the log's end and its path, what to do.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/engine.sh"

sed -i 's/^cat .*/echo "it is broken: error 7"; exit 7/' "$top/deps/alpha/Makefile"
is "a failing build: exit status" "$(status build)" 2
ok "... names the dependency and the step" grep -q 'alpha 1.0  *build  *FAILED' "$WORK/out"
ok "... shows the log's end" grep -q 'it is broken: error 7' "$WORK/out"
log=$(sed -n 's/^The whole log: //p' "$WORK/out")
ok "... and the log's path" grep -q 'it is broken' "$log"
is "... and leaves a line for the end of make's output" "$(cat "$WORK/o/.failed")" "alpha 1.0: build failed; the whole log: $log"
not_ok "... and beta is not tried" [ -e "$WORK/o/beta/key" ]
# The top make shows that line last, since what runs beside goes on and writes below the message.
cat >"$WORK/deps-make" <<'END'
echo 'alpha 1.0: build failed; the whole log: here' >o/.failed
echo 'beta goes on'
exit 3
END
is "a make at the top that fails so: exit status" "$(status "$MAKE" -C "$BUILD" --no-print-directory products DEPS_MAKE="sh $WORK/deps-make")" 2
is "... its last line but make's own" "$(grep -v '^make' "$WORK/out" | tail -n 1)" "alpha 1.0: build failed; the whole log: here"

# The way out, where one is known; none is made up.
failed() { # TITLE TEXT
    printf '== before build\nKilled\n== %s build\n%s\n' "$1" "$2" >"$WORK/log"
    "$top/deps/engine/way-out" "$1" "$WORK/log" | sed 's/^A way out: //; s/, .*//'
}
is "the way out of a warning that is an error" "$(failed 'elfutils 0.192' 'a.c:1: error: x [-Werror=y]')" "./configure CFLAGS=-Wno-error CXXFLAGS=-Wno-error"
is "... of too little memory" "$(failed 'zlib 1' 'c++: fatal error: Killed signal terminated program cc1plus')" "make -j1"
is "... of a compiler that fails" "$(failed 'zlib 1' 'x.c:1: internal compiler error: in f')" "./configure CC=clang CXX=clang++"
is "... of a tool that is missing" "$(failed 'zlib 1' 'sh: 1: flex: not found')" "./bootstrap"
is "... of a linker that fails" "$(failed 'zlib 1' 'ld.lld: error: x')" "./configure LLD=/bin/false"
is "... of flags that were given" "$(USER_FLAGS=-O9 failed 'zlib 1' 'error: x')" "./configure without -O9"
is "... of the distribution's LLVM" "$(WITH_LLVM=distro failed 'clang 14' 'error: x')" "./configure --with-llvm=packages"
is "... of Debian's LLVM" "$(WITH_LLVM=packages failed 'llvm 14' 'error: x')" "./configure --with-llvm=source"
is "... none where none is known" "$(WITH_LLVM=source failed 'llvm 14' 'error: x')" ""
fake alpha ''
sed -i 's/^cat .*/echo "x.c: error: y [-Werror=z]"; exit 7/' "$top/deps/alpha/Makefile"
is "a build that fails so: exit status" "$(status build)" 2
ok "... names the way out at its end" grep -q '^A way out: ./configure CFLAGS=-Wno-error' "$WORK/out"

fake alpha ''
sed -i 's/^DEPS    := alpha/DEPS    := alhpa/' "$top/deps/beta/Makefile"
is "a misspelt dependency is an error" "$(status build)" 2
ok "... that names it" grep -q alhpa "$WORK/out"
fake beta alpha

ok "V=1 shows the commands" sh -c "V=1 '$MAKE' -C '$top/deps' CONFIG='$WORK/config.mk' GOALS=alpha | grep -q 'text of\|cat .*text'"
"$MAKE" -n -C "$top/deps" CONFIG="$WORK/config.mk" GOALS=gamma >"$WORK/dry" 2>&1
ok "make -n tells" grep -q 'gamma 1.0 .*would run' "$WORK/dry"
not_ok "make -n does nothing" sh -c "ls -d '$WORK'/o/gamma/*/prefix '$WORK'/o/gamma/*/src"

mkdir -p "$WORK/small"
if mount -t tmpfs -o size=40m none "$WORK/small" 2>/dev/null; then
    sed -i "s,^O := .*,O := $WORK/small/o," "$WORK/config.mk"
    sed -i 's/^cat .*/head -c 60000000 \/dev\/zero >text/' "$top/deps/gamma/Makefile"
    is "a full disk: exit status" "$(status build)" 2
    ok "... says so, and where" grep -qi "disk is full: make room on the file system of $WORK/small\|No space left" "$WORK/out"
    umount "$WORK/small"
    sed -i "s,^O := .*,O := $WORK/o," "$WORK/config.mk"
    fake gamma ''
    ok "with room again it builds" build
else
    skip "a full disk" "a small tmpfs takes root"
fi
if [ "$(id -u)" != 0 ]; then
    mkdir "$WORK/readonly" && chmod 555 "$WORK/readonly"
    sed -i "s,^O := .*,O := $WORK/readonly/o," "$WORK/config.mk"
    is "a build tree that can't be written: exit status" "$(status build)" 2
    sed -i "s,^O := .*,O := $WORK/o," "$WORK/config.mk"
else
    skip "a build tree that can't be written" "root writes everywhere"
fi

# What is said on the command line is this project's, not the dependencies' makes'.
# shellcheck disable=SC2016  # make's dollars
printf 'all:\n\techo $(CC) $(prefix) >text\n' >"$WORK/inner.mk"
sed -i "s,^cat .*,\$(MAKE) -f $WORK/inner.mk CC=of-the-recipe," "$top/deps/gamma/Makefile"
ok "make CC= prefix=" build CC="$CC" prefix=/nowhere
is "... does not reach a dependency's own make" "$(cat "$(prefix gamma)/text")" of-the-recipe
fake gamma ''
sed -i 's/^cat .*/env >text/' "$top/deps/gamma/Makefile"
ok "with a caller's environment" env CMAKE_PREFIX_PATH=/leaks CFLAGS=-leaks LD_LIBRARY_PATH=/leaks "$MAKE" -C "$top/deps" CONFIG="$WORK/config.mk" GOALS=gamma
not_ok "... none of it reaches a build" grep -q leaks "$(prefix gamma)/text"
finish
