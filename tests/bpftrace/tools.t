#!/bin/sh
# Every .bt tool of the release: its dry run ends as the distribution's bpftrace ends it.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/bpftrace.sh"
find_theirs
[ -n "$THEIRS" ] || say "$NO_THEIRS: only our own runs are shown"
# Of another version, it runs that version's own tools.
their_tool() { if [ "$SAME" = yes ]; then echo "$tool"; else echo "${theirs_root-}/usr/sbin/$name"; fi; }
[ "$THEIRS" = /usr/bin/bpftrace ] || theirs_root=$BUILD/check-tree/yardstick
tools=$BUILD/o/bpftrace/$(cat "$BUILD/o/bpftrace/key")/prefix/share/bpftrace/tools
# Without what depends on what root may do here, and not on the tool; of the limit only theirs speaks, on Linux 5.11 and newer too.
# Of a kernel without kprobes ours says so once (patch 0031), and theirs has a warning for each function.
said() {
    sed -e 's/Error while reading traceable functions from [^ ]*: Operation not permitted//' -e 's/ERROR: .* RLIMIT_MEMLOCK .*//' "$WORK/run" |
        if has_kprobes; then cat; else sed '/WARNING: .* \(has no kprobes\|is not traceable\) /d'; fi |
        grep -v '^$'
}
ends() { # BPFTRACE TOOL: what a dry run comes to
    if timeout 60 "$1" "$(dry_run "$1")" "$2" >"$WORK/run" 2>&1; then
        echo "compiles: $(said | grep -v '0x[0-9a-f]\{6,\}' | cksum)"
    else
        echo "fails: $(said | grep -i error | head -n 1)"
    fi
}
# The dry run of 0.26 looks for the functions of kprobes, and leaves out a probe that has none; 0.17 does not look.
wants_kprobes() { # MESSAGE TOOL
    ! has_kprobes && grep -q '^k\(ret\)\{0,1\}probe:' "$2" &&
        echo "$1" | grep -q 'ERROR: \(No matches for k\|Probe has no valid attach points\|Undefined map\)'
}
: >"$WORK/table"
# Each as upstream has it: by its comments for other kernels (deps/bpftrace/name-variants) ours would take another file than theirs.
mkdir "$WORK/tools"
for tool in "$tools"/*.bt; do
    sed '/^\/\/ for Linux /d' "$tool" >"$WORK/tools/${tool##*/}"
    tool=$WORK/tools/${tool##*/}
    name=$(basename "$tool")
    ours=$(ends "$OURS" "$tool")
    theirs=unknown
    if [ -n "$THEIRS" ]; then
        their=$(their_tool)
        if [ -e "$their" ]; then theirs=$(ends "$THEIRS" "$their"); fi
        if [ "$SAME" = yes ]; then
            is "$name" "$ours" "$theirs"
        elif [ "${ours%%:*}" = compiles ]; then
            ok "$name" true
        elif wants_kprobes "$ours" "$tool"; then
            skip "$name" "$ours, and this kernel has no kprobes"
        elif [ "${theirs%%:*}" = fails ]; then
            skip "$name" "$ours, and so does the distribution's of $("$THEIRS" --version)"
        else
            is "$name" "$ours" compiles
        fi
    else
        skip "$name" "ours ${ours%%:*}, and $NO_THEIRS"
    fi
    printf '%-20s %-10s %s\n' "$name" "${ours%%:*}" "${theirs%%:*}" >>"$WORK/table"
done
ok "there are tools" [ "$count" -gt 30 ]
say_file "$WORK/table"
finish
