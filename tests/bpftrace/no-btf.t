#!/bin/sh
# The executable alone on a kernel without BTF and without any headers: README's examples, tracepoints, uprobes and tools work.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/bpftrace.sh"
mkdir "$WORK/alone"
cp "$OURS" "$WORK/alone/"
cd "$WORK"
# without_btf COMMAND...: where the kernel's BTF, by its file and, for a bpftrace that asks for it so (what takes CAP_SYS_ADMIN
# from Linux 5.8 on), by its id, and all headers are hidden.
drop=
without_btf() {
    unshare --mount sh -euc 'for hidden in /sys/kernel/btf /lib/modules /usr/include /usr/src; do
            [ ! -d $hidden ] || mount -t tmpfs tmpfs $hidden
        done
        exec "$@"' sh $drop "$@"
}
trace() { without_btf timeout 60 "$WORK/alone/bpftrace" "$@"; }
dry=$(dry_run "$OURS")

structure='BEGIN { printf("%d\n", ((struct task_struct *)curtask)->pid); exit(); }'
if [ -e /sys/kernel/btf/vmlinux ] && linux_from 5.11; then
    is "a structure of the kernel's, where only files are hidden" "$(status trace -e "$structure")" \
        "$(words "$BPFTRACE_VERSION" "status where BTF is known by its id only" 0)"
else
    skip "a structure of the kernel's, where only files are hidden" "this kernel has no BTF, or gives it no id (Linux 5.11)"
fi
[ "$(status trace -e "$structure")" != 0 ] || drop='setpriv --bounding-set -sys_admin --inh-caps -sys_admin'
is "a structure of the kernel's" "$(status trace -e "$structure")" 1
ok "... is not known: BTF is hidden" grep -qF -e "$(words "$BPFTRACE_VERSION" "unknown structure" "Unknown struct/union: 'struct task_struct'")" out
is "a header of the kernel's" "$(status trace -e '#include <linux/sched.h>
BEGIN { exit(); }')" "$(words "$BPFTRACE_VERSION" "status of a script whose header is missing" 1)"
ok "... is missing: headers are hidden" grep -q "'linux/sched.h' file not found" out
ok "... and the way out is named" grep -q 'ERROR: This kernel has no BTF: install its headers' out

# --- BTF from a file ------------------------------------------------------------------------------------------
structure='BEGIN { printf("own %d\n", ((struct task_struct *)curtask)->tgid == pid); exit(); }'
echo "no BTF" >broken.btf
for file in missing.btf broken.btf; do
    is "BPFTRACE_BTF=$file" "$(BPFTRACE_BTF=$file status trace -e "$structure")" 1
    ok "... is an error" grep -q "ERROR: BPFTRACE_BTF: $file can't be read as raw BTF" out
done
if [ -e /sys/kernel/btf/vmlinux ]; then
    cat /sys/kernel/btf/vmlinux >vmlinux.btf
    is "BPFTRACE_BTF, a file that was brought" "$(BPFTRACE_BTF=vmlinux.btf status trace -e "$structure")" 0
    ok "... has the structure" grep -qx 'own 1' out
else
    skip "BPFTRACE_BTF, a file that was brought" "this kernel has no BTF to bring"
fi

# --- what works ----------------------------------------------------------------------------------------------
is "README's first example" "$(status trace -e 'BEGIN { printf("hello\n"); exit(); }')" 0
ok "... says hello" grep -qx hello out
is "README's second" "$(status trace -c "$(command -v cat) /dev/null" -e 'tracepoint:syscalls:sys_enter_openat /pid == cpid/ { printf("%s %s\n", comm, str(args->filename)); }')" 0
ok "... shows what was opened" grep -qx 'cat /dev/null' out
touch changed
is "a field's value" "$(status trace -c "$(command -v chmod) 640 changed" -e 'tracepoint:syscalls:sys_enter_fchmodat /pid == cpid/ { printf("mode %d\n", args->mode); }')" 0
ok "... by its type, umode_t" grep -qx "mode $((0640))" out
is "types of the kernel's in a structure" "$(status trace -e 'struct own { u8 a; umode_t b; pid_t c; u64 d; __be16 e; }
    BEGIN { printf("size %d\n", sizeof(struct own)); exit(); }')" 0
