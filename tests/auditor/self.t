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
# The objects of a make at the top are those of make -C auditor: each has to see that a header changed.
changed() { "$MAKE" -n -C "$TOP/auditor" -W "$TOP/auditor/judge/facts.h" CC="$CC" BUILD="$1" | grep -c -- ' -c -o '; }
there=$(changed "$WORK/alone")
at_least "a header that changed: objects that are compiled again" "$there" 10
is "... by another name of the directory too" "$(changed "$(realpath --relative-to="$TOP/auditor" "$WORK/alone")")" "$there"
is "and clean under the sanitizers" "$(status "$WORK/alone/linkaudit" check -t "$TARGET_GLIBC" "$BUILD/bpftrace" "$WORK/linkaudit")" 0
finish
