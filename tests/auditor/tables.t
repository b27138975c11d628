#!/bin/sh
# What abi/*.abi says of a release is what the libraries of that glibc export, as Debian built them.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf

# A lookup finds a symbol's rows because they follow each other, in the order of strcmp.
for table in "$TOP"/abi/*.abi; do
    name=${table##*/}
    rest=$(sed '1,/^R(/d' "$table" | grep -vE \
        '^E\(([A-Za-z_][A-Za-z0-9_]*|\*), [A-Z]+_[A-Z0-9_.]+, (ld|lib[A-Za-z_]+), [FDTV], (0|0x[0-9a-f]+), [0-9]+, [0-9]+\)$' || :)
    is "$name: every row is of the form that abi.c reads" "$rest" ""
    ok "$name: rows are in order, each once" \
        sh -c "sed -n 's/^E(\([^,]*,[^,]*,[^,]*\),.*/\1/p' '$table' | sort -c -u -t, -k1,1 -k2,2 -k3,3"
done

# Takes away the differences that come of Debian's packages, not of the release.
# usage: except SUITE TABLE <DIFFERENCES
except() {
    case $1-$2 in
    # libcrypt.so.1 is libxcrypt, a package of its own.
    bullseye-* | bookworm-*) sed '/^extra libcrypt /d' ;;
    # Bugs 33129 and 33212, or 33221, from the stable branch of 2.41.
    trixie-x86_64) sed -E '/^missing libc GLIBC_ABI_(GNU2_TLS|DT_X86_64_PLT) /d' ;;
    trixie-i386) sed -E '/^missing libc GLIBC_ABI_(GNU2_TLS|GNU_TLS) /d' ;;
    *) cat ;;
    esac
}

# The index of one architecture has libc6-*-cross for the others, which Debian builds from the same source.
while read -r suite kind name arch; do
    table=$TOP/abi/$arch.abi
    label="$arch, $suite"
    if ! libc_package "$suite" "$kind" "$name"; then
        skip "$label" "$REASON"
    elif [ "$MINOR" -gt "$(sed -n 's/^R(.*, \(.*\))/\1/p' "$table")" ]; then
        skip "$label" "it is glibc 2.$MINOR, newer than the table"
    else
        is "$label: what glibc 2.$MINOR exports" \
            "$("$TOP/tests/auditor/abi-differences" "$table" "$MINOR" "$TREE" 2>&1 | except "$suite" "$arch" | head -n 20)" ""
    fi
done <<END
$(for suite in bullseye bookworm trixie sid; do
    echo "$suite deb:amd64 libc6 x86_64"
    for cross in arm64:aarch64 armhf:arm i386:i386 ppc64el:powerpc64le ppc64:powerpc64 s390x:s390x \
        riscv64:riscv64 mips64el:mips64el loong64:loongarch64; do
        case $suite-$cross in bullseye-loong64:* | bookworm-loong64:*) continue ;; esac # older than the architecture
        echo "$suite deb:amd64 libc6-${cross%:*}-cross ${cross#*:}"
    done
done
for native in amd64:x86_64 arm64:aarch64 armhf:arm i386:i386 ppc64el:powerpc64le s390x:s390x riscv64:riscv64 loong64:loongarch64; do
    echo "experimental deb:${native%:*} libc6 ${native#*:}"
done)
END

# What none of these releases has any more: aarch64's and arm's 2.17 exported it, once (bug 15234).
$CC -std=c11 -O1 -o "$WORK/generate" "$TOP/tests/auditor/oracle/generate.c"
for arch in aarch64 arm; do
    "$WORK/generate" $arch program "$WORK/atfork" import.name=s:pthread_atfork verneed.file=s:libpthread.so.0 \
        DT_EXTRA.tag=1 DT_EXTRA=s:libpthread.so.0
    is "pthread_atfork of libpthread on $arch: in 2.17, not in 2.18" \
        "$(for release in 2.17 2.18; do status "$BUILD/auditor/linkaudit" check -t $release "$WORK/atfork"; done | xargs)" "0 1"
done

# That the comparison finds what there is to find.
if libc_package bookworm deb:amd64 libc6; then
    sed -e '/^E(malloc, .* libc,/d' -e 's/^E(environ, \(.*\), 0x8,/E(environ, \1, 0x4,/' \
        -e 's/^E(\*, GLIBC_2.4, ld,.*/E(bogus, GLIBC_2.4, ld, F, 0, 4, 0)/' "$TOP/abi/x86_64.abi" >"$WORK/wrong.abi"
    is "a wrong table is found out" "$("$TOP/tests/auditor/abi-differences" "$WORK/wrong.abi" "$MINOR" "$TREE" | except bookworm x86_64)" \
        "missing libc GLIBC_2.2.5 environ D 8
missing libc GLIBC_2.2.5 malloc F 0
extra ld GLIBC_2.4 bogus F 0
extra libc GLIBC_2.2.5 environ D 4"
else
    skip "a wrong table is found out" "$REASON"
fi
finish
