#!/bin/sh
# linkaudit tree: what a file loads, by what each library is found, and what fails; as text and for graphviz.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
mkdir lib
lib() { # NAME CALLS [FLAG...]: a library with a function of its name, which calls another
    name=$1 calls=$2
    shift 2
    echo "int $calls(void); int $name(void) { return $calls(); }" |
        $CC -shared -fPIC -nostdlib -Wl,-soname,lib$name.so,--allow-shlib-undefined -o lib/lib$name.so -x c - -x none "$@"
}
lib three none
lib two three lib/libthree.so '-Wl,-rpath,$ORIGIN'
lib one three lib/libthree.so '-Wl,-rpath,$ORIGIN'
echo 'int one(void); int two(void); int main(void) { return one() + two(); }' |
    $CC -Wl,--allow-shlib-undefined,--enable-new-dtags,-rpath,'$ORIGIN/lib' -Wl,--no-as-needed -o program -x c - -x none lib/libone.so lib/libtwo.so
floor=$("$linkaudit" floor program | sed -n '1s/^program: //p' | sed 's/^glibc .* or older.*/any glibc/')

tree() { status "$linkaudit" tree "$@"; } # the drawing is in out
is "all is found" "$(tree program)" 0
is "the file, with its floor" "$(head -n 1 out)" "program ($floor)"
is "its libraries and theirs, each once, and what led there" "$(grep -v 'libc\.so\|ld-linux\|ld64\|/ld[-.]' out | tail -n +2)" \
"  libone.so: $WORK/lib/libone.so (DT_RUNPATH of $WORK/program; any glibc)
    libthree.so: $WORK/lib/libthree.so (DT_RUNPATH of $WORK/lib/libone.so; any glibc)
  libtwo.so: $WORK/lib/libtwo.so (DT_RUNPATH of $WORK/program; any glibc)
    libthree.so: $WORK/lib/libthree.so"
ok "glibc's own are told as such" grep -Eq "^  libc\.so\.6: /.*/libc\.so\.6 \(.*; glibc's own\)" out
# dot's quotes are JSON's; every line of the drawing is a node, an edge, or its frame.
is "for graphviz" "$(tree --format=dot program)" 0
is "... it begins and ends" "$(sed -n '1p; $p' out | tr '\n' ' ')" "digraph linkaudit { } "
is "... a line each" "$(sed '1,2d; $d' out | grep -vE '^  "[^"]*" (-> "[^"]*" )?\[[^]]*\];$')" ""
is "... its edges" "$(grep -c -e '->.*label="lib\(one\|two\|three\)\.so"' out)" 4
not_ok "... none fails" grep -q red out

# A library that is missing, in its place, with the paths that were looked at.
mv lib/libthree.so away
is "one is missing" "$(tree program)" 1
ok "... in its place" grep -q "^    libthree\.so: FAILS: not found; looked at $WORK/lib/libthree\.so (DT_RUNPATH of $WORK/lib/libone\.so: not there)" out
is "... below both that need it" "$(grep -c 'libthree\.so: FAILS' out)" 2
is "... for graphviz" "$(tree -f dot program)" 1
ok "... it is red" grep -qx '  "libthree.so" \[color=red, xlabel="not found"\];' out
cp program lib/libthree.so
echo text >lib/libthree.so
is "one that is no library" "$(tree program)" 1
ok "... is told" grep -q '^    libthree\.so: FAILS: ' out
mv away lib/libthree.so

# Below a sysroot, with an absolute link, and without its loader.
mkdir -p root/bin root/opt && cp program root/opt && cp -R lib root/opt && ln -s /opt/program root/bin/program
is "a sysroot without a glibc" "$(tree --sysroot=root root/bin/program)" 1
ok "... its own paths" grep -q '^  libone\.so: /opt/lib/libone\.so (DT_RUNPATH of /opt/program; any glibc)$' out
ok "... the loader is missing" grep -q '^  /.*ld.*: FAILS: not found' out
is "a link that leads nowhere in it" "$(ln -s "$WORK/program" root/bin/gone; tree --sysroot=root root/bin/gone)" 3
is "no sysroot" "$(tree --sysroot=nowhere program)" 3
is "no such file" "$(tree nowhere program)" 3
ok "... the other is drawn" grep -q '^program (' out
is "an unknown format" "$(tree -f svg program)" 2
cp program 'a"b\c'
tree -f dot 'a"b\c' >/dev/null
ok "a quote in a name is escaped" grep -qF '/a\"b\\c" [shape=box' out
cp program "$(printf 'esc\033[2J')"
tree "$(printf 'esc\033[2J')" >/dev/null
not_ok "nothing steers the terminal" grep -q "$(printf '\033')" out
finish
