#!/bin/sh
# linkaudit check's inputs: directories, lists, the standard input, several processes.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
mkdir -p tree/b tree/a/deep
# A program of this machine's, judged for this machine's glibc.
echo 'int main(void) { return 0; }' | $CC -O1 -fPIE -pie -fstack-protector-strong -Wl,-z,relro,-z,now -o tree/a/deep/one -x c -
cp tree/a/deep/one tree/b/two
TARGET_GLIBC=$(getconf GNU_LIBC_VERSION | sed 's/.* //')
echo 'int x;' | $CC -c -x c -o tree/a/object.o -
echo text >tree/a/text
ln -s ../b tree/a/link
ln -s two tree/b/again
objcopy --only-keep-debug tree/b/two tree/b/two.debug
passed() { sed -n 's/: .*PASS.*//p' out | tr '\n' ' '; }

is "a directory" "$(status "$linkaudit" check -t "$TARGET_GLIBC" tree)" 0
is "... the linked files below it, by name, each once" "$(passed)" "tree/a/deep/one tree/b/two "
is "a directory with a slash behind it" "$(status "$linkaudit" check -t "$TARGET_GLIBC" tree/)$(passed)" "0tree/a/deep/one tree/b/two "
head -c 3000 tree/b/two >tree/b/broken
is "a broken one in it is told" "$(status "$linkaudit" check -t "$TARGET_GLIBC" tree)" 3
ok "... by its name" grep -q '^linkaudit: tree/b/broken: ' out
is "... and the others are audited" "$(passed)" "tree/a/deep/one tree/b/two "
rm tree/b/broken

# What only fails, and how many there were.
cp tree/b/two tree/b/three
is "the last line counts" "$(status "$linkaudit" check -t "$TARGET_GLIBC" tree/b)$(tail -n 1 out)" "02 passed, 0 failed, 0 could not be read"
is "--quiet: nothing of what passes" "$("$linkaudit" check -q -t "$TARGET_GLIBC" tree/b)" "2 passed, 0 failed, 0 could not be read"
is "... with -j" "$("$linkaudit" check -q -j 2 -t "$TARGET_GLIBC" tree/b)" "2 passed, 0 failed, 0 could not be read"
printf '\t.globl f\nf:\tret\n' | $CC -x assembler -shared -nostdlib -Wl,-z,execstack -o tree/b/stack.so -
is "... all of what fails" "$("$linkaudit" check -q -t "$TARGET_GLIBC" tree/b | cut -d: -f1 | grep -v '^  ' | tr '\n' ' ')" \
    "tree/b/stack.so 2 passed, 1 failed, 0 could not be read "
is "... and no other format" "$(status "$linkaudit" check -q -f json tree/b)" 2
rm tree/b/three tree/b/stack.so

# Only regular files that are not empty are opened: a library that is loaded first sees each.
cat >watch.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
int open(const char *path, int flags, int mode)
{
    int (*libc)(const char *, int, int) = (int (*)(const char *, int, int))dlsym(RTLD_NEXT, "open");
    dprintf(2, "opened %s\n", path);
    return libc(path, flags, mode);
}
END
$CC -shared -fPIC -o watch.so watch.c -ldl
mkdir special
: >special/empty
mkfifo special/fifo
LD_PRELOAD=$PWD/watch.so "$linkaudit" check -t "$TARGET_GLIBC" special special/fifo /dev/null tree/b >out 2>&1 || :
is "no FIFO, no device, no empty file is opened" "$(grep -E '^opened (special|/dev)' out)" ""
ok "... and what is a file is" grep -qx 'opened tree/b/two' out

printf 'tree/b/two\n\ntree/a\n' >list
is "@LIST: files and directories" "$(status "$linkaudit" check -t "$TARGET_GLIBC" @list)$(passed)" "0tree/b/two tree/a/deep/one "
is "-: the standard input" "$(status "$linkaudit" check -t "$TARGET_GLIBC" - <list)$(passed)" "0tree/b/two tree/a/deep/one "
is "a list that isn't there" "$(status "$linkaudit" check -t "$TARGET_GLIBC" @nowhere)" 3
ok "... is named" grep -q '^linkaudit: nowhere: No such file' out
printf 'tree/b/two\0tree/a\0' >zeros
is "a list with zero bytes between its paths" "$(status "$linkaudit" check -t "$TARGET_GLIBC" @zeros)" 3
ok "... is told" grep -q '^linkaudit: zeros: .* a zero byte' out
is "what has no lines" "$(status timeout 20 "$linkaudit" check -t "$TARGET_GLIBC" @/dev/zero)" 3
is "an empty list is no pass" "$(status "$linkaudit" check -t "$TARGET_GLIBC" @/dev/null)" 3
is "an object that is named can't be audited as a linked file, and passes as an object" \
    "$(status "$linkaudit" check -t "$TARGET_GLIBC" tree/a/object.o | tr 03 ..)" .

find /usr/bin -type f 2>/dev/null | head -n 300 >many
"$linkaudit" check -t "$TARGET_GLIBC" @many >one 2>one.errors || :
for jobs in 2 7 256; do
    "$linkaudit" check -t "$TARGET_GLIBC" -j $jobs @many >several 2>several.errors || :
    ok "-j $jobs: the same verdicts in the same order" cmp one several
    ok "-j $jobs: the same errors" sh -c 'sort one.errors >1; sort several.errors >2; cmp 1 2'
done
for jobs in 0 257 x -1 ''; do
    is "-j '$jobs' is refused" "$(status "$linkaudit" check -j "$jobs" many)" 2
done
not_ok "no progress line in a file" grep -q 'of [0-9]* files' one.errors
finish
