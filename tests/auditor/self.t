#!/bin/sh
# linkaudit passes its own audit when it is built at the floor, by plain cc as its Makefile says.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
floor=$(FLOOR)
ok "builds by one cc command" "$floor/bin/cc" -std=c11 -Wall -Wextra -Werror -O2 -iquote "$TOP/auditor" -iquote "$TOP" -o "$WORK/linkaudit" \
    "$TOP"/auditor/*.c "$TOP"/auditor/*/*.c "$TOP"/abi/*.c
is "passes its own audit" "$(status "$WORK/linkaudit" check -t "$TARGET_GLIBC" "$WORK/linkaudit")" 0
say_file "$WORK/out"
ok "builds alone by make -C auditor" "$MAKE" -s -C "$TOP/auditor" BUILD="$WORK/alone" CC="$CC" CFLAGS="-O1 -g -fsanitize=address,undefined -Werror" LDFLAGS="-fsanitize=address,undefined"
is "and clean under the sanitizers" "$(status "$WORK/alone/linkaudit" check -t "$TARGET_GLIBC" "$BUILD/bpftrace" "$WORK/linkaudit")" 0
finish
