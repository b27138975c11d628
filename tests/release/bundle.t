#!/bin/sh
# The bundle: bpftrace runs in a root without glibc, wherever the bundle lies, and finds its own probes and its headers.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/bpftrace.sh"
. "${0%/*}/../lib/dist.sh"
requires patchelf busybox
ldd "$(command -v busybox)" >/dev/null 2>&1 && skip_all "busybox is not static here"
export SOURCE_DATE_EPOCH=0
build_tree "$WORK/build"
cd "$WORK/build"
ok "a staged release" "$TOP/dist/stage-bpftrace" "$WORK/$name" bpftrace.verdict "$TARGET_GLIBC" bpftrace bpftrace-aotrt
ok "a bundle of it" "$TOP/dist/make-bundle" "$WORK" "$name" "$CC"
bundle=$WORK/$name-bundle
ok "the licence of the glibc in it" [ -s "$bundle/licences/libc/copyright" ]
ok "its sums" sh -c 'cd "$1" && sha256sum -c --quiet SHA256SUMS' - "$bundle"

root=$WORK/root
mkdir -p "$root/proc" "$root/sys" "$root/dev" "$root/tmp" "$root/bin" "$root/opt"
cp "$(command -v busybox)" "$root/bin/"
for tool in sh readlink mv; do ln -s busybox "$root/bin/$tool"; done
cp -R "$bundle" "$root/opt/here"
ln -s ../opt/here/bpftrace "$root/bin/bpftrace"
inside() { timeout 60 chroot "$root" "$@" || say "exit status $?"; }
inside /bin/bpftrace --version >"$WORK/no-proc" 2>&1
ok "/proc is asked for" grep -qx 'bpftrace: /proc is not mounted' "$WORK/no-proc"
is "no glibc in there" "$(find "$root" -xdev -name 'ld-linux*' -o -name 'libc.so*' | grep -vc "^$root/opt/here/lib/")" 0
mount --rbind --make-rslave /sys "$root/sys" || skip_all "no bind mounts here"
mount --rbind --make-rslave /dev "$root/dev"
mount -t proc proc "$root/proc"
trap 'umount -l "$root/proc" "$root/sys" "$root/dev"' EXIT

cp "$WORK/build/bpftrace" "$root/tmp/"
is "the plain program does not start in there" "$(status chroot "$root" /tmp/bpftrace --version)" 127
hello='BEGIN { printf("hello %s\n", comm); exit(); } END { printf("bye\n"); }'
inside /bin/bpftrace -e "$hello" >"$WORK/begin" 2>&1
ok "BEGIN and END, by a link" grep -qx bye "$WORK/begin"
chroot "$root" mv /opt/here "/opt/a place"
inside "/opt/a place/bpftrace" -e "$hello" >"$WORK/moved" 2>&1
ok "from another place, with a space" grep -qx bye "$WORK/moved"
inside "/opt/a place/bpftrace" -e '#include <linux/tcp.h>
BEGIN { printf("%d bytes\n", sizeof(struct tcphdr)); exit(); }' >"$WORK/headers" 2>&1
ok "its headers" grep -qx '20 bytes' "$WORK/headers"
inside "/opt/a place/bpftrace" -e 'tracepoint:syscalls:sys_enter_* { @[probe] = count(); } interval:s:1 { exit(); }' >"$WORK/trace" 2>&1
ok "hundreds of tracepoints" grep -q '^@\[tracepoint:syscalls:sys_enter_' "$WORK/trace"
inside "/opt/a place/bpftrace" --unsafe -e 'BEGIN { system("readlink /proc/self/exe"); exit(); }' >"$WORK/child" 2>&1
ok "a program that a script starts is the root's own" grep -qx /bin/busybox "$WORK/child"
inside "/opt/a place/bpftrace" --aot /tmp/aot -e "$hello" >"$WORK/aot" 2>&1
inside "/opt/a place/bpftrace-aotrt" /tmp/aot >>"$WORK/aot" 2>&1
ok "a script that was compiled ahead of time" grep -qx bye "$WORK/aot"
for file in "$WORK"/no-proc "$WORK"/begin "$WORK"/moved "$WORK"/headers "$WORK"/child "$WORK"/aot; do say "${file##*/}:"; head -n 4 "$file" | sed 's/^/#   /'; done
finish
