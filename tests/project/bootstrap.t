#!/bin/sh
# ./bootstrap: --dry-run prints the distribution's own command and runs nothing; wrong arguments; no-install.
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
is "--host without =" "$(status "$TOP/bootstrap" --host s390x)" 2
ok "... says how to write it" grep -q 'write it --host=TRIPLET; known are x86_64-linux-gnu' out
is "--host= without a name" "$(status "$TOP/bootstrap" --host=)" 1
is "... is one line" "$(wc -l <out)" 1
finish
