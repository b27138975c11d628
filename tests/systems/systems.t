#!/bin/sh
# The release on two kernels in virtual machines, and in two userlands: the part of `make systems` that takes little time.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
[ "$(id -u)" = 0 ] || skip_all "tracing takes root"
[ "$HOST_ARCH" = "$BUILD_ARCH" ] || skip_all "make systems boots the kernels of another machine: a quarter of an hour each"
qemu=$("$TOP/tests/systems/machine" 4 2>&1) || skip_all "$qemu"
requires "${qemu%% *}" cpio dpkg-deb unshare
cells=$BUILD/check-tree/systems-cells # stays: kernels and userlands are fetched once
mkdir -p "$cells" "$WORK/release"
cp "$BUILD/bpftrace" "$BUILD/bpftrace-aotrt" "$WORK/release"
TARGET=$WORK/target
export TARGET
"$(FLOOR)/bin/cc" -g -O1 -std=gnu11 -o "$TARGET" "$TOP/tests/lib/target.c"
tab=$(printf '\t')
{
    for suite in bullseye trixie; do "$TOP/tests/systems/kernel-cells" "$cells" $suite "$WORK/release/bpftrace" alone; done
    "$TOP/tests/systems/userland-cells" "$cells" "$WORK/release" bullseye sid
} >"$WORK/rows"
while IFS=$tab read -r colour cell remark; do
    case $colour in
    skip) skip "$cell" "$remark" ;;
    *) is "$cell" "$colour: $remark" "green: $remark" ;;
    esac
done <"$WORK/rows"
ok "there are cells" [ "$count" -ge 3 ]
finish
