#!/bin/sh
# ./bootstrap: --dry-run prints the distribution's own command and runs nothing; wrong arguments; no-install.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
mkdir -p few
for tool in sh cat sed awk grep tr sort head tail dirname id env cut uname; do ln -sf "$(command -v $tool)" few/; done
# A machine of another distribution, with none of the tools.
dry() { printf 'ID=%s\nID_LIKE="%s"\n' "$1" "${2-}" >os-release; OS_RELEASE=$WORK/os-release PATH=$WORK/few CC=false "$TOP/bootstrap" --dry-run; }
is "--dry-run on Fedora" "$(status dry fedora)" 0
ok "... dnf, with its package names" grep -q 'dnf install -y .*gcc-c++.* libstdc++-static' out
ok "... with what building LLVM takes" grep -q ' python3' out
ok "... then autoreconf" grep -q '^+ autoreconf' out
is "on Rocky by ID_LIKE" "$(status dry rocky 'rhel centos fedora')" 0
ok "... dnf" grep -q 'dnf install' out
is "on openSUSE" "$(status dry opensuse-leap 'suse opensuse')" 0
ok "... zypper" grep -q 'zypper --non-interactive install .*ninja' out
is "on Arch" "$(status dry arch)" 0
ok "... pacman" grep -q 'pacman -S --needed --noconfirm .*cmake' out
is "on Alpine" "$(status dry alpine)" 0
ok "... apk" grep -q 'apk add .*samurai' out
is "on something unknown" "$(status dry plan9)" 1
ok "... lists what to install" grep -q '^  cmake' out
machine() { printf 'ID=plan9\n' >os-release; OS_RELEASE=$WORK/os-release PATH=$WORK/few CC=false "$TOP/bootstrap" --host=s390x-linux-gnu --dry-run; }
is "... and for another machine" "$(status machine)" 1
ok "... its compiler too" grep -qx '  s390x-linux-gnu-g++' out
is "a wrong argument" "$(status "$TOP/bootstrap" --frobnicate)" 2
is "--help" "$(status "$TOP/bootstrap" --help)" 0
ok "... says what it does" grep -q 'runs autoreconf' out
is "--host= by a short name" "$(status "$TOP/bootstrap" --host=s390x --dry-run)" 0
ok "... says what configure takes" grep -qx 'Next: ./configure --host=s390x-linux-gnu --target-glibc=2.28 && make' out
is "--with-bpftrace= by a train" "$(status "$TOP/bootstrap" --with-bpftrace=0.17 --dry-run)" 0
ok "... says what configure takes" grep -qx 'Next: ./configure --with-bpftrace=0.17 --target-glibc=2.25 && make' out
mkdir configured && ln -s "$TOP/deps" "$TOP/bootstrap" "$TOP/VERSION" configured/ && : >configured/config.mk
is "--release where configure ran" "$(status configured/bootstrap --release --dry-run)" 0
ok "... goes on behind it" grep -qx 'Next: make dist' out
is "--tests there" "$(status configured/bootstrap --tests --dry-run)" 0
ok "... goes on behind it" grep -qx 'Next: make check' out
is "--with-bpftrace=auto" "$(status "$TOP/bootstrap" --with-bpftrace=auto --dry-run)" 0
is "--with-bpftrace= by no train" "$(status "$TOP/bootstrap" --with-bpftrace=9 --dry-run)" 1
ok "... names those that there are" grep -q 'not known: known are 0.17 (0.17.0 with LLVM 14 ' out
is "--host without =" "$(status "$TOP/bootstrap" --host s390x)" 2
ok "... says how to write it" grep -q 'write it --host=TRIPLET; known are x86_64-linux-gnu' out
is "--host= without a name" "$(status "$TOP/bootstrap" --host=)" 1
is "... is one line" "$(wc -l <out)" 1

