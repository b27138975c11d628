#!/bin/sh
# linkaudit's oracle is the loader: no PASS that a loader refuses, no FAIL that every loader takes, on small files that have one
# property each (tests/auditor/oracle/properties). On this machine, x86_64; `make oracle` does so for every architecture.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
[ "$BUILD_ARCH" = x86_64 ] || skip_all "the files are started on this machine, which is no x86_64: make oracle has qemu start them"
. "$TOP/tests/auditor/oracle/oracle.sh"
ok "the generator and the loader's runner compile" oracle_tools
old_glibc || skip_all "$OLD_REASON"
guards >"$WORK/guards"

# loaded SUITE NUMBER: what the loader of that Debian does with each, in $WORK/loaded-NUMBER.
loaded() {
    mkdir -p "$WORK/files-$2"
    make_files "$BUILD_ARCH" "$WORK/files-$2" "$LOADER" &&
        find "$WORK/files-$2" -mindepth 1 -type d | sort | "$WORK/load" "$LIBRARIES" "$WORK/files-$2" |
        sed "s|^$WORK/files-[0-9]*/||" >"$WORK/loaded-$2"
}
ok "files under the oldest glibc" loaded bullseye 1
judge_files "$WORK/files-1" "$(glibc_version "$LIBRARIES" | sed 's/2\.//')" | sed "s|^$WORK/files-1/||" >"$WORK/verdicts.tsv"
set -- "$WORK/loaded-1"
if debian_glibc sid; then
    ok "files under the newest glibc" loaded sid 2
    set -- "$@" "$WORK/loaded-2"
else
    skip "files under the newest glibc" "$REASON"
fi
compare "$BUILD_ARCH" "$WORK/verdicts.tsv" "$WORK/guards" "$@" >"$WORK/table"
say "$(wc -l <"$WORK/table") rows in check-tree/oracle/table"
# shellcheck disable=SC2016  # the inner shell's
ok "the good files load and pass" sh -c 'grep -c "	nothing	.*	PASS	-	loads.*	$" "$1" | grep -qx 4' sh "$WORK/table"
ok "some are refused" grep -q "	FAIL	.*refused" "$WORK/table"
is "no PASS that a loader refuses, no FAIL that each takes" "$(grep 'red: ' "$WORK/table")" ""
finish
