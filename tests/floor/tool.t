#!/bin/sh
# glibc-floor, the command: what it refuses and says, what it leaves alone, that the same floor is the same bytes,
# and that compilers, linkers, CMake and Meson take what it makes.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf
cd "$WORK"
tool=$BUILD/glibc-floor
makes() { "$tool" --target-glibc=2.17 --cc="$CC" --cxx="$CXX" "$@"; }
# refused STATUS PATTERN ARGUMENT...
refused() {
    wanted=$1 pattern=$2
    shift 2
    is "$*: exit status" "$(status "$@")" "$wanted"
    ok "... says '$pattern'" grep -q -e "$pattern" "$WORK/out"
}

# --- what it says and refuses ---------------------------------------------------------------------
is "--help" "$(status "$tool" --help)" 0
ok "... has the options and every architecture" sh -c 'grep -q -- --target-glibc= out && grep -q "riscv64: 2.27 to" out'
is "-h says the same" "$("$tool" -h)" "$(cat out)"
is "--version: the project's" "$("$tool" --version | cut -d ' ' -f 2-)" "$("$BUILD/auditor/linkaudit" --version | cut -d ' ' -f 2-)"
refused 2 'target-glibc=RELEASE is missing' "$tool" x
refused 2 'directory to make is missing' "$tool" --target-glibc=2.17
refused 2 'no such option; known are --target-glibc,' "$tool" --target=2.17 x
refused 2 'cc: its value is missing' "$tool" --target-glibc 2.17 x --cc
for release in 2.16 2.99 2.x 3.0 2 2.17.1; do
    refused 2 "the known releases are 2.17 to 2\.[0-9]" "$tool" --target-glibc=$release x
done
refused 2 'known are x86_64 .*s390x' "$tool" --target-glibc=2.17 --host=sparc64-linux-gnu x
refused 1 'there is no compiler none-gcc' "$tool" --target-glibc=2.17 --cc=none-gcc x
refused 1 "Debian's package gcc-s390x-linux-gnu" "$tool" --target-glibc=2.17 --host=s390x-linux-gnu --cc="$CC" x
refused 1 "makes no programs for" "$tool" --target-glibc=2.17 --cc="$CC" --cxx="$CXX -m16 -D__ILP32__ -U__x86_64__" x
# A machine without cross compilers.
mkdir path
ln -s /usr/bin/* /bin/* path/ 2>/dev/null || : # Debian 11 may have both
rm -f path/*-linux-gnu*
refused 1 "package gcc-powerpc64le-linux-gnu" env PATH="$WORK/path" "$tool" --target-glibc=2.17 --host=ppc64le-linux-gnu x
printf '#!/bin/sh\nfor a; do shift; case $a in -B*) ;; *) set -- "$@" "$a" ;; esac; done\nexec %s "$@"\n' "$CC" >deaf-gcc
chmod +x deaf-gcc
refused 1 'does not look where -B says' "$tool" --target-glibc=2.17 --cc=./deaf-gcc x
printf '#!/bin/sh\ncase " $* " in *" -c "*) echo broken >&2; exit 1 ;; esac\nexec %s "$@"\n' "$CC" >broken-gcc
chmod +x broken-gcc
refused 1 "can't compile the floor's own parts" "$tool" --target-glibc=2.17 --cc=./broken-gcc x
refused 1 "can't be made: " makes /proc/x/y
refused 1 "can't be made: " makes /proc/x
is "... in one line" "$(wc -l <out)" 1
# A copy of the data with a table that is broken.
cp -R "$TOP/floor" data
sed -i '20s/^/broken /' data/compat/table
sed "s|^data=.*|data='$WORK/data'|" "$tool" >broken-tool
chmod +x broken-tool
refused 1 'compat/table:20: not understood' ./broken-tool --target-glibc=2.17 x
cp -R "$TOP/abi" tables
sed -i '100s/libc, F/libc, Q/' tables/x86_64.abi
# The tables of exports are read when the tool is built.
is "a table of exports that is broken" "$(status "$CC" -fsyntax-only tables/abi.c)" 1
ok "... says its line" grep -q 'x86_64.abi:100:' out
mkdir foreign
echo mine >foreign/file
echo mine >plain
refused 1 'is no floor: left alone' makes foreign
refused 1 'is no floor: left alone' makes plain
is "both are as they were" "$(cat foreign/file plain; ls foreign)" "mine
mine
file"
is "no refusal leaves anything behind" "$(find . -maxdepth 1 -name 'x*' -o -name '*.part.*')" ""

# --- what it makes --------------------------------------------------------------------------------
mkdir floor
start=$(date +%s%N)
ok "a floor, in an empty directory" makes floor
say "a floor took $((($(date +%s%N) - start) / 1000000)) ms, $(getconf _NPROCESSORS_ONLN) cores; $(du -sk floor | cut -f 1) KiB"
cp -a floor first
ok "the same once more, its options as words of their own" "$tool" --target-glibc 2.17 --cc "$CC" --cxx "$CXX" floor
ok "... is the same bytes" diff -r first floor
# The same tool with nothing kept of earlier floors, nor a place to keep it.
mkdir programs
cp "$BUILD"/floor-programs/[!k]* programs/
sed "s|^programs=.*|programs='$WORK/programs'|" "$tool" >forgetful
chmod +x forgetful
ok "all of it compiled" ./forgetful --target-glibc=2.17 --cc="$CC" --cxx="$CXX" floor
ok "... is the same bytes" diff -r first floor
ok "... and nothing is kept where there is no place" [ ! -e programs/kept ]
echo 'int main(void) { return 0; }' >in-path.c
mkdir 'a b&|c'
ok "a name that is not a shell's word" makes 'a b&|c/d e'
ok "... makes programs" 'a b&|c/d e/bin/cc' -o in-name in-path.c
is "... and is in Meson's file as it is" "$(sed -n "s/^c = '\(.*\)'/\1/p" 'a b&|c/d e/meson.ini')" "$WORK/a b&|c/d e/bin/cc"
# People put its bin before all else in PATH: its compilers must not call themselves.
ok "first in PATH" env PATH="$WORK/floor/bin:$PATH" timeout 20 cc -o in-path in-path.c
refused 1 "floor's own compiler" env PATH="$WORK/floor/bin:$PATH" "$tool" --target-glibc=2.17 x
# A launcher that looks for the compiler in PATH, as ccache does; of 2.36, which has least to compile.
printf '#!/bin/sh\nexec "$@"\n' >launcher
chmod +x launcher
ok "a floor of a launcher" "$tool" --target-glibc=2.36 --cc="./launcher cc" launched
ok "... makes programs" launched/bin/cc -o in-path in-path.c
is "... and its C++ compiler is launched too" "$(launched/bin/c++ --version | head -n 1)" "$(c++ --version | head -n 1)"
is "... and with its bin first in PATH it says that it would call itself" \
    "$(status env PATH="$WORK/launched/bin:$PATH" timeout 20 launched/bin/cc -o in-path in-path.c)" 1
ok "... with what to do" grep -q 'PATH has it before the compiler' out
ok "another release in its place" makes --target-glibc=2.20 floor
not_ok "... is another floor" diff -rq first floor
ok "and back" makes floor
is "nothing is left beside it" "$(find . -maxdepth 1 -name 'floor?*')" ""
is "no path of the sources is in it, nor its own but where it has to be" "$(grep -rlE "$TOP|$BUILD" floor | sort | xargs)" "floor/cargo.toml floor/env floor/meson.ini"
is "it says what it is" "$(head -n 1 floor/floor.txt | sed 's/, by.*//')" "glibc 2.17 on $BUILD_ARCH"
mv floor moved
echo 'int puts(const char *); int main(void) { return puts("ok") < 0; }' >hello.c
ok "it works where it is moved" moved/bin/cc -o hello hello.c
is "... and its program" "$(./hello)" ok
$CC -o native hello.c
strip -o hello.stripped hello
strip -o native.stripped native
grown=$(($(wc -c <hello.stripped) - $(wc -c <native.stripped)))
ok "a hello-world grows by no more than 1 KiB: $grown bytes" [ "$grown" -le 1024 ]
ln -s moved/bin/cc link-to-cc
ok "it works by a symbolic link" ./link-to-cc -o hello hello.c
mv moved floor

