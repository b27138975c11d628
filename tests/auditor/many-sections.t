#!/bin/sh
# An object with more sections than 16 bits count: the header of section 0 has their number.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
check() { status "$BUILD/auditor/linkaudit" check -t 2.25 "$@"; }

awk 'BEGIN { for (i = 0; i < 66000; i++) printf "\t.section .s%d,\"a\"\n\t.byte 0\n", i; print "\t.text\n\tcall pidfd_open\n\t.section .note.GNU-stack" }' >sections.s
$CC -c sections.s
is "66000 sections" "$(check sections.o)" 1
is "... and what is behind them" "$(sed -n 's/^  \([a-z-]* *[^ ]*:\) .*/\1/p' out)" "symbol              pidfd_open:"
finish
