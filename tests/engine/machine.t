#!/bin/sh
# What a build asks of the machine: jobs by cores and memory, room on the disk; and how it tells how far it is.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/engine.sh"
export JOBS_ROOT="$WORK/root"
mkdir -p "$JOBS_ROOT/proc/self" "$JOBS_ROOT/sys/fs/cgroup/a/b" "$WORK/bin"
# A machine of 8 cores, for deps/engine/jobs.
printf '#!/bin/sh\necho 8\n' >"$WORK/bin/nproc"
chmod +x "$WORK/bin/nproc"
machine() { # MIB
    printf 'MemTotal: 99999999 kB\nMemAvailable: %d kB\n' $(($1 * 1024)) >"$JOBS_ROOT/proc/meminfo"
}
jobs() { PATH=$WORK/bin:$PATH "$top/deps/engine/jobs" "$@" 2>"$WORK/told"; }
lines() { wc -l <"$WORK/told"; }

echo 0::/a/b >"$JOBS_ROOT/proc/self/cgroup"
machine 64000
is "8 cores, 64 GB: a job a core" "$(jobs make '' '')" -j8
is "... and nothing to tell" "$(lines)" 0
machine 7000
is "8 cores, 7 GB: a job for each 2 GiB" "$(jobs make '' '')" -j3
is "... and one line that says so" "$(cat "$WORK/told")" \
    "3 jobs at once and not 8: there is memory for 3 at 2 GiB each (7000 MiB)."
is "... links too" "$(jobs local)" 3
machine 900
is "less than 2 GiB: one job" "$(jobs make '' '')" -j1
is "... not silently" "$(lines)" 1
machine 7000
is "a user's -j8 stays" "$(jobs make '' ' -j8 --jobserver-auth=3,4')" ''
is "... with a warning of one line" "$(cat "$WORK/told")" \
    "make -j8: there is memory for 3 at 2 GiB each (7000 MiB): it may swap or be killed."
is "a user's -j3" "$(jobs make '' ' -j3 --jobserver-auth=3,4'; lines)" 0
is "-j without a number is warned about" "$(jobs make '' ' -j'; lines)" 1
machine 64000
echo max >"$JOBS_ROOT/sys/fs/cgroup/a/b/memory.max"
echo 4294967296 >"$JOBS_ROOT/sys/fs/cgroup/a/memory.max"
is "a control group above with 4 GiB" "$(jobs make '' '')" -j2
rm "$JOBS_ROOT/sys/fs/cgroup/a/memory.max"
printf '5:cpu:/x\n4:hugetlb,memory:/c\n' >"$JOBS_ROOT/proc/self/cgroup"
mkdir -p "$JOBS_ROOT/sys/fs/cgroup/memory/c"
echo 6442450944 >"$JOBS_ROOT/sys/fs/cgroup/memory/c/memory.limit_in_bytes"
is "control groups of version 1, 6 GiB" "$(jobs make '' '')" -j3
is "icecc: more than this machine has" "$(jobs make /usr/bin/icecc '')" -j32
is "ccache: as without" "$(jobs make /usr/bin/ccache '')" -j3
unset JOBS_ROOT
ok "on this machine" "$top/deps/engine/jobs" local
is "deps/engine/jobs without arguments: exit status" "$(status "$top/deps/engine/jobs")" 2

mkdir "$WORK/small"
if mount -t tmpfs -o size=20m none "$WORK/small" 2>/dev/null; then
    trap 'umount "$WORK/small" 2>/dev/null || :' EXIT
    sed -i "s,^O := .*,O := $WORK/small/o," "$WORK/config.mk"
    is "too small a disk: exit status" "$(status build)" 2
    ok "... says what is needed, where, and what is there" grep -q "^the build needs 36 MB in $WORK/small/o, [0-9]* MB are free: make room" "$WORK/out"
    not_ok "... before anything is built" ls "$WORK/built"
    mount -o remount,size=95m "$WORK/small"
    ok "with room it builds" build
    head -c 70000000 /dev/zero >"$WORK/small/fill"
    ok "what is built needs none" build
    echo '# changed' >>"$top/deps/gamma/Makefile"
    is "a change of one dependency: exit status" "$(status build)" 2
    ok "... it alone is looked at" grep -q "^gamma needs 32 MB in $WORK/small/o" "$WORK/out"
    umount "$WORK/small"
    sed -i "s,^O := .*,O := $WORK/o," "$WORK/config.mk"