# A Debian that has not everything: apt-cache knows what is in the file known.
mkdir -p debian lists
printf '#!/bin/sh\nfor p; do grep -xF -e "$p" "%s/known" | sed "s/^/Package: /"; done\n' "$WORK" >debian/apt-cache
chmod +x debian/apt-cache
ln -sf "$(command -v mkdir)" few/
debian() {
    printf 'ID=debian\n' >os-release
    OS_RELEASE=$WORK/os-release APT_LISTS=$WORK/lists PATH=$WORK/few:$WORK/debian CC=false "$TOP/bootstrap" --dry-run "$@"
}
printf '%s\n' git cmake lld shellcheck rpm >known
is "a machine without an index" "$(status debian)" 0
ok "... gets one" grep -q 'apt-get update' out
ok "... a dry run can't know what will be in it" grep -q 'apt-get install .* ninja-build' out
is "... and passes nothing over" "$(grep -c 'passed over' out)" 0
is "--with-bpftrace=0.26" "$(status debian --with-bpftrace=0.26)" 0
ok "... installs its LLVM" grep -q 'apt-get install .* libclang-19-dev .*llvm-19-dev' out
is "--with-llvm= by a release" "$(status debian --with-bpftrace=0.26 --with-llvm=distro:22)" 0
ok "... installs that" grep -q 'apt-get install .* libclang-22-dev .*llvm-22-dev' out
ok "... says what configure takes" grep -qx 'Next: ./configure --with-bpftrace=0.26 --with-llvm=distro:22 --target-glibc=2.25 && make' out
is "--with-llvm= by a release that the train has not" "$(status debian --with-llvm=distro:22)" 1
ok "... names those that there are" grep -q 'distro:22: bpftrace 0.17 is built with LLVM 14 or 15$' out
is "--with-llvm=source" "$(status debian --with-llvm=source)" 0
is "... installs no LLVM" "$(grep -c ' llvm-' out)" 0
: >lists/here_Packages
is "an index without some of it" "$(status debian)" 0
ok "... any lld, where there is none of LLVM's own release" grep -q 'apt-get install .* lld$' out
ok "... what it has no package for is told" grep -q 'passed over:.* ninja-build' out
is "... and linters are for --tests" "$(grep -c shellcheck out)" 0
: >known
is "an index, and nothing in it" "$(status debian)" 0
is "... asks for no root" "$(grep -cE '^\+ .*apt-get' out)" 0
printf '%s\n' git shellcheck rpm lld lld-14 >known
is "--release" "$(status debian --release)" 0
ok "... brings what dist takes" grep -qE 'apt-get install .* git .*rpm' out
is "... no linter" "$(grep -c 'install .*shellcheck' out)" 0
is "--tests" "$(status debian --tests)" 0
ok "... brings both" grep -qE 'apt-get install .* git .* rpm .*shellcheck' out
is "... lld of LLVM's own release comes first" "$(grep -cE 'install .* lld-14 ' out)" 1
is "the packages of the train's LLVM" "$(OS_RELEASE=$WORK/os-release "$TOP/deps/host/tools" packages quick | sort | xargs)" \
    "libclang-14-dev lld-14|lld llvm-14-dev"
# For real, as an ordinary user: no sudo is said, with the command that an administrator may run.
printf '#!/bin/sh\necho 1000\n' >debian/id
chmod +x debian/id
rm few/id
real() { OS_RELEASE=$WORK/os-release APT_LISTS=$WORK/lists PATH=$WORK/few:$WORK/debian CC=false "$TOP/bootstrap"; }
is "without root and sudo" "$(status real)" 1
ok "... says what to run as root" grep -q '^  apt-get update' out
# Every package that the table names for Debian is one, on a Debian that has an index.
if [ -e /var/lib/apt/lists ] && apt-cache show shellcheck >/dev/null 2>&1 && grep -qx VERSION_CODENAME=bookworm /etc/os-release; then
    names=$(PATH=$WORK/few:$WORK/debian OS_RELEASE=$WORK/os-release CC=false "$TOP/deps/host/tools" missing boot build quick source release tests |
        awk '$2 != "-" { print $2 }' | tr '|' '\n' | sort -u)
    ok "the table has packages" [ "$(echo "$names" | wc -l)" -ge 40 ]
    # shellcheck disable=SC2086  # a list of words
    is "each is in Debian 12" "$(apt-cache show $names 2>/dev/null | sed -n 's/^Package: //p' | sort -u)" "$names"
else
    skip "each package is in Debian 12" "this is no Debian 12 with an index of packages"
fi
finish
