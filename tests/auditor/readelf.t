#!/bin/sh
# linkaudit needs and floor over every linked file of this machine, and of Debian's other architectures: readelf's facts, file by file.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
tab=$(printf '\t')
tables=$(for table in "$TOP"/abi/*.abi; do basename "$table" .abi; sed -n 's/^R(\([0-9]*\),.*/\1/p' "$table"; done | paste -d= - -)

# all LIST COMMAND...: the command with all files of a list; with /dev/null, since readelf names a file only among others.
all() { list=$1; shift; tr '\n' '\0' <"$list" | xargs -0 -n 1000 "$@"; }
readelf_facts() { all "$1" readelf -hldVW -S --dyn-syms /dev/null 2>/dev/null | awk -f "$TOP/tests/auditor/readelf-needs.awk" | sort; }
refused() { sed -n "s/^linkaudit: \([^:]*\): .*/\1${tab}refused/p"; }
needs_facts() {
    { all "$1" "$linkaudit" needs 2>needs.err || :; } | awk '
        /^[^ ]/ { file = $0; print file "\tread" }
        /^  (interpreter|library|version|symbol) / { sub(/^ +/, ""); sub(/ +/, " "); print file "\t" $0 }' >needs.out
    refused <needs.err | sort needs.out -
}
floors() {
    { all "$1" "$linkaudit" floor 2>/dev/null || :; } | sed -n "
        s/^\([^ ].*\): glibc \(2\.[0-9]*\)\$/\1$tab\2/p
        s/^\([^ ].*\): glibc 2\.[0-9]* or older .*/\1${tab}every/p
        s/^\([^ ].*\): no glibc: linked statically.*/\1${tab}every/p
        s/^\([^ ].*\): \(no\) glibc of .*/\1$tab\2ne/p" | sort
}
files_of() { sed -n "s/^[<>] \(.*\)$tab.*/\1/p" "$1" | sort -u; }

compare() { # NAME FIND-ARGUMENT...
    name=$1
    shift
    linked_files "$@" >list
    readelf_facts list >wanted
    needs_facts list >got
    grep -v "$tab\(machine .*\|relr\|pie\)\$" wanted | diff - got >differ || :
    files=$(wc -l <list) differ=$(files_of differ | wc -l)
    say "$name: $((files - differ)) files agree of $files ($(grep -c "${tab}refused\$" wanted || :) are separate debug files, refused)"
    head -n 20 differ | sed 's/^/#   /'
    ok "$name: there are files" [ "$files" -gt 3 ]
    is "$name: files whose needs are not what readelf says" "$differ" 0

    awk -v tables="$tables" -v names="$TOP/abi/x86_64.abi" -f "$TOP/tests/auditor/expected-floor.awk" wanted | sort >expected
    floors list >found
    grep -v "$tab?" expected >decided || :
    grep "$tab?" expected | cut -f1 | sort - >undecided || :
    join -t "$tab" -v 1 found undecided | diff decided - >differ || :
    files=$(wc -l <decided) differ=$(files_of differ | wc -l)
    say "$name: $((files - differ)) floors agree of $files ($(grep -c "${tab}none\$" decided || :) have none); not decided by versions:$(sed -n "s/.*$tab?//p" expected | sort | uniq -c | paste -sd, | tr -s ' ')"
    head -n 20 differ | sed 's/^/#   /'
    is "$name: files whose floor is not what their versions say" "$differ" 0
}
# What this machine may not have: a program without exports (whose DT_GNU_HASH counts nothing), one with DT_HASH
# alone, and what other linkers lay out.
mkdir made
echo '#include <stdio.h>
int main(void) { fputs("x", stdout); return 0; }' >plain.c
for flags in "-no-pie" "-pie -fPIE" "-Wl,--hash-style=sysv" "-Wl,--hash-style=both" "-fuse-ld=gold" "-fuse-ld=lld" "-fuse-ld=mold" \
    "-shared -fPIC" "-static" "-static-pie" "-static-pie -Wl,-z,pack-relative-relocs" "-no-pie -Wl,-z,pack-relative-relocs"; do
    $CC $flags -o "made/$(echo "$flags" | tr -c 'a-z\n' _)" plain.c 2>/dev/null || say "no $flags here"
done
for product in "$BUILD/bpftrace" "$BUILD/bpftrace-aotrt" "$linkaudit"; do
    if [ -e "$product" ]; then cp "$product" made; fi
done
compare "made here" made
# qemu's firmware, which qemu-system brings, is for no Linux: opensbi's segments are not in pages.
compare /usr /usr ! -path '/usr/share/qemu/*'

# Debian's other architectures: both classes, both byte orders. Where a suite has it no longer, or not yet, another does.
packages='libc6 bash coreutils libstdc++6 libgcc-s1 zlib1g'
unpacked() { # ARCHITECTURE SUITE: into $tree, once
    tree=$BUILD/check-tree/debian-$1
    [ ! -d "$tree" ] || return 0
    rm -rf "$tree.part" "$tree.apt"
    mkdir -p "$tree.part" "$tree.apt"
    printf 'APT::Architectures { "%s"; "%s"; };\n' "$(dpkg --print-architecture)" "$1" >"$tree.apt/conf"
    # shellcheck disable=SC2046  # a list of words
    (cd "$tree.apt" && APT_CONFIG=$tree.apt/conf "$TOP/deps/host/suite-apt" "$tree.apt" "$2" deb download $(for p in $packages; do echo "$p:$1"; done)) &&
        for deb in "$tree.apt"/*.deb; do dpkg-deb -x "$deb" "$tree.part"; done &&
        mv "$tree.part" "$tree" && rm -rf "$tree.apt"
}
while read -r architecture suite; do
    if unpacked "$architecture" "$suite" >apt.log 2>&1; then
        compare "$architecture" "$tree"
    else
        skip "$architecture" "Debian's packages can't be had: $(tail -n 1 apt.log)"
    fi
done <<'END'
arm64 bookworm
armhf bookworm
i386 bookworm
mips64el bookworm
ppc64el bookworm
s390x bookworm
riscv64 trixie
END
finish