else
    skip "too small a disk" "a small tmpfs takes root"
fi

# Steps that count from 1 to 6 as ninja does, after what a step before has logged.
step() { env -u MAKEFLAGS STEP_COMMANDS="$1" "$top/deps/engine/step" 'llvm 14.0.6' build "$WORK/log" "$WORK"; }
slowly="echo '[800/900] of a step before'; for n in 1 2 3 4 5 6; do echo \"[\$n/600] x.c\"; sleep 1; done"
if command -v script >/dev/null; then
    env -u MAKEFLAGS STEP_COMMANDS="$slowly" script -qc "$top/deps/engine/step 'llvm 14.0.6' build $WORK/log $WORK" /dev/null | tr '\r' '\n' >"$WORK/screen"
    ok "a terminal shows ninja's count, share and time left" \
        grep -q '^.\[K  llvm 14.0.6        build    [2-6]/600  [01] %, about [0-9]* min left$' "$WORK/screen"
    ok "... and the time that it took" grep -q 'llvm 14.0.6        build  *[0-9.]* s$' "$WORK/screen"
    # Two at once: one line is painted, never two in turns, and it names both.
    cat >"$WORK/two" <<END
step() { env -u MAKEFLAGS RUNNING=$WORK/running STEP_COMMANDS="sleep \$2" $top/deps/engine/step "\$1" build $WORK/log-\$2 $WORK; }
step 'zlib 1' 4 &
step 'llvm 2' 8 &
wait
END
    script -qc "sh $WORK/two" /dev/null | tr "\r" "\n" >"$WORK/screen"
    painted=$(grep -o '^.\[K  [a-z]* .*till now.*' "$WORK/screen" | awk '{ print $2 }' | uniq | tr '\n' ' ')
    ok "two steps at once: the line is one's till that ends (here: $painted)" [ "$(echo "$painted" | wc -w)" -le 2 ]
    ok "... and names the other" grep -qE 'till now; and (zlib 1|llvm 2)' "$WORK/screen"
    is "... each tells its end on a line of its own" "$(grep -oE '(zlib 1|llvm 2)  *build  *[0-9.]* s.?$' "$WORK/screen" | awk '{ print $1 }')" "zlib
llvm"
    is "... and nothing is left" "$(ls "$WORK/running")" ""
else
    skip "a terminal shows ninja's count" "script is not installed"
fi
step 'sleep 2' >"$WORK/out"
is "without a terminal a short step is one line" "$(wc -l <"$WORK/out")" 1
sed -i 's/pause=60/pause=2/' "$top/deps/engine/step"
step "$slowly" >"$WORK/out"
ok "without a terminal, a line a minute (here: two seconds)" \
    grep -q '^  llvm 14.0.6        build    [2-6]/600  [01] %, about [0-9]* min left$' "$WORK/out"
ok "... no more" [ "$(wc -l <"$WORK/out")" -le 4 ]
step 'sleep 4' >"$WORK/out"
ok "what counts nothing tells the time" grep -q '^  llvm 14.0.6        build    [0-9]* s till now$' "$WORK/out"
fake gamma ''
# -j reaches the build of a dependency: GNU make before 4.4 does not know it while it reads makefiles.
# shellcheck disable=SC2016  # make's dollar
sed -i 's|^cat .*|echo $(JOBS) >text|' "$top/deps/gamma/Makefile"
ok "make -j3" build GOALS=gamma -j3
is "... is -j3 for what a dependency is built by" "$(cat "$(prefix gamma)/text")" 3
finish
