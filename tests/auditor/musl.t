#!/bin/sh
# linkaudit for musl: the policies of musllinux, the wheel's machine, and the libraries where musl's own loader finds them.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires "$CC"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
machine=$($CC -dumpmachine | sed 's/-.*//')
[ "$machine" = x86_64 ] || skip_all "the files are made for x86_64"
loader=/lib/ld-musl-x86_64.so.1

# musl without musl: what only its names tell.
library() { # FILE NAME OPTION...: a library without libc, of an empty source and those options
    file=$1 name=$2
    shift 2
    "$CC" -shared -fPIC -nostdlib -Wl,--no-as-needed -Wl,-soname,"$name" -o "$file" nothing.c "$@"
}
echo >nothing.c
echo 'void _start(void) {}' >start.c
program() { # FILE OPTION...
    file=$1
    shift
    "$CC" -fPIE -pie -nostdlib -Wl,--no-as-needed -o "$file" start.c "$@"
}
mkdir lib
library lib/libc.so libc.musl-x86_64.so.1
library lib/libz.so libz.so.1
library lib/libq.so libq.so.1
musl=-Wl,--dynamic-linker,$loader
program good "$musl" lib/libc.so
program needs-z "$musl" lib/libc.so lib/libz.so
program needs-q "$musl" lib/libc.so lib/libq.so
program elsewhere -Wl,--dynamic-linker,/lib/ld-musl-armhf.so.1 lib/libc.so
program origin "$musl" lib/libc.so "-Wl,-rpath,\$ORIGIN/lib"
program absolute "$musl" lib/libc.so -Wl,-rpath,/opt/lib
library plugin.so plugin.so lib/libc.so
"$CC" -fPIE -pie -x c -o of-glibc - <<END
#include <stdio.h>
int main(void) { return puts("x"); }
END
"$CC" -c -o object.o start.c
verdict() { # POLICY FILE: the status, and the rules that it breaks
    s=$(status "$linkaudit" check -p "$1" "$2")
    echo "$s $(awk '/^  [a-z]/ && !/^  (to mend|instead|needs beside|needed by)/ { print $1 }' out | sort -u | xargs)"
}
for policy in musllinux_1_1 musllinux_1_2; do
    for file in good needs-z origin plugin.so lib/libc.so; do is "$policy: $file" "$(verdict $policy $file)" "0 "; done
    is "$policy: a library that is not in it" "$(verdict $policy needs-q)" "1 needed-library"
    is "$policy: another loader" "$(verdict $policy elsewhere)" "1 interpreter"
    is "$policy: a run path" "$(verdict $policy absolute)" "1 runpath"
    is "$policy: glibc's" "$(verdict $policy of-glibc)" "1 system"
done
for file in good plugin.so; do
    is "$file is not for glibc" "$(verdict debian-12 $file | grep -o 'system')" system
    is "... and runs on none of its systems" "$(status "$linkaudit" runs-on $file)" 1
done
is "an object is not judged for musl" "$(status "$linkaudit" check -p musllinux_1_2 object.o)" 3
ok "... as is said" grep -q 'no table of what musl exports' out
ok "the policies are listed as musl's" sh -c "'$linkaudit' policies | grep -q '^musllinux_1_2  *musl 1\.2 '"
echo 'musl 2.36' >wrong.policy
is "a release that is not musl's" "$(status "$linkaudit" check -p ./wrong.policy good)" 2
printf 'musl 1.2\nglibc 2.17\n' >both.policy
is "both libcs" "$(status "$linkaudit" check -p ./both.policy good)" 2
"$linkaudit" check -p musllinux_1_2 -f json good needs-q >musl.json || :
json "a verdict for musl" musl.json
ok "... tells no release of glibc" grep -q '"path": "good", "policy": "musllinux_1_2", .*"glibc": null' musl.json

# --- the wheel's machine --------------------------------------------------------------------------------
if command -v bsdtar >/dev/null; then
    mkdir -p wheel/pkg
    cp plugin.so wheel/pkg/
    wheel() { # TAGS: the rules that its file breaks
        (cd wheel && bsdtar -a -cf ../wheel.zip pkg) && mv wheel.zip "pkg-1-cp311-cp311-$1.whl"
        verdict musllinux_1_2 "pkg-1-cp311-cp311-$1.whl"
    }
    is "a wheel for the machine of its file" "$(wheel musllinux_1_2_x86_64)" "0 "
    is "... by its second tag" "$(wheel musllinux_1_1_aarch64.musllinux_1_1_x86_64)" "0 "
    is "... for any" "$(wheel any)" "0 "
    is "a wheel for another machine" "$(wheel musllinux_1_2_aarch64)" "1 architecture"
    is "... whose name ends alike" "$(wheel musllinux_1_2_86_64)" "1 architecture"
else
    skip "wheels" "bsdtar is not installed"
fi

