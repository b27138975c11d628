#!/bin/sh
# What the build runs writes the same under every awk, sed and sh. dialects/ has a script a subject, which runs the real
# scripts with real input; what it prints is compared from dialect to dialect, and with the lines that it wants.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
CASES=${0%/*}/dialects
case $CASES in /*) ;; *) CASES=$PWD/$CASES ;; esac
export TREE="$WORK/tree" CC CXX BUILD BUILD_ARCH MAKE CHECK_JSON="$WORK/check-json" CONFIG_CACHE="$WORK/config.cache"
"$CC" -std=c11 -O1 -o "$CHECK_JSON" "$TOP/tests/lib/check-json.c"
mkdir "$WORK/bin" "$WORK/said"
cd "$WORK"

# --- the dialects: an awk, a sed and a sh each, as a directory for PATH ------------------------------
# mawk of Debian sid is not among them: it wants a newer glibc than the other machines that run this have.
# program TOOL COMMAND...: puts one into $bin. An awk also keeps what it was asked to run.
program() {
    tool=$1
    shift
    keep=
    if [ "$tool" = awk ]; then keep="printf '%s\\n' \"\$@\" >>'$WORK/programs'"; fi
    printf '#!/bin/sh\n%s\nexec %s "$@"\n' "$keep" "$*" >"$bin/$tool"
    chmod +x "$bin/$tool"
}
# dialect NAME SHELL SED AWK: the shell is called by the name sh, as which bash is POSIX's and busybox ash.
dialect() {
    bin=$WORK/bin/$1
    for tool in "$2" "${3%% *}" "${4%% *}"; do
        command -v "$tool" >/dev/null || { skip "$1" "$tool is not installed"; return; }
    done
    mkdir "$bin"
    ln -s "$(command -v "$2")" "$bin/sh"
    program sed "$(path_of "$3")"
    program awk "$(path_of "$4")"
    dialects="$dialects $1"
}
path_of() { printf '%s %s' "$(command -v "${1%% *}")" "$(echo "$1" | cut -s -d ' ' -f 2)"; }
dialects=
dialect mawk dash sed mawk
dialect gawk bash 'sed --posix' 'gawk --posix'
dialect busybox busybox 'busybox sed' 'busybox awk'
dialect bwk dash sed original-awk
ok "there is a dialect" [ -n "$dialects" ]

# --- the runs -------------------------------------------------------------------------------------------
# The scripts in a tree of their own, where /bin/sh is $SH: a link, so that all shells have one name, which some outputs have.
SH=$WORK/sh
export SH
mkdir "$TREE"
(cd "$TOP" && cp -R abi auditor deps dist floor m4 bootstrap build-aux aclocal.m4 configure configure.ac config.mk.in Makefile.am Makefile.in VERSION "$TREE/")
find "$TREE" -type f -perm -u+x | while read -r script; do
    if head -n 1 "$script" | grep -q '^#! */bin/sh'; then sed -i "1s|.*|#!$SH|" "$script"; fi
done
# run CASE DIALECT: prints what it says and its exit status.
run() {
    rm -rf run
    mkdir run
    (cd run && PATH=$WORK/bin/$2:$PATH && status=0 && /bin/sh -u "$CASES/$1" 2>&1 || status=$? && echo "exit status $status")
}
for dialect in $dialects; do
    for case in "$CASES"/*; do
        case=${case##*/}
        # The applets of busybox's shell come before PATH: before a program that is faked, and before GNU's with more options.
        shell=$(readlink "bin/$dialect/sh")
        if [ "$dialect" = busybox ] && grep -q '^# not with applets: ' "$CASES/$case"; then shell=/bin/sh; fi
        ln -sf "$shell" "$SH"
        run "$case" "$dialect" </dev/null >"said/$case-$dialect"
        if [ -f "said/$case" ]; then
            ok "$case: $dialect writes the same" diff "said/$case" "said/$case-$dialect"
            continue
        fi
        mv "said/$case-$dialect" "said/$case"
        sed -n 's/^# wants: //p' "$CASES/$case" >wants
        ok "$case: $dialect: as wanted, to the end" grep -qx 'exit status 0' "said/$case"
        while read -r line; do ok "... $line" grep -qF -e "$line" "said/$case"; done <wants
    done
done
rm -rf run "$TREE"

# --- that none is left out -----------------------------------------------------------------------------
# What configure, make, make dist and bootstrap run.
cd "$TOP"
sources=$(find bootstrap configure.ac m4 Makefile.am deps dist abi floor auditor -type f ! -path '*/patches/*' ! -path '*/completions/*' \
    ! -path 'dist/bpftrace-*' ! -path 'floor/floor-programs/*' ! -name glibc-floor ! -path 'auditor/objects/*' | sort)
# shellcheck disable=SC2086  # a list of words
awk -f "$TOP/tests/engine/awk-programs.awk" $sources >"$WORK/wanted"
tr -d ']' <"$WORK/programs" >"$WORK/ran"
ok "there are awk programs" [ "$(wc -l <"$WORK/wanted")" -gt 20 ]
# make check-times is none of these.
grep -v '^Makefile\.am: { took\[' "$WORK/wanted" >"$WORK/wanted.build"
while read -r line; do
    ok "a dialect runs $line" grep -qF -e "${line#*: }" "$WORK/ran"
done <"$WORK/wanted.build"
# GNU's and busybox's sed and grep have these in basic expressions, POSIX's not; nor has it sed -i.
# shellcheck disable=SC2086  # a list of words
is "no sed of GNU's" "$(grep -nE "(sed|grep)( +-[a-z]+)* +['\"].*\\\\[+?|]|sed +(-[a-zA-Z]*[isz]|--)" $sources | grep -vE '(sed|grep) +-[a-z]*E')" ""
finish