for option in -static -pg -m32; do refused 1 "$option: " floor/bin/cc $option hello.c; done
# The compiler's table of what glibc has since then. c8rtomb keeps a state that only libc may define.
echo 'int c8rtomb(char *, int, void *); int main(void) { return c8rtomb(0, 0, 0); }' >newer.c
for ld in bfd gold lld mold; do
    command -v ld.$ld >/dev/null || { skip "a link that fails by ld.$ld says why" "not installed"; continue; }
    is "a link that fails by ld.$ld: exit status" "$(status floor/bin/cc -fuse-ld=$ld newer.c)" 1
    is "... and says why in one line" "$(grep -c 'c8rtomb: since glibc 2.36, and this floor is 2.17: ' out)" 1
done

# A library of a newer glibc than the floor's, as the host's are, with a static one beside it and without.
echo 'int closefrom(int); int opener(void) { closefrom(3); return 0; }' >opener.c
ok "a floor of 2.36" "$tool" --target-glibc=2.36 --cc="$CC" --cxx="$CXX" floor-2.36
ok "... makes a library" floor-2.36/bin/cc -shared -fPIC -o libopener.so.1 opener.c
echo 'int opener(void); int main(void) { return opener(); }' >opens.c
for ld in bfd gold lld; do # mold asks nothing of libraries
    command -v ld.$ld >/dev/null || { skip "a library of a newer glibc, ld.$ld" "not installed"; continue; }
    is "a library of a newer glibc, ld.$ld: exit status" "$(status floor/bin/cc -fuse-ld=$ld -fPIE -pie opens.c "$WORK/libopener.so.1")" 1
    is "... and what to do, in one line" "$(sed -n 's/^floor.bin.cc: //p' out)" \
        "$WORK/libopener.so.1 needs glibc 2.34, and this floor is 2.17: link a static one in its stead, or one that the floor built"
