#!/bin/sh
# ./configure: --target-glibc in all its spellings, wrong values, missing tools, odd directories, a read-only source tree.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
# A copy of the sources: where the build tree is the source tree, configure runs in no other.
mkdir source
(cd "$TOP" && tar --exclude=./o --exclude=./check-tree --exclude=./distfiles --exclude=.git --exclude='./bpftrace*' -cf - .) | tar -C source -xf -
(cd source && rm -f Makefile config.mk config.status config.log && if [ ! -x configure ]; then ./bootstrap --no-install; fi) >/dev/null 2>&1
configure() { "$WORK/source/configure" "$@"; }

for value in 9.9 abc 2.16 '' 2.99 3.25 no; do
    is "--target-glibc=$value is refused" "$(status configure --target-glibc="$value")" 1
    is "... in one line that names the known releases" "$(grep '^configure: error' out)" \
        "configure: error: --target-glibc=$value is not a release of glibc from 2.17 to 2.44"
done
is "--target-glibc without a value" "$(status configure --target-glibc)" 1
ok "it is in --help" sh -c "source/configure --help | grep -q -- '--target-glibc=RELEASE'"
is "an unknown --target-something is still refused" "$(status configure --target-frobnicate=1)" 1
# refused LINE ARGUMENT...: fails, and LINE is what it says of it.
refused() {
    line=$1
    shift
    is "$*" "$(status configure "$@")" 1
    is "... is one line" "$(grep '^configure: error' out)" "configure: error: $line"
}
# Before it, make says what comes first.
mkdir unconfigured && cp "$TOP/GNUmakefile" unconfigured/
is "make without configure" "$(status make -C unconfigured)" 2
ok "... names it" grep -q 'no Makefile yet. First: ./bootstrap && ./configure' out
refused "--target= is for compilers: for another machine say --host=arm-linux-gnueabihf, for an older glibc --target-glibc=RELEASE" \
    --target=arm-linux-gnueabihf
refused "glibc=2.25 is no option: it is --target-glibc=2.25" glibc=2.25
refused "host=arm-linux-gnueabihf is no option: it is --host=arm-linux-gnueabihf" host=arm-linux-gnueabihf
refused "with_llvm=source is no option, and no variable that is read: ./configure --help has both" with_llvm=source
refused "--with-llvm=frobnicate is not auto, distro, packages or source" --with-llvm=frobnicate
ok "--with-llvm=packages" configure -q --with-llvm=packages
is "... is what is built" "$(sed -n '/^LLVM_NEEDS\|^WITH_LLVM/p' config.mk)" "WITH_LLVM := packages
LLVM_NEEDS := debian"
# Which release of LLVM: stand-ins for what distributions have.
mkdir -p debian/lib
touch debian/lib/libLLVMBPFCodeGen.a debian/lib/libLLVMSupport.a debian/lib/libclangAST.a debian/lib/libclangSema.a
llvm_config() { # RELEASE VERSION
    printf '#!/bin/sh\ncase $1 in --version) echo %s ;; *) echo %s/debian/lib ;; esac\n' "$2" "$PWD" >"debian/llvm-config-$1"
    chmod +x "debian/llvm-config-$1"
}
found() (PATH=$PWD/debian:$PATH && "$@")
releases=$("$TOP/deps/trains/train" value 0.26 LLVM_RELEASES)
for release in $releases; do llvm_config "$release" "$(LLVM_RELEASE=$release "$TOP/deps/trains/train" value 0.26 llvm_VERSION)"; done
newest=$(echo "$releases" | tr ' ' '\n' | sort -n | tail -n 1)
chosen() { sed -n 's/^\(WITH_LLVM\|LLVM_RELEASE\|LLVM_CONFIG\) := //p' config.mk | tr '\n' ' '; }
ok "archives of two releases" found configure -q --with-bpftrace=0.26
is "... the newest is taken" "$(chosen)" "distro $newest $PWD/debian/llvm-config-$newest "
ok "--with-llvm=distro:19" found configure -q --with-bpftrace=0.26 --with-llvm=distro:19
is "... takes that" "$(chosen)" "distro 19 $PWD/debian/llvm-config-19 "
ok "... also for what the recipes take" sh -c "'$TOP/deps/engine/value' config.mk llvm_VERSION | grep -q '^19\.'"
refused "--with-llvm=distro:17: bpftrace 0.26 is built with LLVM $(echo "$releases" | sed 's/ / or /g')" --with-bpftrace=0.26 --with-llvm=distro:17
refused "--with-llvm=source:19: from source it is LLVM 22; leave out :19" --with-bpftrace=0.26 --with-llvm=source:19
version=$(LLVM_RELEASE=22 "$TOP/deps/trains/train" value 0.26 llvm_VERSION)
llvm_config 22 22.1.0
ok "of one the version is another" found configure -q --with-bpftrace=0.26
is "... then it is the next" "$(chosen)" "distro 19 $PWD/debian/llvm-config-19 "
rm debian/lib/libclangSema.a
is "--with-llvm=distro where no archives are whole" "$(found status configure --with-bpftrace=0.26 --with-llvm=distro)" 1
is "... says why for each" "$(grep '^configure: error' out)" \
    "configure: error: --with-llvm=distro: LLVM 22.1.0 and not $version; no libclangSema.a in $PWD/debian/lib"
