#!/bin/sh
# linkaudit finds what a library exports by the library's own DT_GNU_HASH: the same as the list of its exports has, in every
# linked file of this machine, in libraries made to look odd, and without a crash in damaged ones.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/sanitized.sh"
requires readelf
cd "$WORK"
# compared OBJECTS PROGRAM: the test's program, from the auditor's objects in that directory.
compared() {
    # shellcheck disable=SC2046  # a list of files
    $CC -std=c11 -g -iquote "$TOP/auditor" -iquote "$TOP" ${3-} -o "$2" "$TOP/tests/auditor/lookup.c" $(find "$1" -name '*.o' ! -name main.o)
}
ok "the auditor's objects make a program for the test" compared "$BUILD/auditor/objects" lookup

linked_files /usr/bin /usr/lib /usr/libexec ! -path '*/debug/*' >list
is "every linked file of this machine is gone through" "$(status ./lookup <list)" 0
is "... and nothing differs" "$(sed '$d' out | head -n 20)" ""
say "$(tail -n 1 out)"
at_least "files" "$(sed -n '$s/.* names in \([0-9]*\) files.*/\1/p' out)" 100
at_least "names" "$(sed -n '$s/ names in .*//p' out)" 5000

# --- names that are hard to tell apart -----------------------------------------------------------------
# "ab" and "bA" have one hash, and so have all words of as many of them: 2 to the power of $1 names.
alike() {
    names=f_
    for _ in $(seq "$1"); do names=$(for name in $names; do echo "${name}ab ${name}bA"; done); done
    for name in $names; do echo "int $name(void) { return 0; }"; done
}
library() { # NAME FLAG...
    name=$1
    shift
    $CC -fPIC -shared -o "$name" -x c - "$@"
}
alike 5 | library alike32.so
alike 7 | library alike128.so -Wl,-soname,alike128.so
ok "32 names of one hash" sh -c 'echo alike32.so | ./lookup | tee out | grep -q "^3[2-9] names in 1 files, 0"'
ok "128 of them would make each search long: they are listed" sh -c 'echo alike128.so | ./lookup | tee out | grep -qx "0 names in 0 files, 1 files without a lookup"'
echo 'int f_ababababababab(void), f_bAbAbAbAbAbAbA(void);
int main(void) { return f_ababababababab() + f_bAbAbAbAbAbAbA(); }' >user.c
ok "a program that needs two of them" $CC -o user user.c -L. -l:alike128.so
is "it has all its symbols" "$(status "$BUILD/auditor/linkaudit" check --recursive --library-path="$PWD" user)" 0
echo 'int one(void) { return 0; } int other(void) { return 0; }
__asm__(".symver one,f@V1"); __asm__(".symver other,f@@V2");' >versions.c
printf 'V1 { local: *; };\nV2 {} V1;\n' >versions.map
for linker in bfd gold lld mold; do
    for style in gnu both sysv; do
        name=$linker-$style.so
        if ! library "$name" -fuse-ld=$linker -Wl,--hash-style=$style,--version-script=versions.map <versions.c 2>err; then
            say "$linker: not here: $(head -n 1 err)"
            continue 2
        fi
        ok "two versions of one name: $linker, $style" sh -c 'echo "$1" | ./lookup | tee out | grep -qE "^[0-9]+ names in [01] files, [01] files without"' sh "$name"
        not_ok "$name: nothing differs" grep -q "^$name" out
        case $style in sysv) is "$name has no such table" "$(sed 's/.*, //' out)" "1 files without a lookup" ;; esac
    done
done

# --- damaged ----------------------------------------------------------------------------------------------
$CC -std=c11 -O1 -o mutate "$TOP/tests/auditor/mutate.c"
$CC -std=c11 -O1 -o make-elf "$TOP/tests/lib/make-elf.c"
sanitized
mkdir damaged
for variant in '64 lsb' '64 msb' '32 lsb' '32 msb'; do
    # shellcheck disable=SC2086  # a list of words
    ./make-elf $variant "seed$(echo $variant | tr -d ' ')" DT_HASH.tag=21
done
./mutate 20261129 2000 damaged alike32.so bfd-gnu.so seed*
if [ "$probe" = "$BUILD/auditor/linkaudit" ]; then
    skip "damaged files" "the compiler has no sanitizers here"
else
    ok "with sanitizers" compared "${probe%/*}/objects" hurt '-fsanitize=address,undefined'
    find damaged -type f | ./hurt >out 2>err && s=0 || s=$?
    is "damaged files bring no report" "$s$(grep -m 3 -E 'Sanitizer|runtime error' err)" 0
    at_least "damaged files whose table is of use" "$(sed -n '$s/.* names in \([0-9]*\) .*/\1/p' out)" 100
fi
finish
