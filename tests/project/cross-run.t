#!/bin/sh
# A bpftrace built for another machine runs: under qemu and that machine's oldest glibc of Debian's, as far as that goes without its kernel.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
[ "$HOST_ARCH" != "$BUILD_ARCH" ] || skip_all "bpftrace is for this machine: configure with --host= for another"
can_run || skip_all "$OLD_REASON"
cd "$WORK"
trace() { run_host "$BUILD/bpftrace" "$@" 2>&1; }

is "--version" "$(trace --version)" "$(says)"
is "--version of the runtime" "$(run_host "$BUILD/bpftrace-aotrt" --version 2>&1)" "$(says)"
[ "$(id -u)" = 0 ] || { skip "the rest" "bpftrace takes root (make check-root)"; finish; exit; }
trace --info >info || :
ok "--info" grep -qx '  libdw (DWARF support): yes' info
say "$(grep '^  Arch: ' info)"
# With -d it prints a script's tree and its BPF code, and loads nothing.
trace -d -e 'kprobe:vfs_read /pid == 1/ { @[comm] = count(); }' >kprobe || :
ok "a kprobe is compiled" grep -q '^define i64 @"kprobe:vfs_read"' kprobe
case $HOST_ARCH in s390x) order=E ;; *) order=e ;; esac
ok "... in the machine's byte order" grep -q "^target datalayout = \"$order-" kprobe
trace -d -e 'kretprobe:vfs_read { printf("%d\n", retval); }' >kretprobe || :
ok "a printf" grep -q '^define i64 @"kretprobe:vfs_read"' kretprobe
# Clang's idea of the machine.
trace -d -e 'struct odd { char c; long l; }; BEGIN { @ = sizeof(struct odd); }' >odd || :
case $HOST_ARCH in arm) size=8 ;; *) size=16 ;; esac
ok "a structure with a long has $size bytes" grep -q "store i64 $size, " odd
finish