done
floor/bin/cc -c -fPIC opener.c
ar rc libopener.a opener.o
is "... or which other one" "$(status floor/bin/cc opens.c "$WORK/libopener.so.1") $(grep -o 'link .* in its stead' out)" "1 link $WORK/libopener.a in its stead"
ok "... which does" floor/bin/cc -o opens opens.c libopener.a
ok "... and runs" ./opens

# --- compilers and linkers ------------------------------------------------------------------------
have_old=yes
old_glibc || have_old=no
# Before 2.34 libc's own pthread_cond_timedwait returns at once.
cat >wait.c <<'END'
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
int main(void)
{
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec = until.tv_nsec / 2;
    until.tv_sec++;
    pthread_mutex_lock(&mutex);
    puts(pthread_cond_timedwait(&cond, &mutex, &until) == ETIMEDOUT ? "ok" : "did not wait");
    return 0;
}
END
for pair in gcc:g++ clang:clang++; do
    cc=${pair%:*}
    if ! command -v "$cc" >/dev/null || ! command -v "${pair#*:}" >/dev/null; then skip "$cc" "not installed"; continue; fi
    ok "$cc: a floor" "$tool" --target-glibc=2.17 --cc="$cc" "by-$cc"
    is "$cc: its C++ is ${pair#*:}'s" "$("by-$cc/bin/c++" --version | head -n 1)" "$("${pair#*:}" --version | head -n 1)"
    ok "$cc: C is compiled" "by-$cc/bin/cc" -c wait.c
    ok "$cc: C++ is compiled" "by-$cc/bin/c++" -std=c++17 -c "$TOP/tests/floor/programs/threads.cc"
    for ld in bfd gold lld mold; do
        command -v ld.$ld >/dev/null || { skip "$cc, $ld" "ld.$ld is not installed"; continue; }
        ok "$cc, $ld: C" "by-$cc/bin/cc" -fuse-ld=$ld -o wait wait.o
        ok "$cc, $ld: C++" "by-$cc/bin/c++" -fuse-ld=$ld -o threads threads.o
        for program in wait threads; do
            is "$cc, $ld: $program" "$(./$program)" ok
            if [ $have_old = yes ]; then
                is "$cc, $ld: $program under glibc 2.31" "$(under_old_glibc ./$program)" ok
            else
                skip "$cc, $ld: $program under glibc 2.31" "$OLD_REASON"
            fi
            is "$cc, $ld: $program: audit" "$(status "$BUILD/auditor/linkaudit" check -t 2.17 ./$program)" 0
        done
    done
done
needed() { readelf -dW "$1" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | xargs; }
ok "a floor of 2.34" makes --target-glibc=2.34 floor-2.34
ok "... takes -lpthread and the like" floor-2.34/bin/cc -o wait wait.c -Wl,--no-as-needed -lpthread -ldl -lrt -lutil
is "... and needs libc alone then" "$(needed wait)" libc.so.6
ok "before, a program with no pthread function" floor/bin/cc -o hello hello.c
is "... doesn't need libpthread" "$(needed hello)" libc.so.6

# --- build systems --------------------------------------------------------------------------------
mkdir project
cp hello.c project/
cat >project/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.10)
project(hello C CXX)
find_package(Threads REQUIRED)
add_executable(hello hello.c)
target_link_libraries(hello Threads::Threads)
END
cat >project/meson.build <<'END'
project('hello', 'c', 'cpp')
executable('hello', 'hello.c', dependencies: dependency('threads'))
END
built() { # NAME FILE
    is "$1: the program" "$("$2")" ok
    is "$1: its audit" "$(status "$BUILD/auditor/linkaudit" check -t 2.17 "$2")" 0
}
if command -v cmake >/dev/null; then
    ok "CMake" cmake -S project -B by-cmake -DCMAKE_TOOLCHAIN_FILE="$WORK/floor/toolchain.cmake"
    ok "CMake: build" cmake --build by-cmake
    built CMake by-cmake/hello
else
    skip CMake "not installed"
fi
if command -v meson >/dev/null && command -v ninja >/dev/null; then
    for kind in cross native; do
        ok "Meson, --$kind-file" meson setup --$kind-file floor/meson.ini by-meson-$kind project
        ok "Meson, --$kind-file: build" ninja -C by-meson-$kind
        built "Meson, --$kind-file" by-meson-$kind/hello
    done
else
    skip Meson "not installed"
fi

# --- installed ------------------------------------------------------------------------------------
installs() { # GOAL
    env -u CC make -s -f "$TOP/floor/Makefile" BUILD="$BUILD" prefix=/usr DESTDIR="$WORK/dest" "$1"
}
ok "make install" installs install
mv dest/usr elsewhere
ok "the installed one makes a floor, wherever it is" elsewhere/bin/glibc-floor --target-glibc=2.17 --cc="$CC" --cxx="$CXX" installed
ok "... the same" diff -r -x meson.ini -x cargo.toml -x env floor installed
mv elsewhere dest/usr
ok "make uninstall" installs uninstall
is "nothing is left" "$(find dest -type f)" ""
finish