is "--with-bpftrace=9" "$(status configure --with-bpftrace=9)" 1
ok "... names the trains" grep -q "no train for bpftrace 9, only .*$BPFTRACE_VERSION" out
ok "--help names them too" sh -c "source/configure --help | tr -s '\n ' ' ' | grep -qF '$("$TOP/deps/trains/train" help)'"
for train in $("$TOP/deps/trains/train" list); do
    ok "--with-bpftrace=$train" configure -q --with-bpftrace="$train"
    is "... is built" "$(sed -n '/^TRAIN/p' config.mk)" "TRAIN := $train"
done
rm -f config.mk
is "--with-bpftrace=auto, where upstream can't be reached" "$(https_proxy=http://127.0.0.1:9 status configure --with-bpftrace=auto)" 0
is "... builds the default" "$(sed -n '/^TRAIN/p' config.mk)" "TRAIN := $("$TOP/deps/trains/train" default)"
ok "... and says so in a line" grep -q 'which bpftrace to build... .* --with-bpftrace=TRAIN asks for another' out
is "a train whose source is nowhere now" "$(https_proxy=http://127.0.0.1:9 status configure --with-bpftrace=0.20 --with-distfiles="$WORK/none")" 0
ok "... is warned of, with the way out" grep -q 'WARNING: github.com does not offer 0.20.* make fetch says' out
is "... not one that Debian has" "$(https_proxy=http://127.0.0.1:9 status configure --with-bpftrace=0.17 --with-distfiles="$WORK/none"; grep -c WARNING out)" "0
0"
ok "another" configure -q --with-bpftrace=0.20
ok "auto in a build directory that has one" configure -q
is "... stays with it" "$(sed -n '/^TRAIN/p' config.mk)" "TRAIN := 0.20"
ok "back" configure -q --with-bpftrace="$BPFTRACE_VERSION"

ok "--target-glibc=2.28" configure --target-glibc=2.28 CFLAGS='-O1 -g'
ok "... is in config.mk" grep -qx 'TARGET_GLIBC := 2.28' config.mk
ok "... survives config.status --recheck" sh -c './config.status --recheck && ./config.status'
ok "... " grep -qx 'TARGET_GLIBC := 2.28' config.mk
ok "user's CFLAGS reach the dependencies" grep -qx 'CFLAGS := -O1 -g' config.mk
is "without lld it goes on" "$(status configure LLD=/bin/false)" 0
ok "... and says what that costs" grep -q 'without lld' out
ok "... which is in config.mk" grep -qx 'LLD := ' config.mk
ok "--target-glibc 2.31, as two words" configure --target-glibc 2.31
ok "... is in config.mk" grep -qx 'TARGET_GLIBC := 2.31' config.mk

