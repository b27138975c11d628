#!/bin/sh
# Constants that programs hand to libc, by this host's headers at a floor and by Debian 13's, against the headers of glibc
# 2.31: each that came or changed has its line in floor/promises, and what is turned down there is as it was.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
export LC_ALL=C
table=$TOP/floor/promises
[ "$BUILD_ARCH" = x86_64 ] || skip_all "Debian's headers are compared for x86_64"

for header in unistd dlfcn link spawn netdb resolv glob fnmatch wordexp ftw fts regex locale langinfo pthread semaphore signal malloc aio time \
    threads stdio limits fcntl sys/stat sys/mman sys/socket sys/wait sys/random sys/uio nl_types argp getopt termios fmtmsg; do
    printf '#if __has_include(<%s.h>)\n#include <%s.h>\n#endif\n' $header $header
done >headers.h
names='(_SC|_PC|_CS|RTLD|LM_ID|LAV|DLFO|POSIX_SPAWN|RES|AI|NI|EAI|GLOB|FNM|WRDE|FTW|FTS|REG|LC|PTHREAD|SEM|SIGEV|LIO|AIO|TIME|O|AT|MSG|CLOCK|SA|SS|P|GRND|MADV|MAP|MREMAP|MFD|STATX|F|RWF|RWH|PRIO|SCHED)_[A-Z0-9_]+|B[0-9]+|[A-Z]+_MAX|(MIN)?SIGSTKSZ'
# constants OUT COMPILER...: name and value of each, sorted.
constants() {
    out=$1
    shift
    "$@" -w -D_GNU_SOURCE -E -dD -x c headers.h >preprocessed
    sed -n 's/^#define \([A-Za-z0-9_]*\)(.*/\1/p' preprocessed | sort -u >functions
    tr -c 'A-Za-z0-9_' '\n' <preprocessed | grep -xE "$names" | sort -u | comm -23 - functions >named
    {
        cat headers.h
        echo 'int main(void)'
        echo '{'
        awk '{ print "#line 1 \"" $0 "\"\nprintf(\"%s %lld\\n\", \"" $0 "\", (long long)(" $0 "));" }' named
        echo '}'
    } >print.c
    # Those that are no constants are told by the line's name.
    until "$@" -w -D_GNU_SOURCE -o print print.c 2>errors; do
        sed -n 's/^\([A-Z0-9_]*\):1:.*error.*/\1/p' errors | sort -u >bad
        [ -s bad ] || { cat errors; return 1; }
        awk 'NR == FNR { bad["\"" $1 "\""]; next } /^#line/ { skip = $3 in bad } !skip || /^}/' bad print.c >good.c
        mv good.c print.c
    done
    ./print | sort >"$out"
}
headers_of() { # TREE: the compiler's flags for them; the kernel's are this host's
    echo "-nostdinc -isystem $($CC -print-file-name=include) -isystem $1/usr/include/x86_64-linux-gnu -isystem $1/usr/include" \
        "-isystem /usr/include/x86_64-linux-gnu -isystem /usr/include"
}
# explained CONSTANTS OLDER: those without a line, one each.
explained() {
    comm -13 "$2" "$1" | while read -r name value; do
        found=
        while read -r pattern _ what _; do
            case $pattern in '' | '#'*) continue ;; esac
            # shellcheck disable=SC2254  # a pattern
            case $name in $pattern) if [ "$what" != turned-down ]; then found=yes; break; fi ;; esac
        done <"$table"
        [ -n "$found" ] || echo "$name $value"
    done
}

libc_package bullseye deb:amd64 libc6-dev || { skip "the headers of 2.31" "$REASON"; finish; exit; }
# shellcheck disable=SC2046  # a list of words
ok "the headers of 2.31" constants older "$CC" $(headers_of "$TREE")
at_least "... have constants" "$(wc -l <older)" 900
ok "a floor of 2.31" "$BUILD/glibc-floor" --target-glibc=2.31 --cc="$CC" floor
ok "this host's at the floor" constants here floor/bin/cc
is "... none without a line in floor/promises" "$(explained here older)" ""
for name in SIGSTKSZ MINSIGSTKSZ PTHREAD_STACK_MIN LAV_CURRENT; do
    is "$name: turned down, so as it was" "$(grep "^$name " here)" "$(grep "^$name " older)"
    ok "... says the table" grep -qE "^$name +2\.[0-9]+ turned-down " "$table"
done
if libc_package trixie deb:amd64 libc6-dev; then
    # shellcheck disable=SC2046  # a list of words
    ok "the headers of 2.$MINOR, with the floor's" constants newer "$CC" -DFLOOR_MINOR=31 -isystem floor/include $(headers_of "$TREE")
    is "... none without a line in floor/promises" "$(explained newer older)" ""
    # That the comparison finds what there is to find.
    grep -v '^RES_NOAAAA' "$table" >without
    table=without
    is "a line that is missing is found out" "$(explained newer older)" "$(grep ^RES_NOAAAA newer)"
    table=$TOP/floor/promises
else
    skip "the headers of Debian 13" "$REASON"
fi
is "each line is of a kind" "$(awk '!/^#/ && NF && ($2 !~ /^2\.[0-9]+$/ || $3 !~ /^(turned-down|substituted|kernel|refused|ignored|value|open)$/)' "$table")" ""
is "each file that it names is there" "$(sed -n 's/.* substituted *\([a-z_]*\.c\).*/\1/p' "$table" | while read -r f; do [ -e "$TOP/floor/compat/$f" ] || echo "$f"; done)" ""
finish
