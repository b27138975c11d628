#!/bin/sh
# make install DESTDIR= and uninstall: what is put where, and that all of it goes again. A no-op make does nothing.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$BUILD"
ok "make install" "$MAKE" install DESTDIR="$WORK/dest" prefix=/usr
cd "$WORK/dest/usr"
# Of a build for another machine not what runs on this one.
here="linkaudit glibc-floor"
[ "$HOST_ARCH" = "$BUILD_ARCH" ] || here=
for program in bpftrace bpftrace-aotrt $here; do ok "bin/$program" [ -x "bin/$program" ]; done
ok "the tools" [ -x share/bpftrace/tools/opensnoop.bt ]
is "... and the variants that they name" "$(cd share/bpftrace/tools && sed -n 's,^// for Linux .*: ,,p' ./*.bt | while read -r script; do [ -x "$script" ] || echo "$script"; done)" ""
ok "Linux's headers, where bpftrace looks for them" [ -f share/bpftrace/include/linux/tcp.h ]
ok "... those of the machine" [ -f share/bpftrace/include/asm/types.h ]
ok "completions" [ -f share/bash-completion/completions/bpftrace ]
ok "bpftrace is the audited one" cmp bin/bpftrace "$BUILD/bpftrace"

# What belongs to linkaudit, wherever it is installed from.
linkaudits() {
    cat <<END
bin/linkaudit
share/bash-completion/completions/linkaudit
share/linkaudit/linkaudit.schema.json
share/zsh/site-functions/_linkaudit
END
    for policy in "$TOP"/auditor/policies/*.policy; do echo "share/linkaudit/policies/${policy##*/}"; done
    for page in "$TOP"/auditor/man/*.[157] linkaudit-rules.7; do
        page=${page##*/}
        echo "share/man/man${page##*.}/$page"
    done
}
linkaudits | sort >"$WORK/linkaudits"
is "no symlink is installed" "$(find . -type l)" ""
installed() { find . -type f -path '*linkaudit*' | sed 's,^\./,,' | sort; }
if [ -z "$here" ]; then
    is "no linkaudit" "$(installed)" ""
else
    is "linkaudit with its policies, pages and completions" "$(installed)" "$(cat "$WORK/linkaudits")"
    ok "the schema is the source's" cmp share/linkaudit/linkaudit.schema.json "$TOP/auditor/linkaudit.schema.json"
    ok "the page of rules has them" grep -q '^\.It Li relro' share/man/man7/linkaudit-rules.7
    # From elsewhere, so that only what is installed can be found.
    ok "an installed policy is found by its name" sh -c "cd / && '$PWD/bin/linkaudit' check -p manylinux2014 -p bpftrace-portable '$BUILD/bpftrace-aotrt'; [ \$? -le 1 ]"
fi
cd "$BUILD"
ok "make uninstall" "$MAKE" uninstall DESTDIR="$WORK/dest" prefix=/usr
is "nothing is left" "$(find "$WORK/dest" ! -type d)" ""

# linkaudit alone, in places of one's own; what others put beside it stays.
alone() { "$MAKE" -C "$TOP/auditor" BUILD="$BUILD/auditor" CC="$CC" PREFIX=/usr "$@"; }
ok "make -C auditor install" alone install DESTDIR="$WORK/alone"
is "... installs the same" "$(cd "$WORK/alone/usr" && find . ! -type d | sed 's,^\./,,' | sort)" "$(cat "$WORK/linkaudits")"
mkdir -p "$WORK/alone/usr/share/linkaudit/policies"
echo '# mine' >"$WORK/alone/usr/share/linkaudit/policies/mine.policy"
ok "make -C auditor uninstall" alone uninstall DESTDIR="$WORK/alone"
is "... leaves what is somebody else's" "$(cd "$WORK/alone" && find . ! -type d)" "./usr/share/linkaudit/policies/mine.policy"
ok "GNU's directories" alone install DESTDIR="$WORK/gnu" bindir=/opt/bin mandir=/opt/manual datadir=/opt/share
is "... are where it is put" "$(cd "$WORK/gnu" && find . ! -type d | cut -d/ -f1-3 | sort -u | tr '\n' ' ')" "./opt/bin ./opt/manual ./opt/share "
start=$(date +%s%N)
printed=$("$MAKE" -s 2>&1)
is "a no-op make prints nothing" "$printed" ""
# What was built again has the reason in its log.
[ -z "$printed" ] || for recipe in o/*/key; do say_file "${recipe%key}$(cat "$recipe")/log"; done | grep -A 5 'would be built again' || :
say "a no-op make took $((($(date +%s%N) - start) / 1000000)) ms"
sum=$(sha256sum bpftrace)
touch "$TOP/deps/zlib/Makefile" config.mk
is "touched files build nothing" "$("$MAKE" -s 2>&1)" ""
is "the program is the same" "$(sha256sum bpftrace)" "$sum"
finish
