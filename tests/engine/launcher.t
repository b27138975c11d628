#!/bin/sh
# --with-launcher: each compilation goes to ccache or distcc; what is built stays the same, and so does its key.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/engine.sh"
requires ccache ninja cmake

# A floor of the build tree's, and delta: 40 files by archive.mk, 2 by CMake, one by hand, with a header of alpha's.
fake glibc ''
sed -i "s|^cp text .*|cp -a $(FLOOR)/. \$(OUT)/|" "$top/deps/glibc/Makefile"
fake delta 'glibc alpha'
sed -i 's|^cp text .*|mkdir $(OUT)/include; echo "static inline const char *where(void) { return __FILE__; }" >$(OUT)/include/alpha.h|' \
    "$top/deps/alpha/Makefile"
mkdir "$WORK/delta-1.0/cmake"
n=0
while [ $n -lt 40 ]; do
    n=$((n + 1))
    printf '#include <stdio.h>\n#include <alpha.h>\nvoid f%d(void) { printf("%%s %%s %%d", __FILE__, where(), %d); }\n' $n $n >"$WORK/delta-1.0/f$n.c"
done
echo 'extern "C" const char *g() { return __FILE__; }' >"$WORK/delta-1.0/cmake/g.cpp"
echo '#include <alpha.h>' >"$WORK/delta-1.0/cmake/h.c"
printf 'cmake_minimum_required(VERSION 3.16)\nproject(d)\nadd_library(d g.cpp h.c)\n' >"$WORK/delta-1.0/cmake/CMakeLists.txt"
fake delta 'glibc alpha'
for name in glibc delta; do train $name; done >>"$top/deps/trains/test.mk"
cat >"$WORK/commands" <<'END'
$(MAKE) -f $(TOP)/deps/engine/archive.mk ARCHIVE=libf.a SOURCES="$$(echo $(SRC)/*.c)" CC=$(FLOOR_CC) CFLAGS="-g $(DEP_CFLAGS) $(INCLUDES)"
$(CMAKE) -S $(SRC)/cmake
ninja
$(FLOOR_CC) $(DEP_CFLAGS) $(INCLUDES) -c $(SRC)/cmake/h.c
END
sed -i -e "/^cat /r $WORK/commands" -e '/^cat /d' -e 's|^cp text|cp libf.a libd.a h.o|' "$top/deps/delta/Makefile"

launch() { sed -i '/^LAUNCHER/d' "$WORK/config.mk"; echo "LAUNCHER := $1" >>"$WORK/config.mk"; }
delta() { build GOALS=delta >"$WORK/out" 2>&1; }
afresh() { rm -rf "$WORK/o"; }
export CCACHE_DIR="$WORK/ccache"
# Hits, and all compilations; CMake's probes of the compiler are some of them.
hits() { ccache --print-stats | awk '/_cache_hit\t/ && !/remote|local/ { h += $2 } /^cache_miss\t/ { m = $2 } END { print h + 0, h + m }'; }
same() { for f in libf.a libd.a h.o; do cmp "$1/$f" "$2/$f" || return 1; done; }

ok "without a launcher" delta
key=$(cat "$WORK/o/delta/key")
cp -a "$(prefix delta)" "$WORK/plain"

launch ccache
afresh
ok "with ccache" delta
is "... the key is the same" "$(cat "$WORK/o/delta/key")" "$key"
ok "... so is the result, to the byte" same "$WORK/plain" "$(prefix delta)"
read -r _ all <<END
$(hits)
END
ok "... and every compilation went to it ($all)" [ "$all" -ge 43 ]

share() { # NAME: of a build that compiles the same
    read -r hit all <<END
$(hits)
END
    ok "$1: $hit of $all compilations are hits, 95 % or more" [ $((hit * 100)) -ge $((all * 95)) ]
}
echo '# another engine' >>"$top/deps/engine/dep.mk"
ccache -z >/dev/null
ok "with another key of everything" delta
not_ok "... which it has" [ "$(cat "$WORK/o/delta/key")" = "$key" ]
share "another key"
ok "... and the same result" same "$WORK/plain" "$(prefix delta)"
sed -i "s,^O := .*,O := $WORK/elsewhere/and/deeper/o," "$WORK/config.mk"
ccache -z >/dev/null
ok "in another tree" delta
share "another tree"
sed -i "s,^O := .*,O := $WORK/o," "$WORK/config.mk"

if command -v distccd >/dev/null; then
    port=$((20000 + $$ % 10000))
    : >"$WORK/distccd.log"
    chmod 666 "$WORK/distccd.log" # root's distccd becomes another user
    distccd --daemon --no-detach --listen 127.0.0.1 --allow 127.0.0.1 --port $port --jobs 4 --log-level info \
        --log-file "$WORK/distccd.log" &
    server=$!
    trap 'kill $server 2>/dev/null || :' EXIT
    tries=0
    until grep -q started "$WORK/distccd.log" 2>/dev/null || [ $tries = 50 ]; do sleep 0.1; tries=$((tries + 1)); done
    mkdir "$WORK/distcc"
    export DISTCC_HOSTS="127.0.0.1:$port/7" DISTCC_DIR="$WORK/distcc" DISTCC_FALLBACK=0
    launch distcc
    afresh
    ok "with distcc, and no falling back to this machine" delta
    ok "... the same result" same "$WORK/plain" "$(prefix delta)"
    compiled=$(grep -c COMPILE_OK "$WORK/distccd.log" || :)
    ok "... compiled by the server: $compiled" [ "$compiled" -ge 43 ]
    is "-j is what its machines take" "$("$TOP/deps/engine/jobs" make distcc '')" -j7
    is "... a user's own -j stays" "$("$TOP/deps/engine/jobs" make distcc ' -j3' 2>&1)" ''
    is "without another machine -j is this one's" "$(DISTCC_HOSTS=localhost "$TOP/deps/engine/jobs" make distcc '' 2>"$WORK/told")" \
        "$("$TOP/deps/engine/jobs" make '' '' 2>/dev/null)"
    ok "... and it says so" grep -q 'distcc knows no other machine' "$WORK/told"
    kill $server
else
    skip "with distcc" "distccd is not installed"
fi

if command -v sccache >/dev/null; then
    export SCCACHE_DIR="$WORK/sccache" SCCACHE_SERVER_PORT=$((30000 + $$ % 10000))
    launch sccache
    afresh
    ok "with sccache" delta
    ok "... the same result" same "$WORK/plain" "$(prefix delta)"
    ok "... its server does not hold the build's lock" flock -n "$WORK/o/.lock" true
    ok "... it got the compilations" sh -c "sccache --show-stats | awk '/^Compile requests  / { exit !(\$3 >= 43) }'"
    sccache --stop-server >/dev/null 2>&1
else
    skip "with sccache" "it is not installed"
fi
finish
