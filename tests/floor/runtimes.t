#!/bin/sh
# The compiler's own libraries at the floor 2.17, each by the name that programs have for it: they are linked from their
# archives, the program passes the audit and runs here and under every other glibc there is. And what else LDFLAGS, configure
# scripts, cargo and Go bring along.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires readelf nm
cd "$WORK"
. "$TOP/tests/lib/glibcs.sh"
floor=$WORK/floor
ok "a floor" "$BUILD/glibc-floor" --target-glibc=2.17 --cc="$CC" --cxx="$CXX" floor

# built NAME COMMAND...: the command with -o NAME, and the audit.
built() {
    name=$1
    shift
    ok "$name: $*" "$@" -o "$name"
    is "$name: audit" "$(status "$BUILD/auditor/linkaudit" check -t 2.17 "$name")" 0
}
# prints NAME OUTPUT COMMAND...: built, and what it prints under each glibc.
prints() {
    wanted=$2 name=$1
    shift 2
    built "$name" "$@"
    for glibc in $glibcs; do
        if [ "$name" = thread ] && [ "$glibc" != host ] && [ "${glibc#2.}" -lt 33 ]; then
            skip "$name: under glibc $glibc" "libtsan stands before lstat and fstat, which no libc has before 2.33: it calls nothing there"
            continue
        elif [ "$glibc" = host ]; then
            got=$(timeout 60 "./$name" 2>&1) || :
        else
            "$@" -o "$name-$glibc" -Wl,--dynamic-linker="$WORK/loader-$glibc" 2>/dev/null || :
            got=$(timeout 60 env LD_LIBRARY_PATH="$WORK/libraries-$glibc" "./$name-$glibc" 2>&1) || :
        fi
        case $got in
        *"$wanted"*) is "$name: under glibc $glibc" same same ;;
        *) is "$name: under glibc $glibc" "$got" "$wanted" ;;
        esac
    done
}
has() { [ -e "$($CC -print-file-name="lib$1.a")" ]; }
says_package() { # NAME FLAG...: one line that names the package
    name=$1
    shift
    is "$name: no archive of it here" "$(status floor/bin/cc "$@" -o none)" 1
    ok "... and a line says its package" grep -q -e "-l$name: the compiler has no static lib$name.a here; Debian packs it in" out
}

# --- a library beside an older libstdc++ -----------------------------------------------------------------
# It was loaded first, and has of the library's calls what it had then.
cat >plugin.cc <<'END'
#include <stdexcept>
#include <thread>
extern "C" int plugin()
{
    int got = 0;
    std::thread([&] { got = 2; }).join();
    try {
        throw std::runtime_error("four");
    } catch (const std::exception &) {
        got += 4;
    }
    return got;
}
END
cat >opens.c <<'END'
#include <dlfcn.h>
#include <stdio.h>
int main(int argc, char **argv)
{
    void *library = argc > 1 ? dlopen(argv[1], RTLD_NOW) : 0;
    if (!library)
        return 1;
    int (*plugin)(void) = (int (*)(void))dlsym(library, "plugin");
    printf("%d\n", plugin());
    return 0;
}
END
start=_ZNSt6thread15_M_start_threadESt10unique_ptrINS_6_StateESt14default_deleteIS1_EEPFvvE
echo "void $start(void) { __builtin_abort(); }" >older.c
ok "an older libstdc++" $CC -shared -fPIC -o older.so older.c
ok "a program" floor/bin/cc -o opens opens.c
ok "a library" floor/bin/c++ -shared -fPIC -o plugin.so plugin.cc
is "... does not show its libstdc++" "$(nm -D --defined-only plugin.so | grep -c " $start")" 0
ok "... but the exceptions' ABI" sh -c 'nm -D --defined-only plugin.so | grep -q " __cxa_throw$"'
is "... and calls its own" "$(LD_PRELOAD=./older.so ./opens ./plugin.so)" 6
ok "a library that shows all" floor/bin/c++ -shared -fPIC -rdynamic -o shows.so plugin.cc
ok "... does" sh -c "nm -D --defined-only shows.so | grep -q ' $start$'"

