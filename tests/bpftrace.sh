# shellcheck shell=sh disable=SC2034
# For tests of the finished bpftrace on this kernel: OURS, and THEIRS, the distribution's own as yardstick.
. "${0%/*}/functions.sh"
OURS=$BUILD/bpftrace
[ "$HOST_ARCH" = "$ARCH" ] || skip_all "this bpftrace is for the kernel of $HOST_ARCH, see tests/cross-run.t"
[ "$(id -u)" = 0 ] || skip_all "tracing takes root"
[ -e /sys/kernel/btf/vmlinux ] || say "this kernel has no BTF"
mkdir -p "$WORK"
if [ ! -e /sys/kernel/tracing/events ]; then mount -t tracefs tracefs /sys/kernel/tracing || skip_all "no tracefs"; fi
if [ ! -e /sys/kernel/debug/tracing ]; then mount -t debugfs debugfs /sys/kernel/debug || :; fi

# The distribution's bpftrace, with what it needs.
unpack_theirs() { # DIR
    mkdir -p "$1/debs/partial"
    apt-get -qq -y --no-install-recommends -o Dir::Cache::Archives="$1/debs" -o APT::Sandbox::User=root \
        --download-only install bpftrace >"$WORK/yardstick.log" 2>&1 || :
    for deb in "$1"/debs/*.deb; do
        if [ -f "$deb" ]; then dpkg-deb -x "$deb" "$1"; fi
    done
    rm -rf "$1/debs"
}
# The same of the same version: installed, or else unpacked into the build tree. Sets THEIRS to a command, or to nothing
# with NO_THEIRS as the reason.
find_theirs() {
    root=$BUILD/check-tree/yardstick
    THEIRS=/usr/bin/bpftrace
    if [ ! -x $THEIRS ]; then
        once yardstick unpack_theirs
        mkdir -p "$WORK/theirs"
        cat >"$WORK/theirs/bpftrace" <<END
#!/bin/sh
PATH=$root/usr/bin:\$PATH LD_LIBRARY_PATH=$root/usr/lib/$ARCH-linux-gnu exec $root/usr/bin/\${0##*/} "\$@"
END
        chmod +x "$WORK/theirs/bpftrace"
        cp "$WORK/theirs/bpftrace" "$WORK/theirs/bpftrace-aotrt"
        THEIRS=$WORK/theirs/bpftrace
    fi
    if [ "$("$THEIRS" --version 2>/dev/null)" != "bpftrace v$BPFTRACE_VERSION" ]; then
        THEIRS=
        NO_THEIRS="the distribution's bpftrace $BPFTRACE_VERSION can't be had"
    fi
}

# The program that the probes are put on: an argument of each kind, a USDT probe, a known structure.
make_target() {
    cat >"$WORK/target.h" <<'END'
struct point { int x; long y; char name[8]; };
END
    cat >"$WORK/target.c" <<'END'
#include <unistd.h>
#include "target.h"
/* A USDT probe by hand (sys/sdt.h is one more package): mine:hit, its argument an int in %edi. */
#define PROBE(n) __asm__ volatile("990: nop\n.pushsection .note.stapsdt,\"\",\"note\"\n.balign 4\n" \
    ".4byte 992f-991f,994f-993f,3\n991: .asciz \"stapsdt\"\n992: .balign 4\n993: .8byte 990b\n" \
    ".8byte _.stapsdt.base\n.8byte 0\n.asciz \"mine\"\n.asciz \"hit\"\n.asciz \"-4@%0\"\n994: .balign 4\n" \
    ".popsection\n.pushsection .stapsdt.base,\"aG\",\"progbits\",.stapsdt.base,comdat\n.weak _.stapsdt.base\n" \
    ".hidden _.stapsdt.base\n_.stapsdt.base: .space 1\n.size _.stapsdt.base, 1\n.popsection" :: "D"(n))
__attribute__((noipa)) long work(int number, const char *text, struct point *where)
{
    PROBE(number);
    return number * 2 + where->x + text[0];
}
int main(void)
{
    struct point where = {7, 8, "origin"};
    char text[] = "some text";
    for (int i = 0; i < 40; i++) {
        work(21, text, &where);
        access("target-was-here", F_OK);
        usleep(50000);
    }
    return 0;
}
END
    (cd "$WORK" && $CC -g -O1 -o target target.c)
    TARGET=$WORK/target
}