# --- where libraries are found -------------------------------------------------------------------------
# A system with a stub in the loader's place; who finds libx.so.1 where is in its path.
mkdir -p root/lib root/usr/lib root/usr/local/lib root/etc root/app root/given
cp lib/libc.so root$loader
place() { for dir; do mkdir -p "root$dir" && cp lib/libx.so "root$dir/libx.so.1"; done; } # DIRECTORY...
clear() { rm -f root/*/libx.so.1 root/usr/lib/libx.so.1 root/usr/local/lib/libx.so.1 root/etc/*; }
library lib/libx.so libx.so.1 lib/libc.so
ln -s libx.so lib/libx.so.1 # for the linker
found() { # FILE OPTION...: the path that the tree shows for libx.so.1
    "$linkaudit" tree --sysroot=root "$@" >drawn || :
    sed -n 's/^ *libx\.so\.1: \(FAILS\|[^ ]*\).*/\1/p' drawn | sed 's/:$//' | head -n 1
}
library root/app/libt.so.1 libt.so.1 lib/libc.so lib/libx.so
program root/app/plain "$musl" lib/libc.so lib/libx.so
program root/app/through "$musl" lib/libc.so root/app/libt.so.1 -Wl,-rpath,/app -Wl,--enable-new-dtags -Wl,-rpath-link,lib
program root/app/token "$musl" lib/libc.so lib/libx.so -Wl,-rpath,"\$LIB:/app" -Wl,--enable-new-dtags
place /lib /usr/lib /usr/local/lib
is "musl's own directories, the first" "$(found root/app/plain)" /lib/libx.so.1
rm root/lib/libx.so.1
is "... the second" "$(found root/app/plain)" /usr/local/lib/libx.so.1
rm root/usr/local/lib/libx.so.1
is "... the third" "$(found root/app/plain)" /usr/lib/libx.so.1
printf '/given\n/lib\n' >root/etc/ld-musl-x86_64.path
is "etc/ld-musl-ARCH.path takes their place" "$(found root/app/plain)" FAILS
place /given
is "... and is where musl looks" "$(found root/app/plain)" /given/libx.so.1
is "... no glibc's configuration" "$(echo /usr/lib >root/etc/ld.so.conf && rm root/given/libx.so.1 && found root/app/plain)" FAILS
clear
place /app
is "DT_RUNPATH of the program is its libraries' too" "$(found root/app/through)" /app/libx.so.1
is "... not where it has another token than \$ORIGIN" "$(found root/app/token)" FAILS
place /given
is "LD_LIBRARY_PATH stands before it" "$(found root/app/through --library-path=/given)" /given/libx.so.1
clear
place /usr/lib
printf '\177ELF\001' | dd of=root/lib/libx.so.1 2>/dev/null
is "what is no library ends the search" "$(found root/app/plain)" FAILS
clear
is "libc is the loader itself" "$("$linkaudit" tree --sysroot=root root/app/plain | grep -o "libc\.musl-x86_64\.so\.1: $loader")" \
    "libc.musl-x86_64.so.1: $loader"

# The same, by musl's loader itself.
if ! [ -x $loader ] || ! command -v musl-gcc >/dev/null; then
    skip "musl's own loader agrees" "musl-gcc is not installed"
    finish
    exit
fi
mkdir -p real/one real/two real/three
echo 'int x(void) { return 0; }' >x.c
echo 'int x(void); int t(void) { return x(); }' >t.c
echo 'int t(void); int main(void) { return t(); }' >main.c
for dir in one two three; do musl-gcc -shared -fPIC -Wl,-soname,libx.so -o real/$dir/libx.so x.c; done
musl-gcc -shared -fPIC -o real/one/libt.so t.c -Lreal/one -lx -Wl,-rpath,"\$ORIGIN/../three" -Wl,--enable-new-dtags
musl-gcc -shared -fPIC -o real/two/libt.so t.c -Lreal/one -lx
musl-gcc -shared -fPIC -o real/three/libt.so t.c -Lreal/one -lx -Wl,-rpath,"\$LIB"
for tags in --enable-new-dtags --disable-new-dtags; do
    for first in one two three; do
        musl-gcc -o "real/$first$tags" main.c -Lreal/$first -lt -Wl,-rpath-link,real/one -Wl,$tags -Wl,-rpath,"\$ORIGIN/$first:\${ORIGIN}/two"
    done
done
musl-gcc -o real/none main.c -Lreal/one -lt -Wl,-rpath-link,real/one
by_loader() { $loader --list "$1" 2>&1 | sed -n 's/^[[:space:]]*\(lib[tx]\.so\) => \([^ ]*\).*/\1 \2/p' | xargs -r -n 2 sh -c 'echo "$0 $(realpath "$1")"' | sort; }
by_linkaudit() { "$linkaudit" tree "$@" | sed -n 's/^ *\(lib[tx]\.so\): \(\/[^ :]*\).*/\1 \2/p' | sort -u | xargs -r -n 2 sh -c 'echo "$0 $(realpath "$1")"' | sort; }
for file in real/*-dtags; do
    is "${file#*/}: musl's loader finds the same" "$(by_linkaudit "$file")" "$(by_loader "$file")"
    is "... also with LD_LIBRARY_PATH" "$(by_linkaudit --library-path="$WORK/real/three:$WORK/real/two" "$file")" \
        "$(LD_LIBRARY_PATH=$WORK/real/three:$WORK/real/two by_loader "$file")"
done
is "... which are two each" "$(by_loader real/one--enable-new-dtags | wc -l)" 2
is "... and the same not" "$(by_linkaudit real/none)" "$(by_loader real/none)"
finish
