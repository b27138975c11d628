#!/bin/sh
# What stands in the way of a build for another machine is told in one line: its name, its compiler, its packages.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
mkdir source few
(cd "$TOP" && tar --exclude=./o --exclude=./check-tree --exclude=./distfiles --exclude=.git --exclude='./bpftrace*' -cf - .) | tar -C source -xf -
(cd source && rm -f Makefile config.mk config.status && if [ ! -x configure ]; then ./bootstrap --no-install; fi) >/dev/null 2>&1
# The compilers that make check hands down are this machine's.
configure() { env -u CC -u CXX "$WORK/source/configure" "$@"; }
# refused LINE COMMAND...: fails, and LINE is what it says of it.
refused() {
    line=$1
    shift
    is "$*" "$(status "$@")" 1
    is "... is one line" "$(grep -E '^(configure: error|bootstrap|fetch): ' out)" "$line"
}
known="known are $("$TOP/deps/host/machines" list)"

for host in mips-linux-gnu arm-linux-gnueabi x86_64-linux-musl nonsense; do
    refused "configure: error: --host=$host is not supported: $known" configure --host=$host
    refused "bootstrap: --host=$host is not supported: $known" source/bootstrap --host=$host --dry-run
done

case $BUILD_ARCH in s390x) other=aarch64-linux-gnu ;; *) other=s390x-linux-gnu ;; esac
refused "configure: error: CC=$CC makes programs for $BUILD_ARCH, not for ${other%%-*}" configure --host=$other CC="$CC" CXX="$CXX"
# A PATH without any cross compiler.
for tool in /usr/bin/*; do
    case $tool in *-linux-gnu*) ;; *) ln -s "$tool" few/ ;; esac
done
bare() { PATH=$WORK/few configure "$@"; }
refused "configure: error: there is no compiler $other-gcc: ./bootstrap --host=$other installs it (Debian: g++-$other)" \
    bare --host=$other
refused "configure: error: there is no compiler $other-g++: ./bootstrap --host=$other installs it (Debian: g++-$other)" \
    bare --host=$other CC="$CC"

if command -v riscv64-linux-gnu-g++ >/dev/null; then
    train=$("$TOP/deps/trains/train" default)
    releases=$("$TOP/deps/trains/train" value "$train" LLVM_RELEASES)
    refused "configure: error: --with-llvm=packages: of LLVM $(echo "$releases" | sed 's/ / or /g') for riscv64 the train $train names none" \
        configure --host=riscv64-linux-gnu --with-llvm=packages
    is "... where LLVM is built from source" "$(status configure --host=riscv64-linux-gnu)" 0
    ok "... by tables that this machine's programs make" grep -qx 'LLVM_NEEDS := tblgen' config.mk
else
    skip "an architecture that Debian has no LLVM for" "there is no riscv64-linux-gnu-g++"
fi

# Packages: what is not there and can't be had, what is not the pinned one.
route='deb:no-such-suite/s390x/no-such-package_1_s390x.deb|0'
is "a package that can't be had" "$(status "$TOP/deps/engine/fetch" no-such-package distfiles "$route")" 1
ok "... is named, with where to put it" grep -qx 'fetch: *no-such-package_1_s390x.deb .*from no-such-suite.*' out
echo x >distfiles/no-such-package_1_s390x.deb
is "a package that is another one" "$(status "$TOP/deps/engine/fetch" no-such-package distfiles "$route")" 1
ok "... is refused by its hash" grep -q 'refused, its SHA-256 is' out

# What --host= adds to the tools that are installed.
dry() { printf 'ID=debian\n' >os-release; OS_RELEASE=$WORK/os-release PATH=$WORK/few CC=false "$TOP/bootstrap" --dry-run "$@"; }
is "bootstrap --host=$other" "$(status dry --host=$other)" 0
ok "... installs its compiler" grep -q "apt-get install .*g++-$other" out
ok "... and no LLVM of this machine" fails grep -q "llvm-14-dev" out
finish