# --- a program without threads, whose library has some and calls back --------------------------------------
# libstdc++ asks whether there are threads: where libpthread is a library of its own, it comes only with that one.
cat >caller.c <<'END'
#include <pthread.h>
static void *thread(void *back)
{
    ((void (*)(void))back)();
    return 0;
}
void call(void (*back)(void))
{
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        pthread_create(threads + i, 0, thread, (void *)back);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], 0);
}
END
cat >called.cc <<'END'
#include <cstdio>
#include <dlfcn.h>
#include <memory>
#include <mutex>
static std::mutex mutex;
static long count;
static std::shared_ptr<int> shared = std::make_shared<int>(1);
static void back()
{
    for (int i = 0; i < 200000; i++) {
        std::shared_ptr<int> copy = shared;
        std::lock_guard<std::mutex> guard(mutex);
        count = count + 1;
    }
}
int main()
{
    void *library = dlopen("./caller.so", RTLD_NOW);
    if (!library)
        return puts(dlerror());
    ((void (*)(void (*)()))dlsym(library, "call"))(back);
    std::printf("%ld %ld\n", count, shared.use_count());
}
END
ok "a library with threads" floor/bin/cc -shared -fPIC -o caller.so caller.c -lpthread
prints called "800000 1" floor/bin/c++ called.cc -ldl

# --- a library that audits the loader ------------------------------------------------------------------------
# By LAV_CURRENT of 2.35 and newer an older loader does not take it.
cat >audits.c <<'END'
#define _GNU_SOURCE
#include <link.h>
#include <unistd.h>
unsigned la_version(unsigned version)
{
    return version < LAV_CURRENT ? 0 : LAV_CURRENT;
}
unsigned la_objopen(struct link_map *map, Lmid_t space, uintptr_t *cookie)
{
    static int opened;
    (void)map, (void)space, (void)cookie;
    return !opened++ && write(1, "audited\n", 8) < 0;
}
END
ok "an audit library" floor/bin/cc -w -shared -fPIC -o audits.so audits.c
echo 'int main(void) { return 0; }' >audited.c
for glibc in $glibcs; do
    if [ "$glibc" = host ]; then loader='' libraries=''; else loader=-Wl,--dynamic-linker=$WORK/loader-$glibc libraries=$WORK/libraries-$glibc; fi
    ok "a program" floor/bin/cc -o audited audited.c $loader
    is "... is audited under glibc $glibc" "$(env LD_LIBRARY_PATH="$libraries" LD_AUDIT=./audits.so ./audited)" audited
done

# --- a library that refers weakly to what came later, as Rust's do ---------------------------------------
cat >weakly.c <<'END'
extern void *__dso_handle;
extern int __cxa_thread_atexit_impl(void (*)(void *), void *, void *) __attribute__((weak));
extern int gettid(void) __attribute__((weak));
static void destroy(void *count) { ++*(int *)count; }
int later(int *count)
{
    if (gettid && gettid() < 0)
        return -1;
    return __cxa_thread_atexit_impl ? __cxa_thread_atexit_impl(destroy, count, &__dso_handle) : -1;
}
END
cat >threads.c <<'END'
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static int destroyed, failed;
static int (*later)(int *);
static pthread_barrier_t registered, closed;
static void *stays(void *unused)
{
    failed |= later(&destroyed);
    pthread_barrier_wait(&registered);
    pthread_barrier_wait(&closed);
    return unused;
}
static void *ends(void *unused) { failed |= later(&destroyed); return unused; }
int main(void)
{
    void *library = dlopen("./weakly.so", RTLD_NOW);
    later = library ? (int (*)(int *))dlsym(library, "later") : 0;
    pthread_t thread;
    if (!later || pthread_create(&thread, 0, ends, 0) || pthread_join(thread, 0) || failed || destroyed != 1)
        return printf("wrong: %s\n", library ? "not destroyed" : dlerror());
    pthread_barrier_init(&registered, 0, 2);
    pthread_barrier_init(&closed, 0, 2);
    pthread_create(&thread, 0, stays, 0);
    pthread_barrier_wait(&registered);
    dlclose(library);
    pthread_barrier_wait(&closed);
    pthread_join(thread, 0);
    puts("weakly");
    return failed;
}
END
for ld in bfd gold lld mold; do
    command -v ld.$ld >/dev/null || { skip "a library with weak references, $ld" "not installed"; continue; }
    ok "a library with weak references, $ld" floor/bin/cc -fuse-ld=$ld -shared -fPIC -oweakly.so weakly.c
    is "... has the substitute where that is better than nothing, and asks the running libc else" \
        "$(nm -D weakly.so | sed -n 's/.* w \(__cxa_thread.*\|gettid\)/\1/p')" gettid
    prints threads weakly floor/bin/cc threads.c -ldl -lpthread
done
echo 'int later(int *); int main(void) { return later(0); }' >asks.c
ok "a program asks the running libc" floor/bin/cc -fPIE -pie -o asks weakly.c asks.c
is "... for both" "$(nm -D asks | sed -n 's/.* w \(__cxa_thread.*\|gettid\)/\1/p' | xargs)" "__cxa_thread_atexit_impl gettid"

