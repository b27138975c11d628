#!/bin/sh
# The version stands in VERSION: linkaudit, glibc-floor, configure, NEWS and a tag say the same.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
version=$(cat "$TOP/VERSION")
ok "VERSION is a number" sh -c "echo '$version' | grep -qxE '[0-9]+\.[0-9]+(\.[0-9]+)?'"
is "linkaudit --version" "$("$BUILD/auditor/linkaudit" --version)" "linkaudit (bpftrace-portable) $version"
is "glibc-floor --version" "$("$BUILD/glibc-floor" --version)" "glibc-floor (bpftrace-portable) $version"
is "configure.ac takes it" "$(grep -c 'm4_esyscmd_s(\[cat VERSION\])' "$TOP/configure.ac")" 1
# NEWS names what is to come "Unreleased"; the newest release below it is the last one before VERSION, or VERSION itself.
if [ -f "$TOP/NEWS.md" ]; then
    newest=$(sed -n 's/^## \([0-9][0-9.]*\).*/\1/p' "$TOP/NEWS.md" | head -n 1)
    is "NEWS has no release that is newer" "$(printf '%s\n' "${newest:-0}" "$version" | sort -V | tail -n 1)" "$version"
else
    skip "NEWS" "there is no NEWS.md here"
fi
tag=$(git -C "$TOP" describe --tags --exact-match 2>/dev/null || :)
if [ -n "$tag" ]; then is "the tag" "$tag" "v$version"; else skip "the tag" "this commit has none"; fi
finish
