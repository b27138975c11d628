#!/bin/sh
# Constants that programs hand to libc, and the sizes of its types, by the headers of Debian 12, 13 and sid at a floor,
# against those of the floor's release: each that came or changed has its line in floor/promises, and what is turned down
# there is as it was.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
export LC_ALL=C
table=$TOP/floor/promises
[ "$BUILD_ARCH" = x86_64 ] || skip_all "Debian's headers are compared for x86_64"

for header in unistd dlfcn link spawn netdb resolv glob fnmatch wordexp ftw fts dirent pwd grp shadow search printf obstack poll mqueue sched setjmp ucontext utmpx regex locale langinfo pthread semaphore signal malloc aio time \
    threads stdio limits fcntl sys/stat sys/mman sys/socket sys/wait sys/random sys/uio sys/epoll sys/ioctl sys/mount sys/msg sys/ptrace sys/resource sys/sem sys/shm sys/statvfs sys/sysinfo sys/timex sys/utsname \
    net/if netinet/in netinet/tcp nl_types argp getopt termios fmtmsg; do
    printf '#if __has_include(<%s.h>)\n#include <%s.h>\n#endif\n' $header $header
done >headers.h
names='(_SC|_PC|_CS|RTLD|LM_ID|LAV|DLFO|POSIX_SPAWN|RES|AI|NI|EAI|GLOB|FNM|WRDE|FTW|FTS|REG|LC|PTHREAD|SEM|SHM|IPC|SIGEV|LIO|AIO|TIME|O|AT|MSG|CLOCK|SA|SS|P|GRND|MADV|MAP|MREMAP|MFD|STATX|F|RWF|RWH|PRIO|SCHED)_[A-Z0-9_]+|(AB|ALT)?(DAY|MON)_[0-9]+|B[0-9]+|[A-Z]+_MAX|(MIN)?SIGSTKSZ'
# All that floor/promises says to be turned down, one name each.
turned_down=$(awk '$3 == "turned-down" { print $1 == "B[0-9]*" ? "B0 B50 B9600 B38400 B57600 B4000000" : $1 }' "$table")
# promised OUT COMPILER...: name and value of each constant, name and size of each type, sorted.
promised() {
    out=$1
    shift
    "$@" -w -D_GNU_SOURCE -E -dD -x c headers.h >preprocessed
    sed -n 's/^#define \([A-Za-z0-9_]*\)(.*/\1/p' preprocessed | sort -u >functions
    tr -c 'A-Za-z0-9_' '\n' <preprocessed | grep -xE "$names" | sort -u | comm -23 - functions >named
    # Every word that follows "struct", and every one in _t: what is no type is left out below.
    sed -e '/^#/d' preprocessed | tr -s ' \t' '\n' | tr -d ';*),' | awk '
        tag != "" && /^[a-z_][A-Za-z0-9_]*$/ { print tag " " $0 }
        /^[a-z_][a-z0-9_]*_t$/ { print }
        { tag = $0 == "struct" || $0 == "union" ? $0 : "" }' | sort -u >types
    {
        cat headers.h
        echo 'int main(void)'
        echo '{'
        awk '{ print "#line 1 \"" $0 "\"\nprintf(\"%s %lld\\n\", \"" $0 "\", (long long)(" $0 "));" }' named
        awk '{ name = $0; sub(/ /, ":", name)
            print "#line 1 \"" name "\"\nprintf(\"%s %zu\\n\", \"" name "\", sizeof(" $0 "));" }' types
        echo '}'
    } >print.c
    # Those that are no constants are told by the line's name.
    until "$@" -w -D_GNU_SOURCE -o print print.c 2>errors; do
        sed -n 's/^\([A-Za-z0-9_:]*\):1:[0-9]*: .*error.*/\1/p' errors | sort -u >bad
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
    cut -d ' ' -f 1 "$2" >names
    comm -13 "$2" "$1" | while read -r name value; do
        found=
        # No function of the older release takes a type that came later.
        case $name in *:* | *_t) grep -qx -e "$name" names || continue ;; esac
        while read -r pattern _ what _; do
            case $pattern in '' | '#'*) continue ;; esac
            # shellcheck disable=SC2254  # a pattern
            case $name in $pattern) if [ "$what" != turned-down ]; then found=yes; break; fi ;; esac
        done <"$table"
        [ -n "$found" ] || echo "$name $value"
    done
}

