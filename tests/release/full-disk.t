#!/bin/sh
# make dist on a disk that gets full: it says so, and leaves nothing.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/dist.sh"
[ "$(id -u)" = 0 ] || skip_all "a small tmpfs takes root"
mkdir "$WORK/full"
mount -t tmpfs -o size=12m tmpfs "$WORK/full" || skip_all "no tmpfs can be mounted here"
trap 'umount "$WORK/full"' EXIT
small_tree "$WORK/build" >/dev/null
cp "$WORK"/build/* "$WORK/full/"
cd "$WORK/full"
is "a full disk" "$(status pack)" 1
ok "... is said" grep -qi 'no space left on device' "$WORK/out"
ok "... and that there is no release" grep -q '^dist: no release was made' "$WORK/out"
is "... none is there" "$(ls -A dist)" ""
cd "$WORK"
finish
