#!/bin/sh
# make install DESTDIR= and uninstall: what is put where, and that all of it goes again. A no-op make does nothing.
. "${0%/*}/functions.sh"
cd "$BUILD"
ok "make install" "$MAKE" install DESTDIR="$WORK/dest" prefix=/usr
cd "$WORK/dest/usr"
for program in bpftrace bpftrace-aotrt linkaudit; do ok "bin/$program" [ -x bin/$program ]; done
ok "the tools" [ -x share/bpftrace/tools/opensnoop.bt ]
ok "bpftrace is the audited one" cmp bin/bpftrace "$BUILD/bpftrace"
cd "$BUILD"
ok "make uninstall" "$MAKE" uninstall DESTDIR="$WORK/dest" prefix=/usr
is "nothing is left" "$(find "$WORK/dest" -type f | wc -l)" 0

start=$(date +%s%N)
is "a no-op make prints nothing" "$("$MAKE" -s 2>&1)" ""
say "a no-op make took $((($(date +%s%N) - start) / 1000000)) ms"
sum=$(sha256sum bpftrace)
touch "$TOP/deps/zlib/Makefile" config.mk
is "touched files build nothing" "$("$MAKE" -s 2>&1)" ""
is "the program is the same" "$(sha256sum bpftrace)" "$sum"
finish
