#!/bin/sh
# Functions that came after the floor's release, of the table floor/own: programs call them, and programs that define them
# themselves, as they do where glibc has none, are compiled as on that release; in C and C++, by gcc and clang.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
headers=$(echo '#include <features.h>
__GLIBC_MINOR__' | $CC -E -P - | tail -n 1)

# writes FLOOR BEFORE AFTER: the table's functions that the headers have and the floor has not, each defined between BEFORE
# and AFTER, or none where BEFORE is empty; main counts those that it called.
writes() {
    echo "#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
static int own;"
    [ "$2" != 'extern "C" {' ] || echo 'extern "C" {' # people include headers in it
    awk -F '\t' '!/^#/ { print "#if __has_include(<" $1 ">)\n#include <" $1 ">\n#endif" }' "$TOP/floor/own"
    [ "$2" != 'extern "C" {' ] || echo '}'
    awk -F '\t' -v floor="$1" -v headers="$headers" -v before="$2" -v after="$3" '
        function since(release) { sub(/^2\./, "", release); return release + 0 }
        /^#/ || since($3) <= floor || since($3) > headers || $2 in told { next }
        {
            told[$2]
            count++
            zeros = $8
            gsub(/[^,]+/, "0", zeros)
            calls = calls "    " ($6 == "void" ? "" : "result += !") $2 "(" zeros ");\n"
            if (before == "") next
            unused = $8
            gsub(/, /, ", (void)", unused)
            print before " " $6 " " $2 "(" $7 ") { " (unused == "" ? "" : "(void)" unused ", ") "(void)own++; " \
                ($6 == "void" ? "" : "return 0; ") "}" after
        }
        END {
            print "int main(int argc, char **argv)\n{\n    int result = 0;\n    (void)argv;"
            if (before == "") print "    if (argc > 0)\n        return own;"
            else print "    (void)argc;"
            print calls "    return result < 0 || own != " count + 0 ";\n}"
        }' "$TOP/floor/own"
}
# shim FLOOR NAME COMPILER BEFORE AFTER FLAG...: compiled without a warning; it calls its own functions.
shim() {
    case $3 in */c++) source=shim.cc ;; *) source=shim.c ;; esac
    name="2.$1 $2, ${3#"$WORK"/} $6 $7" compiler=$3
    writes "$1" "$4" "$5" >$source
    shift 5
    is "$name: compiled" "$(status "$compiler" -O2 -Wall -Wextra -Wno-unused-parameter -Wno-nonnull -Wno-unused-result -Werror "$@" -o shim $source)" 0
    is "$name: runs" "$(status ./shim)" 0
}
for cc in gcc clang; do
    command -v $cc >/dev/null || { skip "$cc" "not installed"; continue; }
    case $cc in
    # It calls the substitute, and says that the program's own is not called.
    clang) unused=-Wno-unused-function ;;
    *) unused=-Wunused-function ;;
    esac
    for floor in 17 "$headers"; do
        ok "2.$floor: a floor of $cc" "$BUILD/glibc-floor" --target-glibc="2.$floor" --cc="$cc" floor
        shim "$floor" "no own ones" "$WORK/floor/bin/cc" "" "" -std=c99 -D_GNU_SOURCE
        shim "$floor" "no own ones" "$WORK/floor/bin/c++" "" "" -std=gnu++17 -D_FORTIFY_SOURCE=2
        [ "$floor" = 17 ] || continue
        if [ $cc = gcc ]; then
            shim "$floor" "static inline" "$WORK/floor/bin/cc" "static inline" "" -std=gnu11 -pedantic-errors
            shim "$floor" static "$WORK/floor/bin/cc" static "" -std=c99 -D_FORTIFY_SOURCE=2
            shim "$floor" "its own" "$WORK/floor/bin/cc" "" "" -std=gnu11 -O0
        else
            writes "$floor" "static inline" "" >shim.c
            is "static inline, clang" "$(status floor/bin/cc -Wall -Wno-nonnull -Wno-unused-result $unused -Werror -c shim.c)" 0
        fi
        shim "$floor" nameless "$WORK/floor/bin/c++" "namespace {" "}" -std=gnu++17 -D_FORTIFY_SOURCE=2
        shim "$floor" static "$WORK/floor/bin/c++" static "" -std=c++11 -pedantic-errors
        shim "$floor" 'extern "C"' "$WORK/floor/bin/c++" 'extern "C" {' "}" -std=gnu++17 -O0
    done
done

# A name that the program made a macro of stays one.
printf '#define gettid mine\n#include <unistd.h>\nstatic int mine(void) { return 5; }\nint main(void) { return gettid() != 5; }\n' >macro.c
ok "a macro of that name" "$BUILD/glibc-floor" --target-glibc=2.17 --cc="$CC" --cxx="$CXX" floor
ok "... is compiled" floor/bin/cc -o macro macro.c
ok "... and stays" ./macro
finish
