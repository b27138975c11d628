#!/bin/sh
# linkaudit's oracle is the loader: no PASS that a loader refuses, no FAIL that every loader takes, on small files that have one
# property each (tests/auditor/oracle/properties), and some with two. On this machine, x86_64; `make oracle` does so for every
# architecture.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
[ "$BUILD_ARCH" = x86_64 ] || skip_all "the files are started on this machine, which is no x86_64: make oracle has qemu start them"
. "$TOP/tests/auditor/oracle/oracle.sh"
ok "the generator and the loader's runner compile" oracle_tools
old_glibc || skip_all "$OLD_REASON"
guards >"$WORK/guards"
PAIRS=300 SEED=1

# loaded SUITE NUMBER: what the loader of that Debian does with each file, and linkaudit's verdict for its release.
loaded() {
    files=$WORK/files-$2
    mkdir -p "$files"
    make_files "$BUILD_ARCH" "$files" "$LOADER" &&
        find "$files" -mindepth 1 -type d | sort | "$WORK/load" "$LIBRARIES" "$files" | sed "s|^$files/||" >"$WORK/loaded-$2" &&
        judge_files "$files" "$(glibc_version "$LIBRARIES" | sed 's/2\.//')" | sed "s|^$files/||" >"$WORK/verdicts-$2"
}
ok "files under the oldest glibc" loaded bullseye 1
set -- "$WORK/verdicts-1" "$WORK/loaded-1"
if debian_glibc sid; then
    ok "files under the newest glibc" loaded sid 2
    set -- "$@" "$WORK/verdicts-2" "$WORK/loaded-2"
else
    skip "files under the newest glibc" "$REASON"
fi
compare "$BUILD_ARCH" "$WORK/guards" "$@" >"$WORK/table"
say "$(wc -l <"$WORK/table") rows in ${WORK#"$BUILD/"}/table"
# shellcheck disable=SC2016  # the inner shell's
ok "the good files load and pass" sh -c 'grep -cE "	nothing	.*	PASS	(-|static-glibc)	loads.*	$" "$1" | grep -qx 5' sh "$WORK/table"
ok "some are refused" grep -q "	FAIL	.*refused" "$WORK/table"
is "no PASS that a loader refuses" "$(grep 'red: PASS' "$WORK/table")" ""
# What a loader does may differ from machine to machine (protection keys), the verdict does not.
awk -F '\t' '$2 !~ / \+ / { sub(/^-$/, "", $5); print "| " $2 " | " $4 " | " $5 " |" }' "$WORK/table" | sort -u >"$WORK/written"
if [ -f "$WORK/verdicts-2" ]; then
    is "no FAIL that each takes" "$(grep 'red: ' "$WORK/table" | grep -v 'red: PASS')" ""
    is "docs/oracle.md has each verdict: tests/auditor/oracle/document writes it" \
        "$(while read -r line; do grep -qF -e "$line" "$TOP/docs/oracle.md" || echo "$line"; done <"$WORK/written")" ""
else
    skip "no FAIL that each takes, and docs/oracle.md" "$REASON"
fi
finish