ok "... have their sizes" grep -qx 'size 24' out
echo 'typedef short pid_t;' >own.h
is "a type that the user defines" "$(status trace --include own.h -e 'struct own { pid_t a; u8 b; } BEGIN { printf("size %d\n", sizeof(struct own)); exit(); }')" 0
ok "... stays as it is" grep -qx 'size 4' out
is "AF_INET" "$(status trace -e '#include <sys/socket.h>
BEGIN { printf("%d %d\n", AF_INET, AF_INET6); exit(); }')" 0
ok "... is of sys/socket.h" grep -qx '2 10' out
make_target
# Without CAP_SYS_ADMIN a uprobe goes by tracefs, where its name, made of the path, has at most 63 bytes.
short=$(mktemp -d /tmp/uXXX)
cp "$TARGET" "$short/t"
is "a uprobe" "$(status trace -c "$short/t" -e "uprobe:$short/t:main { printf(\"entered\n\"); }")" 0
rm -r "$short"
ok "... is entered" grep -qx entered out

# A tracepoint for each type that a field of any has, enumerations too, in one script.
awk '/^name: / { name = $2 }
    /field:/ && !/common_/ && !/[*[]/ {
        type = field = $0
        sub(/.*field:/, "", type); sub(/;.*/, "", type); sub(/[ \t]+[^ \t]*$/, "", type)
        sub(/;.*/, "", field); sub(/.*[ \t]/, "", field)
        if (FILENAME ~ "/ftrace/" || type ~ /^(struct|union)/ || field !~ /^[A-Za-z0-9_]+$/ || seen[type]++) next
        category = FILENAME; sub("/[^/]*/format$", "", category); sub(".*/", "", category)
        printf "tracepoint:%s:%s { @field%d = args->%s; } // %s\n", category, name, ++n, field, type
    }' /sys/kernel/tracing/events/*/*/format >types.bt
at_least "types of fields" "$(wc -l <types.bt)" 50
is "... all of them compile" "$(status trace $dry types.bt)" 0
grep 'error:\|ERROR:' out | grep -v ' BTF: ' | sed 's/^/# /' || :

# --- the tools that need no structure of the kernel's -----------------------------------------------------------
tools=$BUILD/o/bpftrace/$(cat "$BUILD/o/bpftrace/key")/prefix/share/bpftrace/tools
asks_structures() { grep -q '#include <linux/sched.h>\|curtask' "$1"; }
for tool in bashreadline bitesize cpuwalk execsnoop killsnoop opensnoop pidpersec runqlat setuids statsnoop syncsnoop syscount; do
    # 0.20's execsnoop asks the kernel's structures for the parent, 0.26's opensnoop for the directory.
    if asks_structures "$tools/$tool.bt"; then continue; fi
    is "$tool.bt: dry run" "$(status trace $dry "$tools/$tool.bt")" 0
done
# With BTF, and still without headers, these include one of libc's.
if [ -e vmlinux.btf ]; then
    for tool in tcpaccept tcpconnect tcpdrop tcplife tcpretrans; do
        s=$(BPFTRACE_BTF=vmlinux.btf status trace $dry "$tools/$tool.bt")
        # From 0.21 on a dry run looks for the functions, and ends where there are no kprobes.
        if [ "$s" != 0 ] && [ ! -s /sys/kernel/tracing/available_filter_functions ] && grep -q 'No matches for k' out; then
            skip "$tool.bt: dry run, with BTF alone" "this kernel has no kprobes"
        else
            is "$tool.bt: dry run, with BTF alone" "$s" 0
        fi
    done
fi
if asks_structures "$tools/opensnoop.bt"; then
    skip "opensnoop.bt shows what is opened" "this version's asks for structures of the kernel's"
else
    trace "$tools/opensnoop.bt" >opened 2>&1 &
    tracer=$!
    tries=0
    while ! grep -q "cat .*/dev/null" opened && kill -0 $tracer 2>/dev/null && [ $tries -lt 30 ]; do
        cat /dev/null
        sleep 1
        tries=$((tries + 1))
    done
    ok "opensnoop.bt shows what is opened" grep -q "cat .*/dev/null" opened
    kill -INT $tracer 2>/dev/null || :
    wait $tracer || :
fi
finish