is "a misspelt option: exit status" "$(status configure --with-distfile=x)" 1
ok "... names it" grep -q 'unrecognized options: --with-distfile' out
is "an option that packagers' tools give to all" "$(status configure -q --disable-dependency-tracking)" 0
touch file
is "--with-distfiles below a file: exit status" "$(status configure --with-distfiles=file/x)" 1
is "... one clear line" "$(grep '^configure: error' out)" "configure: error: --with-distfiles=$WORK/file/x: $WORK/file is not a directory"
is "--with-distfiles that is not there yet" "$(status configure --with-distfiles=absent)" 0
ok "... is made by make, which is told" grep -qx "  tarballs  *$WORK/absent (not there yet)" out
is "--with-cache without a directory" "$(status configure --with-cache)" 1
is "--with-launcher=frobnicate" "$(status configure --with-launcher=frobnicate)" 1
ok "... names the known ones" grep -q 'error: --with-launcher=frobnicate is not ccache, sccache, distcc or icecc' out
is "a launcher that is not there" "$(status configure --with-launcher=/nowhere/icecc)" 1
ok "... is told with its package" grep -q 'not installed; the package is icecc' out
# A launcher in front of the compiler is the same as --with-launcher.
mkdir launchers
printf '#!/bin/sh\nexec "$@"\n' >launchers/ccache
chmod +x launchers/ccache
ok "CC='ccache gcc'" configure -q --with-cache=shared CC="$WORK/launchers/ccache $CC" CXX="$WORK/launchers/ccache $CXX"
is "... is taken apart" "$(sed -n '/^\(CC\|CXX\|LAUNCHER\|CACHE\) :/p' config.mk)" "CC := $CC
CXX := $CXX
LAUNCHER := $WORK/launchers/ccache
CACHE := $WORK/shared"
targets=$(sed -n 's/^\.PHONY: //p' "$TOP/Makefile.am" | tr ' ' '\n' | grep -vx 'help\|story\|products\|known-tests\|FORCE')
"$MAKE" -s help >targets
is "make help has a line for each target" "$(for t in $targets; do grep -q "^$t  *[a-z]" targets || echo "$t"; done)" ""
is "make cache-prune with nothing there yet" "$(status "$MAKE" -s cache-prune)" 0

for odd in 'a space' 'a:colon' "a'quote" 'a$dollar'; do
    mkdir -p "$WORK/$odd"
    is "a build directory with $odd" "$(cd "$WORK/$odd" && status configure)" 1
    is "... one clear line" "$(grep -c "^configure: error: the directory '.*' has a character" out)" 1
done

# All missing tools at once, each with its package: a PATH that has only what configure itself runs.
mkdir -p few
for tool in sh bash cat sed awk grep egrep expr tr sort tail head mkdir rmdir rm mv cp ln ls chmod dirname basename uname \
    printf echo test gcc g++ as ld cc1 make gawk mawk date sleep env id cut uniq wc touch cmp diff nproc hostname readlink; do
    if path=$(command -v $tool) && [ -x "$path" ]; then ln -sf "$path" few/; fi
done
is "missing tools for a train" "$(PATH=$WORK/few status configure --with-bpftrace=0.26)" 1
ok "... say how bootstrap is told" grep -q '(./bootstrap --with-bpftrace=0.26 does it)' out
is "missing tools" "$(PATH=$WORK/few status configure)" 1
for tool in cmake ninja flex bison curl flock; do
    ok "... names $tool" grep -q "^  $tool " out
done
if grep -q 'ID=debian' /etc/os-release; then
    ok "... with its package" grep -q 'ninja .*in the package ninja-build' out
fi

# VPATH from a source tree that nobody can write.
chmod -R a-w source
mkdir -p vpath && cd vpath
before=$(find ../source | sort | cksum)
ok "VPATH from a read-only tree" ../source/configure --target-glibc=2.25
ok "... the auditor builds" "$MAKE" auditor/linkaudit
if [ "$(id -u)" = 0 ]; then say "root writes everywhere: what counts is that nothing was"; fi
is "... nothing was written there" "$(find ../source | sort | cksum)" "$before"
chmod -R u+w ../source
finish
