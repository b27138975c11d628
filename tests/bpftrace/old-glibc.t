#!/bin/sh
# bpftrace runs real scripts under the loader and libraries of Debian 11 (glibc 2.31) alone.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/bpftrace.sh"
old_glibc || skip_all "$OLD_REASON"
make_target
# /proc/self/exe is the loader then, where bpftrace looks for its BEGIN and END: that needs the real
# thing, a directory in which that glibc is the system's.
root=$WORK/root
mkdir -p "$root"/proc "$root"/sys "$root"/dev "$root"/tmp "$root"/lib64 "$root"/lib "$root"/bin
cp -R "$OLD_LIBRARIES" "$root/lib/"
cp "$OLD_LOADER" "$root/lib64/ld-linux-x86-64.so.2"
cp "$OLD/bin/dash" "$root/bin/sh" # bpftrace asks a shell for the kernel's headers
cp "$OURS" "$root/"
"$(FLOOR)/bin/cc" -std=gnu11 -g -O1 -o "$root/target" "$TOP/tests/lib/target.c"
mount --rbind --make-rslave /sys "$root/sys" || skip_all "no bind mounts here"
mount --rbind --make-rslave /dev "$root/dev"
mount -t proc proc "$root/proc"
trap 'umount -l "$root/proc" "$root/sys" "$root/dev"' EXIT
inside() { timeout 60 chroot "$root" /bpftrace "$@" || say "exit status $?"; }

is "the glibc inside" "$("$root/lib64/ld-linux-x86-64.so.2" --library-path "$root/lib/x86_64-linux-gnu" "$root/lib/x86_64-linux-gnu/libc.so.6" | grep -o 'version 2\.[0-9]*')" "version 2.31"
ok "--version" inside --version
inside --info >"$WORK/info" 2>&1
ok "--info" grep -q 'btf: yes\|btf: no' "$WORK/info"
inside -e 'BEGIN { printf("hello %s\n", comm); exit(); } END { printf("bye\n"); }' >"$WORK/begin" 2>&1
ok "BEGIN and END" grep -qx bye "$WORK/begin"
inside -e 'tracepoint:syscalls:sys_enter_* { @[probe] = count(); } interval:s:1 { exit(); }' >"$WORK/trace" 2>&1
ok "hundreds of tracepoints, a map, an interval" grep -q '^@\[tracepoint:syscalls:sys_enter_' "$WORK/trace"
inside -e "uprobe:/target:work { printf(\"%d %s\n\", arg0, str(arg1)); exit(); }" >"$WORK/uprobe" 2>&1 &
tracer=$!
sleep 4
chroot "$root" /target || :
wait $tracer || :
ok "a uprobe with its arguments" grep -q '^21 some text' "$WORK/uprobe"
inside -e 'BEGIN { printf("%s\n", ((struct task_struct *)curtask)->comm); exit(); }' >"$WORK/btf" 2>&1
if [ -e /sys/kernel/btf/vmlinux ]; then
    ok "a kernel structure by BTF" grep -qx bpftrace "$WORK/btf"
else
    skip "a kernel structure by BTF" "this kernel has none"
fi

headers='#include <linux/tcp.h>
BEGIN { printf("%d bytes\n", sizeof(struct tcphdr)); exit(); }'
inside -e "$headers" >"$WORK/no-headers" 2>&1
ok "no kernel headers are there" grep -q "linux/tcp.h' file not found" "$WORK/no-headers"
cp -R "$BUILD/o/uapi/$(cat "$BUILD/o/uapi/key")/prefix/share/uapi" "$root/include"
inside -e "$headers" >"$WORK/headers" 2>&1
ok "a script that includes them finds those beside bpftrace" grep -qx '20 bytes' "$WORK/headers"
not_ok "... and no error is told of a script that works" grep -qi 'error' "$WORK/headers"
for file in "$WORK"/begin "$WORK"/trace "$WORK"/uprobe "$WORK"/btf; do say "${file##*/}:"; head -n 6 "$file" | sed 's/^/#   /'; done
finish
