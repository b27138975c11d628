#!/bin/sh
# What bpftrace can do on this kernel, each beside the distribution's own: works there, works here; of one version, fails the same.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/bpftrace.sh"
make_target
find_theirs
THEIR_VERSION=$("${THEIRS:-echo}" --version 2>/dev/null | sed 's/.*v//')
: >"$WORK/table"

# run BPFTRACE WHICH NAME ARGUMENT...: runs it beside the target, whose process an argument PID is, with -d and -dd as that
# bpftrace spells them; the output is in $WORK/WHICH.NAME.
run() {
    bpftrace=$1 out=$WORK/$2.$3
    shift 3
    "$TARGET" 400 >/dev/null 2>&1 &
    target=$!
    for argument; do
        shift
        case $argument in
        PID) argument=$target ;;
        -d | -dd) argument=$(debugging "$bpftrace" "$argument") ;;
        esac
        set -- "$@" "$argument"
    done
    s=0
    timeout -k 2 20 "$bpftrace" "$@" >"$out" 2>&1 </dev/null || s=$?
    kill $target 2>/dev/null || :
    wait $target 2>/dev/null || :
    return $s
}
# The message of a failure, without what differs from run to run.
message() { grep -i 'error\|failed\|warning' "$1" | grep -v RLIMIT_MEMLOCK | sed "s,$WORK,,g; s/[0-9][0-9]*/N/g" | tail -n 1; }

# feature NAME PATTERN ARGUMENT...: it works when bpftrace ends well and a line matches the pattern, if there is one; that of
# `words`, where a version says the same in other words.
shows() { [ -z "$2" ] || grep -qE -e "$2" "$1"; }
feature() {
    name=$1 pattern=$2
    shift 2
    id=$(echo "$name" | tr -c 'a-z0-9\n' '-')
    ours=fails theirs=unknown
    if run "$OURS" ours "$id" "$@" && shows "$WORK/ours.$id" "$(words "$BPFTRACE_VERSION" "$name" "$pattern")"; then ours=works; fi
    if [ -n "$THEIRS" ]; then
        theirs=fails
        if run "$THEIRS" theirs "$id" "$@" && shows "$WORK/theirs.$id" "$(words "$THEIR_VERSION" "$name" "$pattern")"; then theirs=works; fi
    fi
    # Theirs may be late on a busy machine, which is no fault of ours.
    if [ $ours = works ]; then
        is "$name" "$ours" works
    elif [ "$SAME" = yes ] && [ -n "$(message "$WORK/theirs.$id")" ]; then
        is "$name" "$ours: $(message "$WORK/ours.$id")" "$theirs: $(message "$WORK/theirs.$id")"
    elif [ "$SAME" = yes ]; then # an abort, say, of which ours is an error
        is "$name" "$ours" "$theirs"
    elif [ "${core-}" = yes ]; then
        is "$name" "$ours: $(message "$WORK/ours.$id")" works
    elif [ $theirs = fails ]; then
        skip "$name" "fails here, and with the distribution's $("$THEIRS" --version): $(message "$WORK/ours.$id")"
    elif [ -n "$THEIRS" ]; then
        is "$name" "$ours: $(message "$WORK/ours.$id")" "$theirs"
    else
        skip "$name" "fails here, and $NO_THEIRS: $(message "$WORK/ours.$id")"
    fi
    printf '%-34s %-7s %s\n' "$name" "$ours" "$theirs" >>"$WORK/table"
}
P=$TARGET