# --- C and C++ ----------------------------------------------------------------------------------------
cat >stream.cc <<'END'
#include <iostream>
int main() { try { throw 5; } catch (int i) { std::cout << "stream " << i; } }
END
prints libstdcxx "stream 5" floor/bin/cc stream.cc -lstdc++
prints libgcc_s "stream 5" floor/bin/c++ stream.cc -lgcc_s -lgcc
cat >parallel.c <<'END'
#include <omp.h>
#include <stdio.h>
int main(void)
{
    int sum = 0;
#pragma omp parallel for reduction(+ : sum)
    for (int i = 0; i < 1000; i++)
        sum += i;
    printf("parallel %d %d\n", sum, omp_get_max_threads() > 0);
    return 0;
}
END
if has gomp; then prints openmp "parallel 499500 1" floor/bin/cc -fopenmp parallel.c; else says_package gomp -fopenmp parallel.c; fi
cat >atomic.c <<'END'
#include <stdio.h>
struct three { long a, b, c; };
static _Atomic struct three shared;
int main(void)
{
    struct three out, in = {1, 2, 3};
    __atomic_store(&shared, &in, 5);
    __atomic_load(&shared, &out, 5);
    printf("atomic %ld\n", out.c);
    return 0;
}
END
if has atomic; then prints atomic "atomic 3" floor/bin/cc atomic.c -latomic; else says_package atomic atomic.c -latomic; fi
rm floor/lib/libgomp.so
echo 'INPUT ( -lfloor-no-static-gomp )' >floor/lib/libgomp.so
says_package gomp -fopenmp parallel.c

# --- Fortran ------------------------------------------------------------------------------------------
cat >numbers.f90 <<'END'
program numbers
  implicit none
  real(8) :: x
  real(16) :: quad
  integer :: i
  x = 2
  quad = 2
  write (*, '(F8.4,F8.4)') exp(x) + sin(x), sqrt(quad)
  open (10, status='scratch')
  write (10, *) 42
  rewind (10)
  read (10, *) i
  print '(I3)', i
end program
END
if [ -x floor/bin/fc ]; then
    prints fortran "  8.2984  1.4142
 42" floor/bin/fc -O3 -ffast-math numbers.f90
else
    skip "Fortran" "no gfortran goes with $CC"
fi

# --- sanitizers ---------------------------------------------------------------------------------------
printf '#include <stdlib.h>\nint main(int c, char **v) { char *p = malloc(8); (void)v; p[c + 7] = 1; free(p); return 0; }\n' >overflow.c
printf 'int main(int c, char **v) { int x = 2147483647; (void)v; x += c; return x == 0; }\n' >undefined.c
printf '#include <stdlib.h>\nint main(void) { void *volatile p = malloc(77); p = 0; return p != 0; }\n' >leak.c
cat >race.c <<'END'
#include <pthread.h>
static int shared;
static void *add(void *unused) { shared++; return unused; }
int main(void)
{
    pthread_t one, other;
    pthread_create(&one, 0, add, 0);
    pthread_create(&other, 0, add, 0);
    pthread_join(one, 0);
    pthread_join(other, 0);
    return 0;
}
END
# sanitized LIBRARY SANITIZER REPORT SOURCE
sanitized() { if has "$1"; then prints "$2" "$3" floor/bin/cc -g "-fsanitize=$2" "$4"; else says_package "$1" "-fsanitize=$2" "$4"; fi; }
case $($CC --version) in
*clang*) skip "sanitizers" "they are compiler-rt's with clang" ;;
*)
    sanitized asan address "heap-buffer-overflow" overflow.c
    sanitized ubsan undefined "signed integer overflow" undefined.c
    sanitized lsan leak "detected memory leaks" leak.c
    sanitized tsan thread "data race" race.c
    ;;
esac

# --- programs that once failed on an old glibc ----------------------------------------------------------
programs=$TOP/tests/floor/programs
for program in signal_stack unnamed no_follow months; do prints $program ok floor/bin/cc -w "$programs/$program.c"; done
prints cancel ok floor/bin/c++ -w "$programs/cancel.cc"
prints vectors ok floor/bin/cc -w -O3 -ffast-math "$programs/vectors.c" -lm

# --- what LDFLAGS bring -------------------------------------------------------------------------------
echo 'int puts(const char *); static const char *const text = "ok"; int main(void) { return puts(text) < 0; }' >hello.c
for ld in bfd lld mold; do
    command -v ld.$ld >/dev/null || { skip "packed relocations, $ld" "not installed"; continue; }
    for flag in -Wl,-z,pack-relative-relocs,-z,now "-Xlinker -z -Xlinker pack-relative-relocs" -Wl,--pack-dyn-relocs=relr; do
        case $ld$flag in bfd*dyn-relocs*) continue ;; esac
        # shellcheck disable=SC2086  # words
        is "$ld, $flag: a program" "$(status floor/bin/cc -fuse-ld=$ld $flag -o hello hello.c)" 0
        is "... in which nothing is packed" "$(readelf -dW hello | grep -c RELR)" 0
        is "... and one line says so" "$(grep -c 'loaders know it since glibc 2.36, and this floor is 2.17' out)" 1
    done
