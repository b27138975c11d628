#!/bin/sh
# linkaudit --recursive and --sysroot: LD_LIBRARY_PATH, glibc-hwcaps, etc/ld.so.cache and set-user-ID, beside the loader itself.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
unset LD_LIBRARY_PATH
PATH=$PATH:/sbin:/usr/sbin
cd "$WORK"
# lib FILE [NAME]: a library of that soname with a function of that name; by default the one that the program calls.
lib() {
    mkdir -p "$(dirname "$1")"
    echo "int ${2-one}(void) { return 0; }" | $CC -shared -fPIC -Wl,-soname,"$(basename "$1")" -o "$1" -x c -
}
program() { # FILE [FLAG...]
    file=$1
    shift
    echo 'int one(void); int main(void) { return one(); }' | $CC -o "$file" -x c - -x none made/libone.so "$@"
}
check() { status "$linkaudit" check --recursive "$@"; }
runs() { "$@" >run.out 2>&1; }
echo 'allow runpath' >allow.policy
lib made/libone.so
program plain
program run '-Wl,-rpath,$ORIGIN/lib'

# --- LD_LIBRARY_PATH ---------------------------------------------------------------------------------
is "a library that is nowhere" "$(check plain)" 1
is "one in --library-path" "$(check --library-path="/nowhere:$WORK/made" plain)" 0
ok "... as the loader" runs env LD_LIBRARY_PATH="/nowhere:$WORK/made" ./plain
is "... it means --recursive" "$(status "$linkaudit" check --library-path=/nowhere plain)" 1
ok "... with the paths considered" grep -q 'looked at /nowhere/libone\.so (--library-path: not there)' out
lib other/libone.so two
program after -Wl,--enable-new-dtags,-rpath,"$WORK/made"
is "it goes before DT_RUNPATH" "$(check --library-path="$WORK/other" after)" 1
not_ok "... as the loader's" runs env LD_LIBRARY_PATH="$WORK/other" ./after
program before -Wl,--disable-new-dtags,-rpath,"$WORK/made"
is "and after DT_RPATH" "$(check -p ./allow.policy --library-path="$WORK/other" before)" 0
ok "... as the loader's" runs env LD_LIBRARY_PATH="$WORK/other" ./before
is "tree knows it" "$(status "$linkaudit" tree --library-path="$WORK/made" plain)" 0
ok "... and says so" grep -q "libone\.so: $WORK/made/libone\.so (--library-path; " out

# --- glibc-hwcaps --------------------------------------------------------------------------------------
# The oldest processor takes the library itself, a newer one the variant, which lacks the function.
if [ "$BUILD_ARCH" = x86_64 ]; then
    lib lib/libone.so
    is "no variants" "$(check -p ./allow.policy run)" 0
    lib lib/glibc-hwcaps/x86-64-v2/libone.so
    is "a variant that has all" "$(check -p ./allow.policy run)" 0
    ok "... is judged too" grep -q '^.*/lib/glibc-hwcaps/x86-64-v2/libone\.so: PASS' out
    lib lib/glibc-hwcaps/x86-64-v3/libone.so two
    is "a variant that lacks something" "$(check -p ./allow.policy run)" 1
    ok "... which" grep -q '^  symbol  *one: nothing that is loaded defines it for .*/run$' out
    ok "... and for whom" grep -q '^    brought by  *libraries in glibc-hwcaps/x86-64-v3$' out
    loader=$("$linkaudit" needs run | sed -n 's/^  interpreter *//p')
    if "$loader" --help 2>/dev/null | grep -q 'x86-64-v3 (supported, searched)'; then
        not_ok "... as the loader" runs ./run
    else
        skip "... as the loader" "this processor, or this glibc, takes no variants of x86-64-v3"
    fi
    # A note that asks for the level of its directory is right there, and not elsewhere.
    if echo 'int one(void) { return 0; }' | $CC -shared -fPIC -Wl,-soname,libone.so,-z,x86-64-v3 -o lib/glibc-hwcaps/x86-64-v3/libone.so -x c - 2>isa.log &&
        ! grep -q 'ignored' isa.log; then
        is "its note asks for the level of its directory" "$(check -p ./allow.policy run)" 0
        is "... for more than that of its directory" "$(cp lib/glibc-hwcaps/x86-64-v3/libone.so lib/glibc-hwcaps/x86-64-v2/ && check -p ./allow.policy run)" 1
        ok "... is told" grep -q '^  isa-level  *x86-64-v3: ' out
    else
        skip "a note that asks for a level" "this linker writes none"
    fi
    rm -r lib/glibc-hwcaps