# These work on any kernel with BPF, with the yardstick or without.
core=yes
feature 'BEGIN and END' '^bye' -e 'BEGIN { printf("hi\n"); exit(); } END { printf("bye\n"); }'
feature 'tracepoint' '^hit target' -e 'tracepoint:syscalls:sys_enter_clock_nanosleep /comm == "target"/ { printf("hit %s\n", comm); exit(); }'
feature 'tracepoint arguments' '^target-was-here' -e 'tracepoint:syscalls:sys_enter_faccessat /comm == "target"/ { printf("%s\n", str(args->filename)); exit(); }'
feature 'interval' '^tick' -e 'interval:ms:100 { printf("tick\n"); exit(); }'
core=no
feature 'tracepoint wildcard' '^@\[' -e 'tracepoint:sched:sched_* { @[probe] = count(); } interval:s:1 { exit(); }'
feature 'rawtracepoint' '^@\[' -e 'rawtracepoint:sys_enter { @[comm] = count(); } interval:s:1 { exit(); }'
feature 'kprobe' '^@' -e 'kprobe:vfs_read { @ = count(); } interval:s:1 { exit(); }'
feature 'kretprobe' '^@' -e 'kretprobe:vfs_read { @ = count(); } interval:s:1 { exit(); }'
feature 'kfunc' '^@' -e 'kfunc:vfs_read { @[args->count] = count(); } interval:s:1 { exit(); }'
feature 'iter' 'bpftrace' -e 'iter:task { printf("%s\n", ctx->task->comm); }'
feature 'uprobe arg0, str(arg1)' '^21 some text' -e "uprobe:$P:work { printf(\"%d %s\n\", arg0, str(arg1)); exit(); }"
feature 'uprobe args by DWARF' '^21 some text' -e "uprobe:$P:work { printf(\"%d %s\n\", args->number, str(args->text)); exit(); }"
feature 'uprobe structure from -e' '^7 8 origin' -e "struct mine { int x; long y; char name[8]; }; uprobe:$P:work { \$p = (struct mine *)arg2; printf(\"%d %d %s\n\", \$p->x, \$p->y, \$p->name); exit(); }"
feature 'structure from an #include' '^7 8' -I "$WORK" -e "#include \"target.h\"
uprobe:$P:work { \$p = (struct point *)arg2; printf(\"%d %d\n\", \$p->x, \$p->y); exit(); }"
feature 'structure from --include' '^7' -I "$WORK" --include target.h -e "uprobe:$P:work { printf(\"%d\n\", ((struct point *)arg2)->x); exit(); }"
feature 'include of a kernel header' '^4096' -e '#include <linux/limits.h>
BEGIN { printf("%d\n", PATH_MAX); exit(); }'
feature 'uretprobe' '^@r.*' -e "uretprobe:$P:work { @r = hist(retval); } interval:s:1 { exit(); }"
feature 'usdt' '^usdt 21' -e "usdt:$P:mine:hit { printf(\"usdt %d\n\", arg0); exit(); }"
feature 'usdt by -p' '^usdt 21' -e "usdt:$P:mine:hit { printf(\"usdt %d\n\", arg0); exit(); } interval:s:1 { exit(); }" -p PID
feature 'usdt by -p, each hit once' '^once' -e "usdt:$P:mine:hit { @usdt++; } uprobe:$P:work { @work++; }
interval:s:1 { printf(\"%s\\n\", @usdt > 0 && @usdt <= @work + 1 ? \"once\" : \"twice\"); exit(); }" -p PID
feature 'watchpoint attaches' '^Attaching 2 probes' -e "watchpoint:0x10000000:8:w { @ = count(); } interval:s:1 { exit(); }" -c "$P"
feature 'profile' '^@' -e 'profile:hz:99 { @ = count(); } interval:s:1 { exit(); }'
feature 'software' '^@\[ls\]' -e 'software:page-faults:1 { @[comm] = count(); }' -c '/bin/ls /'
feature 'hardware' '^@\[' -e 'hardware:cycles:1000000 { @[comm] = count(); } interval:s:1 { exit(); }'
feature 'structure by BTF' '^task bpftrace|^task theirs' -e 'BEGIN { printf("task %s\n", ((struct task_struct *)curtask)->comm); exit(); }'
feature 'nested structures by BTF' '^[0-9]+ ' -e 'BEGIN { $t = (struct task_struct *)curtask; printf("%d %d\n", $t->pid, $t->real_parent->pid); exit(); }'
feature 'kernel stack' '^ +[a-z_]+\+' -e 'profile:hz:99 { @[kstack(3)] = count(); } interval:s:1 { exit(); }'
feature 'user stack' 'work\+|main\+' -e "uprobe:$P:work { printf(\"%s\n\", ustack); exit(); }"
feature 'ksym, usym' 'work' -e "uprobe:$P:work { printf(\"%s\n\", usym(reg(\"ip\"))); exit(); }"
feature 'hist, lhist' '@@@@' -e 'interval:ms:10 { @h = hist(nsecs % 1000); @l = lhist(nsecs % 100, 0, 100, 10); } interval:s:1 { exit(); }'
feature 'count sum avg min max stats' '^@s: count' -e 'interval:ms:10 { @c = count(); @a = avg(5); @m = max(7); @n = min(3); @u = sum(2); @s = stats(9); } interval:s:1 { exit(); }'
feature 'maps: delete, clear, zero, keys' '^@b\[1, x\]: 2' -e 'BEGIN { @a[1] = 1; delete(@a[1]); @b[1, "x"] = 2; @c = 3; clear(@c); exit(); }'
feature 'tuples, if, while, unroll, ternary' '^5 3 yes' -e 'BEGIN { $t = (2, 3); $i = 0; while ($i < 5) { $i++; } unroll(2) { @n = count(); } if ($i == 5) { printf("%d %d %s\n", $i, $t.1, $i > 1 ? "yes" : "no"); } exit(); }'
feature 'strings: strncmp, buf, join, strftime' '^equal 20' -e 'BEGIN { if (strncmp("abcx", "abcy", 3) == 0) { printf("equal %s %r\n", strftime("%Y", nsecs), buf("hi", 2)); } exit(); }'
feature 'ntop, macaddr, cgroupid' '^127.0.0.1' -e 'BEGIN { printf("%s\n", ntop(2, 0x0100007f)); exit(); }'
feature 'positional parameters' '^first second' -e 'BEGIN { printf("%s %s\n", str($1), str($2)); exit(); }' first second
feature 'system by --unsafe' '^from the shell' --unsafe -e 'BEGIN { system("echo from the shell"); exit(); }'
feature 'signal' '^@: 1$' --unsafe -e "uprobe:$P:work { signal(\"USR1\"); @ = count(); exit(); }"
feature 'cat' 'Linux version' -e 'BEGIN { cat("/proc/version"); exit(); }'
feature 'time, elapsed, nsecs' '^[0-9]+:' -e 'BEGIN { time("%H:%M:%S\n"); exit(); }'
feature 'output as JSON' '"type": "map"' -f json -e 'BEGIN { @a = 1; exit(); }'
feature 'output to a file' '^to a file' -o /dev/stderr -e 'BEGIN { printf("to a file\n"); exit(); }'
feature '-c runs a command' '^child' -e 'BEGIN { printf("child %d\n", cpid > 1); }' -c /bin/true
printf '#!/usr/bin/env bpftrace\nBEGIN { printf("from a file\\n"); exit(); }\n' >"$WORK/script.bt"
feature 'a script in a file' '^from a file' "$WORK/script.bt"
# A script's first comments may name variants for other kernels: bpftrace takes the one for this kernel. A pipe has none, for it is read once.
mkdir -p "$WORK/variants"
hello() { printf '%s\nBEGIN { printf("%s\\n"); exit(); }\n' "$1" "$2"; }
hello '#!/usr/bin/env bpftrace' variant >"$WORK/variants/variant.bt"
linux=$(uname -r | sed 's/^\([0-9]*\)\.\([0-9]*\).*/\1 \2/')
while read -r sign step takes; do
    release=${linux% *}.$((${linux#* } + step))
    [ "${linux#* }$step" != 0-1 ] || release=$((${linux% *} - 1)).99
    hello "#!/bin/sh
//bin/true
// for Linux $sign $release: variants/variant.bt" this >"$WORK/script.bt"
    ln -sf "$WORK/script.bt" "$WORK/variants/link.bt"
    is "a script's variant for Linux $sign $release" "$(timeout 20 "$OURS" "$WORK/variants/link.bt" 2>&1 </dev/null | grep -x 'this\|variant')" "$takes"
done <<'END'
< 0 this
<= 0 variant
>= 0 variant
> 0 this
< 1 variant
<= 1 variant
>= 1 this
> 1 this
< -1 this
<= -1 this
>= -1 variant
> -1 variant
END
is "... a pipe has none" "$(hello '// for Linux > 1.0: nowhere.bt' this | tee "$WORK/script.bt" | timeout 20 "$OURS" /dev/stdin 2>&1 | grep -x this)" this
is "... one that is not there is named" "$(timeout 20 "$OURS" "$WORK/script.bt" 2>&1 | grep -c "'$WORK/nowhere.bt'")" 1
feature '-l tracepoints' '^tracepoint:syscalls:sys_enter_openat' -l 'tracepoint:syscalls:*'
feature '-lv with arguments' 'const char ?\* ?filename' -lv tracepoint:syscalls:sys_enter_openat
feature '-l uprobes' ':work' -l "uprobe:$P:*"
feature '-lv uprobe arguments by DWARF' 'int number' -lv "uprobe:$P:work"
feature '-l usdt' 'mine:hit' -l "usdt:$P:*"
feature '-l of everything' '^software:' -l
feature '-lv structure by BTF' 'pid' -lv 'struct task_struct'
feature '--info' 'Loop support' --info
feature '-d tree' 'interval' -d -e 'interval:s:1 { @ = count(); exit(); }'
feature '-dd LLVM IR' 'define( dso_local)? i64' -dd -e 'interval:s:1 { @ = count(); exit(); }'
feature '-v verifier log' 'Program ID|processed [0-9]+ insns|Bytecode' -v -e 'BEGIN { exit(); }'
feature '--emit-elf' '' --emit-elf "$WORK/out.elf" -e 'BEGIN { exit(); }'
ok "... and what it wrote is BPF" sh -c "readelf -h '$WORK/out.elf' | grep -q 'Linux BPF'"
feature 'error: syntax' '.*' -e 'BEGIN { printf( }'
feature 'error: unknown probe' '.*' -e 'tracepoint:no:such { }'
feature 'error: unknown structure' '.*' -e 'BEGIN { $x = (struct no_such *)0; printf("%d", $x->y); exit(); }'

# C that has types to deduce: clang from source is compiled without templates, and has that left.
cat >"$WORK/header.h" <<'END'
#define twice(x) ({ __auto_type y = (x); y + y; })
static inline long sizes(int x) { int array[x]; typeof(twice(x)) y = 1; return sizeof(array) + y; }
struct of_header { char name[sizeof(long) * 2]; typeof(_Generic(1L, long: (short)1, default: 1)) number; };
END
cat >"$WORK/sums.bpf.c" <<'END'
#define twice(x) ({ __auto_type y = (x); y + y; })
long sums(long x)
{
    typeof(twice(x)) sum = 0;
    for (int i = 0; i < 8; i++)
        sum += twice(x * x) + i;
    return sum;
}
END
core=yes
feature 'a header of C' '^18$' -I "$WORK" -e '#include "header.h"
BEGIN { printf("%d\n", sizeof(struct of_header)); exit(); }'
feature "a struct of the script that the kernel has too" '^4$' -e 'struct task_struct { int a; };
BEGIN { printf("%d\n", sizeof(struct task_struct)); exit(); }'
core=no

# What came with a release of bpftrace works with that and later ones, whatever the distribution's is.
since() { # VERSION NAME PATTERN ARGUMENT...
    [ "$(printf '%s\n%s\n' "$1" "$BPFTRACE_VERSION" | sort -V | head -n 1)" = "$1" ] || return 0
    shift
    core=yes
    feature "$@"
    core=no
}
since 0.19 'args.name' '^target-was-here' -e 'tracepoint:syscalls:sys_enter_faccessat /comm == "target"/ { printf("%s\n", str(args.filename)); exit(); }'
since 0.20 'config block' '^2$' -e 'config = { max_map_keys = 2 } BEGIN { @[1] = 1; @[2] = 1; printf("%d\n", 2); exit(); }'
since 0.20 'len of a map' '^2$' -e 'BEGIN { @[1] = 1; @[2] = 1; printf("%d\n", len(@)); exit(); }'
since 0.21 'for over a map' '^1 2$' -e 'BEGIN { @[1] = 2; for ($kv : @) { printf("%d %d\n", $kv.0, $kv.1); } exit(); }'
since 0.22 'let' '^3$' -e 'BEGIN { let $x = 1; $x += 2; printf("%d\n", $x); exit(); }'
since 0.26 'probes of no file, told to be left out' '^without$' -e 'config = { missing_probes = warn } uprobe:/nowhere:f { @ = 1; } usdt:/nowhere:a:b { @ = 1; } BEGIN { printf("without\n"); exit(); }'
since 0.26 'import of C' '^172$' -e "import \"$WORK/sums.bpf.c\"; BEGIN { printf(\"%d\\n\", sums((int64)3)); exit(); }"
# A script that writes few events has a small ring buffer (patch 0032). A loop may write many before any is read: it has the large one.
echo 'grep -h max_entries /proc/$PPID/fdinfo/*' >"$WORK/maps"
buffer='^max_entries:[[:blank:]]'
since 0.26 'a small buffer for few events' "${buffer}262144\$" -c "/bin/sh $WORK/maps" -e \
    'tracepoint:syscalls:sys_enter_read { @ = count(); } interval:1s { print(@); } END { printf("end\n"); }'
since 0.26 'a large buffer for a probe that prints' "${buffer}16777216\$" -c "/bin/sh $WORK/maps" -e \
    'tracepoint:syscalls:sys_exit_setns { printf("%d\n", pid); }'
since 0.26 'a loop prints more than a small buffer holds' '^19999$' -e \
    'BEGIN { for ($i : 0..20000) { printf("%d\n", $i); } exit(); }'
if grep -q '^kfunc  *works' "$WORK/table"; then
    since 0.20 'fentry' '^@' -e 'fentry:vfs_read { @[args.count] = count(); } interval:s:1 { exit(); }'
fi

# Ahead of time: compiled on one machine, run on another by the runtime without LLVM. Ours finds its runtime beside itself, and
# wants no objcopy.
ahead_of_time() { # BPFTRACE OUTPUT RUNTIME runtime|itself PATH
    rm -f "$WORK/aot"
    timeout 30 env PATH="$5" "$1" --aot "$WORK/aot" -e 'BEGIN { printf("ahead of time\n"); exit(); }' >"$2" 2>&1 || :
    if [ "$4" = itself ]; then set -- "$1" "$2" env; fi
    timeout 30 "$3" "$WORK/aot" >>"$2" 2>&1 </dev/null || :
    if grep -aq '^ahead of time' "$2"; then echo works; else echo "fails: $(message "$2")"; fi
}
ours=$(ahead_of_time "$OURS" "$WORK/ours.aot" "$BUILD/bpftrace-aotrt" runtime /nowhere)
# From 0.20 on it is a copy of the runtime, which needs no other.
if [ "$(head -c 4 "$WORK/aot" 2>/dev/null)" = "$(printf '\177ELF')" ]; then
    is "what --aot wrote runs by itself" "$(timeout 30 "$WORK/aot" 2>&1 </dev/null | grep '^ahead')" "ahead of time"
    is "... and by the PATH" "$(cd / && timeout 30 env PATH="$WORK" aot 2>&1 </dev/null | grep '^ahead')" "ahead of time"
    is "its file is well-formed, with one section more" "$(LC_ALL=C readelf -SW "$WORK/aot" 2>&1 | grep -c '\] \.btaot  *PROGBITS\|[Ww]arning\|[Ee]rror')" 1
fi
if [ -n "$THEIRS" ]; then
    theirs=$(ahead_of_time "$THEIRS" "$WORK/theirs.aot" "$(dirname "$THEIRS")/bpftrace-aotrt" "$(words "$THEIR_VERSION" --aot runtime)" "$(dirname "$THEIRS"):$PATH")
else
    theirs=works
fi
is "--aot" "$ours" "$theirs"
printf '%-34s %-7s %s\n' --aot "${ours%%:*}" "${theirs%%:*}" >>"$WORK/table"
# Ctrl-C: its END runs and its maps are printed.
rm -f "$WORK/aot"
timeout 30 "$OURS" --aot "$WORK/aot" -e 'interval:ms:50 { @ = count(); } END { printf("the end\n"); }' >/dev/null 2>&1 || :
timeout -s INT 5 "$BUILD/bpftrace-aotrt" "$WORK/aot" >"$WORK/ended" 2>&1 </dev/null || :
is "SIGINT ends what was compiled ahead of time as it ends bpftrace" "$(grep -c '^the end$\|^@: [0-9]' "$WORK/ended")" 2

if [ "$SAME" = yes ]; then
    for probes in 'tracepoint:*' 'software:*' 'hardware:*' 'iter:*' "uprobe:$P:*"; do
        is "-l '$probes' lists what theirs lists" "$("$OURS" -l "$probes" 2>&1 | sort | cksum)" "$("$THEIRS" -l "$probes" 2>&1 | sort | cksum)"
    done
    # Theirs says that there are kprobes where the kernel has none: surroundings.t.
    info() { "$1" --info 2>&1 | grep -v 'version:\|LLVM:\|^ *kprobe:'; }
    is "--info says what theirs says" "$(info "$OURS")" "$(info "$THEIRS")"
fi
say "$(printf '%-34s %-7s %s' feature ours theirs)"
say_file "$WORK/table"
finish
