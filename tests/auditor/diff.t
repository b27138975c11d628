#!/bin/sh
# linkaudit diff and runs-on: what a new build needs more, and where it still runs.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
echo 'int main(void) { return 0; }' >old.c
echo '#include <sys/random.h>
#include <math.h>
int main(int argc, char **argv) { char c; return (int)getrandom(&c, 1, 0) + (int)pow(argc, argc); }' >new.c
$CC -fno-builtin -o old old.c
$CC -fno-builtin -o new new.c -lm

is "the same file needs nothing more" "$(status "$linkaudit" diff old old)" 0
is "... and nothing is printed" "$(cat out)" ''
is "a new build that needs more" "$(status "$linkaudit" diff old new)" 1
ok "... a library" grep -q '^+ library  *libm\.so\.6$' out
ok "... a version" grep -q '^+ version  *libm\.so\.6 GLIBC_' out
ok "... a symbol" grep -q '^+ symbol  *getrandom@GLIBC_2\.25$' out
is "one that needs less" "$(status "$linkaudit" diff new old)" 0
ok "... the same lines with a minus" grep -q '^- symbol  *getrandom@GLIBC_2\.25$' out
is "one file is too few" "$(status "$linkaudit" diff old)" 2
is "one that can't be read" "$(status "$linkaudit" diff old new.c)" 3

# Directories are compared as wholes, and what libraries export.
mkdir -p was is/deep
cp old was/a && cp old is/deep/b
is "a directory with the same needs, in other files" "$(status "$linkaudit" diff was is)" 0
is "... and nothing is printed" "$(cat out)" ''
cp new is/deep/c && cp new is/d
is "one that needs more" "$(status "$linkaudit" diff was is)" 1
ok "... with the first file, and how many others" grep -q '^+ symbol  *getrandom@GLIBC_2\.25  (is/d and 1 other)$' out
"$linkaudit" diff -f json was is >diff.json || :
json "diff's" diff.json
if command -v jq >/dev/null; then
    is "... has the same" "$(jq -r '.worse, (.differences[] | select(.text == "getrandom@GLIBC_2.25") | "\(.sign) \(.kind) \(.path) \(.others)")' diff.json)" "true
+ symbol is/d 1"
else
    skip "... has the same" "jq is not installed"
fi
echo 'int one(void) { return 1; } int two(void) { return 2; }' | $CC -shared -fPIC -Wl,-soname,libn.so.1 -o two.so -x c -
echo 'int one(void) { return 1; }' | $CC -shared -fPIC -Wl,-soname,libn.so.1 -o one.so -x c -
is "a library that exports less" "$(status "$linkaudit" diff two.so one.so)" 1
is "... what" "$(cat out)" "- export       libn.so.1 two"
is "one that exports more" "$(status "$linkaudit" diff one.so two.so)" 0

# The floor's programs run where the floor is, or further back; the table of distributions says where that is.
"$(FLOOR)/bin/cc" -fno-builtin -o floored new.c -lm
is "runs-on" "$(status "$linkaudit" runs-on floored)" 0
has() { sed -n "s/^  $1  *\(.*\), glibc.*/\1/p" out; } # "runs on" or "not on": the names
older=$(sed -n 's/^D("[^"]*", "[^"]*", "[^"]*", \([0-9]*\),.*/\1/p' "$TOP/auditor/judge/distributions.def" | awk -v t="$("$linkaudit" floor floored | sed -n '1s/.*: glibc 2\.\([0-9]*\).*/\1/p')" '$1 < t' | wc -l)
is "... on all whose glibc is what it needs or newer, and no other" "$(has 'not on' | wc -l)" "$older"
ok "... Debian 12 among them" sh -c "sed -n 's/^  runs on  *//p' out | grep -q '^Debian 12 (bookworm), glibc 2\.36$'"
ok "... and why not on the others" grep -q '^  not on .*glibc 2\.[0-9]*: GLIBC_2\.' out

is "several files have one answer" "$(status "$linkaudit" runs-on floored new)" 0
is "... of both" "$(head -n 1 out)" "all 2 files"
is "... a line a distribution" "$(grep -cE '^  (runs on|not on) ' out)" "$(grep -c '^D(' "$TOP/auditor/judge/distributions.def")"
ok "... with the file that fails" grep -q '^  not on .*: new: GLIBC_' out
"$linkaudit" runs-on -f json floored new >runs.json
json "runs-on's" runs.json
if command -v jq >/dev/null; then
    is "... has the same" "$(jq -r '.distributions[] | select(.runs) | .name' runs.json | wc -l)" "$(grep -c '^  runs on ' out)"
else
    skip "... has the same" "jq is not installed"
fi
echo '#include <string>
#include <iostream>
int main(int argc, char **argv) { std::string s(argv[0]); std::cout << s.substr(argc) << std::endl; }' >c.cc
$CXX -o cxx c.cc
is "a C++ program" "$(status "$linkaudit" runs-on cxx)" 0
ok "... the GCC runtime has to be new enough too" grep -Eq 'not on .*(GLIBCXX|CXXABI|GLIBC)_[0-9.]*: ' out
ok "... and other libraries are named" grep -q '^  needs  *libstdc++\.so\.6 too' out
finish
