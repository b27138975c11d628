#!/bin/sh
# Each substitute against the function of a real glibc: tests/floor/same/ calls both with the same arguments, ugly
# ones too, and what they print must be the same.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires nm objcopy
case $BUILD_ARCH in x86_64) ;; *) skip_all "the programs run here, and this floor is for $BUILD_ARCH" ;; esac
cd "$WORK"
same=$TOP/tests/floor/same

"$BUILD/glibc-floor" --target-glibc=2.17 --cc="$CC" --cxx="$CXX" floor
# All of them, also those that this host's headers are too old for.
: >floor/lib/undeclared
# shellcheck disable=SC2046  # a list of words
versions=$("$BUILD/floor-programs/stubs" versions "$BUILD_ARCH" 2.17 $(awk '$3 == "before" { print $1 }' "$TOP/floor/compat/table") |
    sed 's/\(.*\) \(.*\)/-DVERSION_OF_\1=\2/' | xargs)
rm floor/lib/*crt1.o
"$BUILD/floor-programs/compile-parts" "$TOP/floor" "$WORK/kept" "$BUILD_ARCH" "$versions" "$WORK/floor/lib" ar objcopy "$CC"
# Every substitute under the name floor_NAME, so that it stands beside the real one.
nm --defined-only floor/lib/libfloor-compat.a | awk 'NF == 3 && $2 ~ /^[A-Z]$/ { print $3, "floor_" $3 }' >names
echo "dlsym floor_dlsym" >>names
objcopy --redefine-syms=names floor/lib/libfloor-compat.a libsame.a

# A newer glibc than this host's.
have_newer=yes
debian_glibc sid || debian_glibc trixie || have_newer=no

# run HOW PROGRAM MODE: its output in PROGRAM.MODE, its status in $status.
here() { "$@"; }
newer() { "$LOADER" --library-path "$LIBRARIES" "$@"; }
run() {
    status=0
    rm -rf work
    mkdir work
    (cd work && "$1" ../"$2" "$3") >"$2.$3" 2>&1 || status=$?
}
agree() { # HOW PROGRAM MODE: the mode's output and the real function's
    run "$1" "$2" "$3"
    [ $status = 0 ] || { echo "exit $status"; tail -n 3 "$2.$3"; return 1; }
    diff "$2.$3" "$2.real" >"$2.diff" || { head -n 20 "$2.diff"; return 1; }
}

host=$(getconf GNU_LIBC_VERSION)
host=${host#*.}
set -- "$same"/*.c
at_least "programs" $# 15
for source; do
    program=$(basename "$source" .c)
    ok "$program: compiles" floor/bin/cc -std=gnu11 -O0 -pthread -w -o "$program" "$source" libsame.a -lm
    $CC -std=gnu11 -w -c -o program.o "$source" && nm -u program.o | awk '$2 ~ /^floor_/ { print $2 }' >>compared
    run here "$program" real
    if [ "$program" = clocks ] && [ "$host" -lt 33 ]; then
        skip "$program: as this host's glibc" "before 2.33 pthread_clockjoin_np takes clocks that it can't wait for"
    elif [ $status = 0 ]; then
        ok "$program: as this host's glibc" agree here "$program" floor
    elif [ $status != 77 ]; then
        ok "$program: the real functions" sh -c "tail -n 3 '$program.real'; exit 1"
    elif expected=$(grep "^$program " "$same/expected.txt"); then
        say "$(cat "$program.real") in this host's glibc"
        run here "$program" floor
        is "$program: as recorded of a newer glibc" "$program $(cksum <"$program.floor")" "$expected"
    else
        skip "$program: as this host's glibc" "$(cat "$program.real")"
    fi
    case $program in
    clocks | thread_atexit)
        if [ "$program" = clocks ] && [ "$host" -gt 40 ]; then
            skip "$program: without the running libc's function" "condition variables are others since 2.41"
        elif [ "$program" = clocks ] && [ "$host" -lt 33 ]; then
            skip "$program: without the running libc's function" "before 2.33 pthread_clockjoin_np is another"
        else
            run here "$program" real
            ok "$program: without the running libc's function" agree here "$program" fallback
        fi
        ;;
    esac
    if [ $have_newer = no ]; then
        skip "$program: as a newer glibc" "$REASON"
        continue
    fi
    run newer "$program" real
    if [ $status = 77 ]; then
        skip "$program: as a newer glibc" "$(cat "$program.real")"
    else
        ok "$program: as a newer glibc" agree newer "$program" floor
    fi
done
# Not with dlsym: what each program has its own of, a variable, and what newer releases keep for old programs only.
printf 'floor_%s\n' atexit at_quick_exit pthread_atfork __libc_single_threaded uimaxabs dlsym >>compared
is "each substitute is compared" "$(awk '{ print $2 }' names | sort -u | awk '
    FILENAME == ARGV[1] { compared[$1] = 1; next } !($1 in compared)' compared -)" ""
finish