else
    skip "glibc-hwcaps" "its directories here are those of x86_64"
fi

# --- etc/ld.so.cache -------------------------------------------------------------------------------------
# A sysroot with this machine's glibc, and a directory that etc/ld.so.conf alone names. Its path is the host's, so that ldconfig,
# which needs root for -r, makes the cache here.
loader=$("$linkaudit" needs plain | sed -n 's/^  interpreter *//p')
libc=$("$linkaudit" tree plain | sed -n 's/^  libc\.so\.6: \([^ ]*\) .*/\1/p')
lib conf/libone.so
mkdir -p "root$(dirname "$loader")" "root$(dirname "$libc")" "root$WORK/conf" root/etc root/bin
cp -L "$loader" "root$loader"
cp -L "$libc" "root$libc"
cp plain root/bin
cp conf/libone.so "root$WORK/conf"
echo "$WORK/conf" | tee conf.list >root/etc/ld.so.conf
inside() { status "$linkaudit" check --sysroot=root root/bin/plain; }
is "no cache" "$(inside)" 1
ok "... is told with what to do" grep -q "^  library-cache  *libone\.so: $WORK/conf/libone\.so: there is no etc/ld\.so\.cache" out
ok "... namely" grep -q "^    to mend  *Run ldconfig in the target" out
head -c 1000 "$loader" >root/etc/ld.so.cache
is "one that is none" "$(inside)" 1
if command -v ldconfig >/dev/null && mkdir -p empty && echo "$WORK/empty" >empty.list &&
    ldconfig -X -f empty.list -C root/etc/ld.so.cache 2>ldconfig.log && ldconfig -X -f conf.list -C full.cache 2>>ldconfig.log; then
    is "one of another day" "$(inside)" 1
    ok "... is told" grep -q "^  library-cache  *libone\.so: $WORK/conf/libone\.so: etc/ld\.so\.cache does not list it" out
    cp full.cache root/etc/ld.so.cache
    is "one that lists it" "$(inside)" 0
    head -c $(($(wc -c <full.cache) / 2)) full.cache >root/etc/ld.so.cache
    is "half of it" "$(inside | sed 's/[01]/judged/')" judged
else
    skip "caches that ldconfig makes" "ldconfig does not run here: $(head -n 1 ldconfig.log 2>/dev/null)"
fi
echo 'allow library-cache' >later.policy
rm root/etc/ld.so.cache
is "who runs it later says so" "$(status "$linkaudit" check --sysroot=root -p ./later.policy root/bin/plain)" 0

# --- set-user-ID -------------------------------------------------------------------------------------------
lib lib/libone.so
cp run set-id
chmod u+s set-id
is "\$ORIGIN of a set-user-ID program is passed over" "$(check -p ./allow.policy set-id)" 1
ok "... as it is said" grep -q 'looked at [^ ]*/lib (DT_R[A-Z]*PATH of .*/set-id: passed over: \$ORIGIN in a set-user-ID program)' out
is "LD_LIBRARY_PATH too" "$(check -p ./allow.policy --library-path="$WORK/made" set-id)" 1
cp lib/libone.so "root$(dirname "$libc")/"
program root/bin/trusted "-Wl,-rpath,\$ORIGIN/..$(dirname "$libc")"
chmod u+s root/bin/trusted
is "... but below the loader's own directories" "$(status "$linkaudit" check --sysroot=root -p ./allow.policy root/bin/trusted)" 0
echo 'int one(void) { return 0; }' | $CC -shared -fPIC -Wl,-soname,'$ORIGIN/lib/libone.so' -o made/libone.so -x c -
program token
is "a token in DT_NEEDED is right elsewhere" "$(check -p ./allow.policy token)" 0
chmod u+s token
is "... and wrong there" "$(check -p ./allow.policy token)" 1
ok "... as it is said" grep -q 'missing-library .*the loader stops there in a set-user-ID program' out
is "... also without looking for libraries" "$(status "$linkaudit" check token)" 1
ok "... as it is said" grep -q 'runpath  *\$ORIGIN/lib/libone\.so: DT_NEEDED of a set-user-ID file' out
finish