# Each pair of an older Debian's headers, as the floor's release, and a newer one's, as the host's.
# promised_by SUITE: its headers as they are. Sets MINOR, or REASON.
promised_by() {
    [ ! -e "$1.minor" ] || { MINOR=$(cat "$1.minor"); return 0; }
    libc_package "$1" deb:amd64 libc6-dev || return 1
    # shellcheck disable=SC2046  # a list of words
    ok "the headers of 2.$MINOR ($1)" promised "$1" "$CC" $(headers_of "$TREE")
    at_least "... have constants and types" "$(wc -l <"$1")" 1300
    echo "$MINOR" >"$1.minor"
}
while read -r older newer; do
    name="$newer's headers at $older's release"
    if ! promised_by "$older"; then skip "$name" "$REASON"; continue; fi
    release=$MINOR
    if ! libc_package "$newer" deb:amd64 libc6-dev; then skip "$name" "$REASON"; continue; fi
    # shellcheck disable=SC2046
    ok "$name: 2.$MINOR at 2.$release" promised "$newer-at-$older" "$CC" -DFLOOR_MINOR="$release" -isystem "$TOP/floor/include" $(headers_of "$TREE")
    is "... nothing without a line in floor/promises" "$(explained "$newer-at-$older" "$older")" ""
    for constant in $turned_down; do
        is "... $constant is as it was" "$(grep "^$constant " "$newer-at-$older")" "$(grep "^$constant " "$older")"
    done
done <<END
bullseye bookworm
bullseye trixie
bullseye sid
bookworm trixie
bookworm sid
trixie sid
END
ok "a floor of 2.31" "$BUILD/glibc-floor" --target-glibc=2.31 --cc="$CC" floor
ok "this host's headers at the floor" promised here floor/bin/cc
if [ -e bullseye ]; then
    is "... nothing without a line in floor/promises" "$(explained here bullseye)" ""
    for constant in $turned_down; do
        is "... $constant is as it was" "$(grep "^$constant " here)" "$(grep "^$constant " bullseye)"
    done
else
    skip "this host's headers at 2.31" "$REASON"
fi
# The headers of a real older glibc, where OLD_GLIBCS names the libraries of one that was installed: DIR/../include.
for directory in ${OLD_GLIBCS-}; do
    include=$directory/../include
    if [ ! -e "$include/features.h" ]; then skip "the headers of $directory" "there are none beside it"; continue; fi
    release=$(sed -n 's/^#define[[:space:]]*__GLIBC_MINOR__[[:space:]]*//p' "$include/features.h")
    mkdir -p kernel # its headers alone, without this host's of libc
    ln -sf /usr/include/linux /usr/include/asm-generic "/usr/include/$BUILD_ARCH-linux-gnu/asm" kernel
    ok "the headers of a real 2.$release" promised "real-$release" "$CC" -nostdinc -isystem "$($CC -print-file-name=include)" \
        -isystem "$include" -isystem kernel
    at_least "... have constants and types" "$(wc -l <"real-$release")" 1200
    ok "a floor of 2.$release" "$BUILD/glibc-floor" --target-glibc="2.$release" --cc="$CC" "floor-$release"
    ok "this host's headers at the floor" promised "here-$release" "floor-$release/bin/cc"
    is "... nothing without a line in floor/promises" "$(explained "here-$release" "real-$release")" ""
done
# That the comparison finds what there is to find.
if [ -e trixie-at-bullseye ]; then
    grep -v '^RES_NOAAAA' "$table" >without
    table=without
    is "a line that is missing is found out" "$(explained trixie-at-bullseye bullseye)" "$(grep ^RES_NOAAAA trixie-at-bullseye)"
    table=$TOP/floor/promises
    sed 's/^struct:stat .*/struct:stat 1/' bullseye >smaller
    is "... and a size" "$(explained trixie-at-bullseye smaller)" "$(grep '^struct:stat ' trixie-at-bullseye)"
else
    skip "what a comparison must find" "$REASON"
fi

# --- what is turned down does what it did ------------------------------------------------------------
cat >speeds.c <<'END'
#include <stdio.h>
#include <termios.h>
int main(void)
{
    struct termios terminal = {0};
    int right = cfsetospeed(&terminal, B9600) == 0 && cfgetospeed(&terminal) == B9600 && cfsetispeed(&terminal, B115200) == 0 &&
                cfsetspeed(&terminal, B115200) == 0 && cfgetospeed(&terminal) == B115200 && cfgetispeed(&terminal) == B115200;
    puts(right ? "ok" : "wrong");
    return !right;
}
END
for suite in trixie sid; do
    if ! libc_package $suite deb:amd64 libc6-dev; then skip "speeds of $suite's headers" "$REASON"; continue; fi
    # shellcheck disable=SC2046
    ok "speeds of $suite's headers, of 2.$MINOR" floor/bin/cc -std=c99 -isystem floor/include $(headers_of "$TREE") -o speeds speeds.c
    is "... are those of the floor's cfsetospeed" "$(./speeds)" ok
done
is "each line is of a kind" "$(awk '!/^#/ && NF && ($2 !~ /^2\.[0-9]+$/ || $3 !~ /^(turned-down|substituted|kernel|refused|ignored|value|open)$/)' "$table")" ""
is "each file that it names is there" "$(sed -n 's/.* substituted *\([a-z_]*\.c\).*/\1/p' "$table" | while read -r f; do [ -e "$TOP/floor/compat/$f" ] || echo "$f"; done)" ""
finish
