#!/bin/sh
# What others' programs read of a release: jq its verdict, busybox its archives; and the page that asciidoctor makes.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/dist.sh"
small_release
cd "$WORK"
tar -xf "$RELEASE/$name.tar.xz"

if command -v jq >/dev/null; then
    is "the verdict's JSON" "$(jq -r '"\(.release) \(.sha256.bpftrace) \([.audit.verdicts[].status] | unique | join(" "))"' "$RELEASE/$name.verdict.json")" \
        "glibc $TARGET_GLIBC $(sha256sum <"$RELEASE/$name" | cut -d' ' -f1) pass"
else
    skip "the verdict's JSON" "jq is not installed"
fi
if command -v busybox >/dev/null; then
    # What a bare machine has: its tar and xz read no filter (busybox 1.35 says "corrupted data").
    mkdir bare
    archives=0
    for archive in "$RELEASE"/*.tar.xz; do
        archives=$((archives + 1))
        ok "busybox unpacks ${archive##*/}" busybox tar -C bare -xJf "$archive"
    done
    at_least "archives" $archives 4
    is "... the same files" "$(cd "bare/$unpacked" && sha256sum --quiet -c SHA256SUMS 2>&1)" ""
else
    skip "busybox unpacks the archives" "busybox is not installed"
fi
if command -v asciidoctor >/dev/null; then
    ok "bpftrace's manual page" grep -q '^\.TH "BPFTRACE" "8"' "$unpacked/man/man8/bpftrace.8"
else
    skip "bpftrace's manual page" "asciidoctor is not installed"
fi
finish