done

# --- configure scripts: what is found is declared -------------------------------------------------------
headers=$(echo '#include <features.h>
__GLIBC_MINOR__' | $CC -E -P - | tail -n 1)
if [ "$headers" -lt 36 ]; then headers=36; fi # the archive keeps those for objects of elsewhere
while read -r function since; do
    printf 'char %s(); int main(void) { return %s(); }\n' "$function" "$function" >conftest.c
    wanted=1
    if [ "$since" -le "$headers" ]; then wanted=0; fi
    is "$function, of 2.$since: is found where the headers, of 2.$headers, have it" "$(status floor/bin/cc -w -o conftest conftest.c)" $wanted
done <<END
gettid 30
closefrom 34
arc4random 36
strlcpy 38
pidfd_spawn 39
stdc_count_ones_ui 39
sched_setattr 41
openat2 43
mseal 43
END

# --- cargo, Go, and 32-bit programs ---------------------------------------------------------------------
# shellcheck source=/dev/null  # it is made above
. floor/env
# under_others PROGRAM OUTPUT: what it prints with each glibc's loader, which $WORK/loader leads to.
under_others() {
    for glibc in $glibcs; do
        [ "$glibc" != host ] || continue
        ln -sfn "loader-$glibc" loader
        is "... and under glibc $glibc" "$(timeout 60 env LD_LIBRARY_PATH="$WORK/libraries-$glibc" "$1" 2>/dev/null | xargs)" "$2"
    done
}
is "env names the compilers" "$CC $CXX" "$floor/bin/cc $floor/bin/c++"
if command -v cargo >/dev/null; then
    mkdir -p rust/src
    printf '[package]\nname = "hello"\nversion = "0.1.0"\n' >rust/Cargo.toml
    cat >rust/src/main.rs <<'END'
use std::{cell::RefCell, thread};
struct Told(&'static str);
impl Drop for Told { fn drop(&mut self) { println!("drop {}", self.0); } }
thread_local! { static KEPT: RefCell<Told> = RefCell::new(Told("kept")); }
fn main() {
    println!("{}", thread::spawn(|| KEPT.with(|k| k.borrow().0.len())).join().unwrap());
    println!("{}", std::panic::catch_unwind(|| panic!("x")).is_err());
}
END
    target=$(sed -n 's/^\[target\.\(.*\)\]/\1/p' floor/cargo.toml)
    is "cargo build" "$(cd rust && status env CARGO_HOME="$WORK/cargo" cargo --offline --config "$floor/cargo.toml" build --target "$target")" 0
    program=rust/target/$target/debug/hello
    is "... its audit" "$(status "$BUILD/auditor/linkaudit" check -t 2.17 "$program")" 0
    is "... what it prints" "$(./"$program" 2>/dev/null | xargs)" "drop kept 4 true"
    is "... built with another loader" "$(cd rust && status env CARGO_HOME="$WORK/cargo" RUSTFLAGS="-Clink-arg=-Wl,--dynamic-linker=$WORK/loader" \
        cargo --offline --config "$floor/cargo.toml" build --target "$target")" 0
    under_others "./$program" "drop kept 4 true"
else
    skip "cargo" "not installed"
fi
if command -v go >/dev/null; then
    mkdir go
    cat >go/main.go <<'END'
package main

// #include <stdlib.h>
import "C"
import "fmt"

func main() { fmt.Println("go", C.abs(-3)) }
END
    is "go build, with C" "$(cd go && status env GOCACHE="$WORK/go-cache" GO111MODULE=off go build -o hello main.go)" 0
    is "... its audit" "$(status "$BUILD/auditor/linkaudit" check -t 2.17 go/hello)" 0
    is "... what it prints" "$(go/hello)" "go 3"
    is "... built with another loader" "$(cd go && status env GOCACHE="$WORK/go-cache" GO111MODULE=off \
        go build -ldflags "-extldflags -Wl,--dynamic-linker=$WORK/loader" -o hello main.go)" 0
    under_others go/hello "go 3"
else
    skip "Go" "not installed"
fi
is "32-bit programs: the advice names the flag" "$("$BUILD/floor-programs/stubs" newer i386 2.17 | sed -n 's/^__clock_gettime64\t2.34\t//p')" \
    "a function with a 64-bit time_t: compile without -D_TIME_BITS=64"
finish
