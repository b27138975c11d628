#!/bin/sh
# What bpftrace does where its surroundings fail it: a signal while it attaches, a full disk, no shell, a program with two names.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/bpftrace.sh"
cd "$WORK"

# --- a probe type that there is not ------------------------------------------------------------------------
for script in 'began { exit(); }' 'no_such_type:vfs_read { exit(); }'; do
    is "$script: status" "$(status timeout 60 "$OURS" -e "$script")" 1
    ok "... is named" grep -q "ERROR: Invalid probe type: ${script%%[ :]*}" out
    not_ok "... once, without an abort" grep -q 'FATAL\|terminate called' out
done

# --- a signal ------------------------------------------------------------------------------------------------
# 350 probes take seconds to attach: the signal comes in between. Upstream's 0.17.0 never ends.
# takes_it PID: it is bpftrace, and catches SIGINT. Before, the signal is lost: for `&` a shell's script has it ignored.
takes_it() { awk '$1 == "Name:" { name = $2 } $1 == "SigCgt:" { exit !(name == "bpftrace" && $2 ~ /[2367abef]$/) }' "/proc/$1/status"; }
interrupted() { # SECONDS: until the signal, from then on
    "$OURS" -e 'tracepoint:syscalls:sys_enter_* { @ = count(); } END { printf("ended\n"); }' >interrupted 2>&1 &
    tracer=$!
    tries=0
    until takes_it $tracer || [ $tries -ge 600 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    sleep "$1"
    kill -INT $tracer 2>/dev/null || :
    tries=0
    while kill -0 $tracer 2>/dev/null && [ $tries -lt 120 ]; do
        sleep 1
        tries=$((tries + 1))
    done
    if kill -KILL $tracer 2>/dev/null; then echo "there after $tries s"; else grep -x ended interrupted || tail -n 1 interrupted; fi
    wait $tracer 2>/dev/null || :
}
for seconds in 0 0.5 1.5; do is "SIGINT $seconds s after bpftrace takes it" "$(interrupted $seconds)" ended; done

# --- the output ----------------------------------------------------------------------------------------------
hello='BEGIN { printf("hello\n"); exit(); }'
is "a full disk: status" "$(s=0; timeout 60 "$OURS" -e "$hello" 2>err >/dev/full || s=$?; echo $s)" 1
ok "... is said" grep -q 'ERROR: The output could not be written' err
is "-o, and a full disk: status" "$(status timeout 60 "$OURS" -o /dev/full -e "$hello")" 1
ok "... is said" grep -q 'ERROR: The output could not be written' out
is "an output that has room" "$(status timeout 60 "$OURS" -o written -e "$hello") $(grep -c hello written)" "0 1"

# --- a program by two names -----------------------------------------------------------------------------------
# As where /bin is a link to /usr/bin, and PATH has both.
mkdir one
ln -s one two
cp "$(command -v sleep)" one/own-sleep
is "-c: a name that PATH has twice" "$(PATH=$WORK/one:$WORK/two:$PATH status timeout 60 "$OURS" -c 'own-sleep 0.1' -e 'BEGIN { printf("pid %d\n", cpid > 0); }')" 0
ok "... runs" grep -qx 'pid 1' out
cp "$(command -v sleep)" own-sleep
not_ok "-c: two programs of a name are two" env PATH="$WORK/one:$WORK:$PATH" timeout 60 "$OURS" -c 'own-sleep 0.1' -e 'BEGIN { }'
PATH=$WORK/one:$WORK:$PATH status timeout 60 "$OURS" -c 'own-sleep 0.1' -e 'BEGIN { }' >/dev/null
ok "... which is said" grep -q 'must refer to a unique binary but matched' out

# --- a file that is no program ----------------------------------------------------------------------------------
printf '#!/bin/sh\n' >script
# ELF of 32 bits: a library with one section header, of zeros.
{
    printf '\177ELF\001\001\001\0\0\0\0\0\0\0\0\0\003\0\003\0\001\0\0\0\0\0\0\0\0\0\0\0'
    printf '\064\0\0\0\0\0\0\0\064\0\040\0\0\0\050\0\001\0\0\0'
    head -c 40 /dev/zero
} >library32
chmod +x script
refused="'$WORK/script' does not exist or is not executable"
status timeout 60 "$OURS" -c "$WORK/script" -e 'BEGIN { }' >/dev/null
ok "-c: a script is refused" grep -q "$refused" out
status timeout 60 "$OURS" -e "uprobe:$WORK/script:0x10 { exit(); }" >/dev/null
ok "a uprobe of a script is refused" grep -q "$refused" out
status timeout 60 "$OURS" -e "uprobe:$WORK/library32:0x10 { exit(); }" >/dev/null
ok "a uprobe of a library of 32 bits is refused" grep -q "ERROR: Could not resolve address: $WORK/library32:0x10" out

# --- no shell, and limits that may not be raised ------------------------------------------------------------------
root=$WORK/root
mkdir -p "$root/proc" "$root/sys" "$root/dev" "$root/tmp"
cp "$OURS" "$root/"
ldd "$OURS" | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p "$root${library%/*}"
    cp -L "$library" "$root$library"
done
# inside COMMAND...: in a root with glibc's libraries and bpftrace alone
inside() {
    unshare --mount sh -euc 'root=$0
        for part in sys dev; do mount --rbind --make-rslave "/$part" "$root/$part"; done
        mount -t proc proc "$root/proc"
        exec timeout 60 chroot "$root" "$@"' "$root" "$@"
}
is "without a shell: a script" "$(status inside /bpftrace -e "$hello")" 0
ok "... runs" grep -qx hello out
if [ -e /sys/kernel/btf/vmlinux ]; then
    is "... with a structure of the kernel's" "$(status inside /bpftrace -e 'BEGIN { printf("pid %d\n", ((struct task_struct *)curtask)->pid > 0); exit(); }')" 0
    ok "... has it" grep -qx 'pid 1' out
else
    skip "... with a structure of the kernel's" "this kernel has no BTF"
fi
is "... system()" "$(status inside /bpftrace --unsafe -e 'BEGIN { system("date"); } interval:s:1 { exit(); }')" 0
ok "... says what is missing" grep -qF -e "$(words "$BPFTRACE_VERSION" "no shell" "ERROR: system(): /bin/sh can't be run")" out
if linux_from 5.11; then
    # The hard limit stays where only a privileged root may raise it (a container).
    is "a limit that may not be raised" "$(status setpriv --bounding-set -sys_resource sh -c 'ulimit -l 64 && exec "$@"' sh timeout 60 "$OURS" -e "$hello")" 0
    is "... is of no use from Linux 5.11 on, and not told" "$(grep -c RLIMIT_MEMLOCK out)" 0
else
    skip "a limit that may not be raised" "this Linux counts BPF's memory for it"
fi

# --- open files -----------------------------------------------------------------------------------------------------
# Two probes for each system call take more than 1024, the usual limit.
is "more probes than files may be open" "$(status sh -c 'ulimit -Sn 256 && exec "$@"' sh timeout 120 "$OURS" -e 'tracepoint:syscalls:sys_enter_* { @ = count(); } interval:ms:100 { exit(); }')" 0
ok "... are attached" grep -q '^Attach.* [3-9][0-9][0-9] probes' out

# --- a tracepoint with an enum among its arguments, as landlock has it ------------------------------------------------
if [ -e /sys/kernel/tracing/events/syscalls/sys_enter_landlock_add_rule ] && [ -e /sys/kernel/btf/vmlinux ]; then
    is "an enum among a tracepoint's arguments" "$(status timeout 60 "$OURS" -e 'tracepoint:syscalls:sys_enter_landlock_add_rule { print(args->rule_type); } BEGIN { exit(); }')" 0
else
    skip "an enum among a tracepoint's arguments" "this kernel has no landlock, or no BTF"
fi

# --- without root -----------------------------------------------------------------------------------------------------
# as CAPABILITIES COMMAND...: an ordinary user with these alone
as() {
    capabilities=$1
    shift
    setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps "-all$capabilities" --ambient-caps "-all$capabilities" \
        --bounding-set "-all$capabilities" timeout 60 "$@"
}
cp "$OURS" /tmp/bpftrace-$$ # where that user may read it
trap 'rm -f /tmp/bpftrace-$$' EXIT
is "an ordinary user" "$(status as '' /tmp/bpftrace-$$ -e "$hello")" 1
ok "... is told what it takes" grep -q 'CAP_BPF' out
is "with CAP_BPF and CAP_PERFMON" "$(status as ,+bpf,+perfmon,+dac_read_search,+dac_override /tmp/bpftrace-$$ -e 'tracepoint:raw_syscalls:sys_enter { @[comm] = count(); } interval:ms:100 { printf("traced\n"); exit(); }')" 0
ok "... traces" grep -qx traced out

# --- whose symbols: of a program that ended, of a thread that ended, in a pid namespace ----------------------------------
cat >calls.c <<'END'
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>
__attribute__((noinline)) void called(void) { usleep(10000); }
static void *thread(void *times)
{
    for (long i = 0; i < (long)times; i++)
        called();
    return 0;
}
int main(int argc, char **argv)
{
    pthread_t one, other;
    pthread_create(&one, 0, thread, (void *)atol(argv[argc - 1]));
    pthread_create(&other, 0, thread, (void *)atol(argv[argc - 1]));
    pthread_join(one, 0);
    pthread_join(other, 0);
    return 0;
}
END
ok "a program" "$CC" -O0 -pthread -o calls calls.c
stacks='uprobe:./calls:called { @[ustack(2)] = count(); }'
is "stacks of a program that ended: status" "$(status timeout 60 "$OURS" -c './calls 30' -e "$stacks")" 0
is "... have names, and are one for both threads" \
    "$(grep -c '^@\[' out) $(grep -c '^ *called+' out) $(grep -c '^ *thread+' out) $(sed -n 's/^\]: //p' out)" \
    "1 1 1 60"
# Of another parent: as ours it would stay as a zombie.
other=$(sh -c './calls 300 >/dev/null & echo $!')
is "... of one by -p: status" "$(status timeout 60 "$OURS" -p "$other" -e "$stacks")" 0
is "... have names" "$(grep -c '^ *called+' out) $(grep -c '^ *thread+' out)" "1 1"
# The kernel's number of a process is not the one that /proc has in a container.
# Another call may come in before bpftrace has read exit()'s event: -m 1.
at='uprobe:./calls:called { printf("at %s in %s.\n", usym(reg("ip")), ustack(1)); exit(); }'
if linux_from 5.7; then
    is "in a pid namespace" \
        "$(status unshare --pid --fork --mount-proc timeout 60 "$OURS" -c './calls 100' -e "$at") $(grep -m 1 -c 'at called in' out) $(grep -m 1 -c '^ *called+' out)" "0 1 1"
    # Of another namespace, here the first: no name is better than another process's.
    ./calls 3000 &
    stranger=$!
    is "... of a process outside: no names" \
        "$(status unshare --pid --fork --mount-proc timeout 60 "$OURS" -e "$at") $(grep -m 1 -c 'at 0x[0-9a-f]* in' out) $(grep -c called+ out)" "0 1 0"
    kill $stranger
else
    skip "in a pid namespace" "the helper for it came with Linux 5.7"
fi

# --- without /sys, and without tracefs --------------------------------------------------------------------------------
without() { # DIRECTORY... -- COMMAND...
    unshare --mount --propagation private sh -uc 'while [ "$1" != -- ]; do
            while umount -R -l "$1" 2>/dev/null; do :; done
            shift
        done; shift; exec timeout 60 "$@"' sh "$@"
}
is "without /sys" "$(status without /sys -- "$OURS" -e "$hello")" 1
ok "... says how to mount it" grep -q 'ERROR: .*mount -t sysfs' out
is "without tracefs" "$(status without /sys/kernel/debug /sys/kernel/tracing -- "$OURS" -e 'tracepoint:sched:sched_switch { exit(); }')" 1
ok "... says how to mount it" grep -q 'WARNING: .*mount -t tracefs tracefs /sys/kernel/tracing' out
is "... once" "$(grep -c 'mount -t tracefs' out)" 1
is "... and what takes none runs" "$(status without /sys/kernel/debug /sys/kernel/tracing -- "$OURS" -e "$hello") $(grep -c tracefs out)" "0 0"

# --- without kprobes --------------------------------------------------------------------------------------------------
# A kernel that has none has neither the event source nor the file of tracefs.
no_kprobes() { # COMMAND...
    without /sys/kernel/debug /sys/kernel/tracing -- sh -eu -c 'for hidden in /sys/kernel/tracing /sys/bus/event_source/devices; do
            mount -t tmpfs tmpfs "$hidden"
        done; mkdir /sys/kernel/tracing/events; exec "$@"' sh "$@"
}
is "without kprobes" "$(status no_kprobes "$OURS" -e 'kprobe:vfs_read, kprobe:vfs_write { exit(); }' | sed 's/[1-9][0-9]*/not 0/')" "not 0"
is "... says so, once" "$(grep -c 'WARNING: this kernel has no kprobes (CONFIG_KPROBE_EVENTS' out)" 1
not_ok "... and names no function" grep -q 'is not traceable' out
case $("$OURS" --info 2>&1) in
*' kprobe: '*)
    has=no
    if has_kprobes; then has=yes; fi
    is "... nor does --info name any" "$(no_kprobes "$OURS" --info 2>&1 | sed -n 's/^ *kprobe: //p')" no
    is "... only then" "$("$OURS" --info 2>&1 | sed -n 's/^ *kprobe: //p')" $has
    ;;
esac
finish
