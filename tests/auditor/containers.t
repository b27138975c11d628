#!/bin/sh
# linkaudit check on files that hold files: wheels, zips, packages, archives and images, and what is hostile in them.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
mkdir -p tmp in/pkg/libs
export TMPDIR=$PWD/tmp
# A library with one of its own beside it, and a file that is no ELF.
echo 'int helped(void) { return 1; }' | $CC -shared -fPIC -Wl,-soname,libhelp-1.so -o in/pkg/libs/libhelp-1.so -x c -
echo 'int helped(void); int use(void) { return helped(); }' |
    $CC -shared -fPIC -Wl,-rpath,'$ORIGIN/libs' -o in/pkg/use.so -x c - -x none in/pkg/libs/libhelp-1.so
echo text >in/pkg/__init__.py
printf 'glibc 2.44\nallow runpath\n' >the.policy
check() { status "$linkaudit" check -p ./the.policy "$@"; }
passed() { sed -n 's/: .*PASS.*//p' out | sort | tr '\n' ' '; }
is "nothing is left in the temporary directory, at the beginning" "$(ls tmp)" ""

# Without the program that unpacks it: one line, and no pass. The first bytes are enough to know it by.
printf 'PK\003\004rest' >a.whl
printf '!<arch>\ndebian-binary   ' >a.deb
for file in a.whl a.deb; do
    tool=$([ $file = a.deb ] && echo dpkg-deb || echo bsdtar)
    is "$file without $tool" "$(status env PATH=/nowhere "$linkaudit" check $file)" 3
    ok "... names it" grep -q "^linkaudit: $file: holds files, and $tool, which unpacks them, is not installed" out
    mkdir -p "in-$file" && cp $file in/pkg/use.so "in-$file"
    is "... also in a directory" "$(status env PATH=/nowhere "$linkaudit" check in-$file)" 3
done

# holds NAME PREFIX: both libraries are judged, by their paths inside, and the one beside the other is no finding.
holds() {
    is "$1" "$(check "$1")" 0
    is "$1: its files, by their paths inside" "$(passed)" "$1/${2}pkg/libs/libhelp-1.so $1/${2}pkg/use.so "
    is "$1: nothing is left" "$(ls tmp)" ""
}
is "by itself the library wants the other" "$(check in/pkg/use.so)" 1
if command -v bsdtar >/dev/null; then
    (cd in && bsdtar -c --format zip -f ../b.whl pkg)
    cp b.whl b.zip
    for kind in tar:--format=ustar tar.gz:-z tar.xz:-J tar.bz2:-j tar.zst:--zstd; do
        (cd in && bsdtar -c "${kind#*:}" -f "../b.${kind%%:*}" pkg)
    done
    # An rpm is a lead, two headers, and cpio, compressed: these are the least that a reader takes.
    header() { printf '\216\255\350\001\0\0\0\0\0\0\0\0\0\0\0\0'; }
    { printf '\355\253\356\333\003\0'; head -c 90 /dev/zero; header; header; (cd in && bsdtar -c -z --format cpio -f - pkg); } >b.rpm
    for file in b.whl b.zip b.tar b.tar.gz b.tar.xz b.tar.bz2 b.tar.zst b.rpm; do holds $file ''; done
    ok "the name in JSON" sh -c "'$linkaudit' check -p ./the.policy -f json b.whl | grep -q '\"path\": \"b.whl/pkg/use.so\"'"
    is "with -j" "$("$linkaudit" check -j 3 -p ./the.policy b.whl b.tar)" "$("$linkaudit" check -p ./the.policy b.whl b.tar)"
    is "of an archive that fails, all is told" "$(status "$linkaudit" check -q -t 2.44 b.whl)" 1
    ok "... by the path inside" grep -q '^b.whl/pkg/use.so: FAIL for glibc 2.44, 1 finding' out
    is "with --recursive it is to be unpacked first" "$(status "$linkaudit" check --recursive b.whl)" 3
    is "... which is said before anything is unpacked" "$(head -n 1 out)" "linkaudit: b.whl: --recursive and --sysroot want an archive unpacked"
    is "... and nothing is left" "$(ls tmp)" ""

    # What a directory has of them, and they of each other, is judged too.
    mkdir -p dist/more && cp b.whl dist/more && cp in/pkg/libs/libhelp-1.so dist && echo text >dist/text.zip
    (cd dist && bsdtar -c -z -f ../two.tar.gz more) && mv two.tar.gz dist
    is "a directory" "$(check dist)" 0
    is "... with what its archives hold" "$(passed)" "dist/libhelp-1.so dist/more/b.whl/pkg/libs/libhelp-1.so dist/more/b.whl/pkg/use.so \
dist/two.tar.gz/more/b.whl/pkg/libs/libhelp-1.so dist/two.tar.gz/more/b.whl/pkg/use.so "
    is "... with --recursive they are no pass" "$(status "$linkaudit" check --recursive dist)" 3
    cp b.tar nested.tar
    for n in 1 2 3 4 5; do bsdtar -c -f "nested$n.tar" nested.tar && mv "nested$n.tar" nested.tar; done
    is "an archive in too many others" "$(check nested.tar)" 3
    ok "... is told" grep -q '^linkaudit: nested.tar/.*: an archive in too many others: unpack it$' out
    is "... and nothing is left" "$(ls tmp)" ""

    # An image: its layers are blobs, and what one has is there for the others.
    mkdir -p image/blobs/sha256
    echo '{"imageLayoutVersion": "1.0.0"}' >image/oci-layout
    echo '{"schemaVersion": 2, "manifests": []}' >image/index.json
    (cd in && bsdtar -c -z -f ../layer1 pkg/libs && bsdtar -c -f ../layer2 pkg/use.so)
    for layer in layer1 layer2; do cp $layer "image/blobs/sha256/$(sha256sum $layer | cut -d' ' -f1)"; done
    echo '{}' >image/blobs/sha256/manifest
    short() { sha256sum "$1" | cut -c1-12; }
    is "an image's layout" "$(check image)" 0
    is "... its files, by layer" "$(passed)" "$(printf '%s\n' "image/sha256:$(short layer1)/pkg/libs/libhelp-1.so" "image/sha256:$(short layer2)/pkg/use.so" | sort | tr '\n' ' ')"
    bsdtar -c -f image.tar -C image .
    is "... the same in a tar" "$(check image.tar)" 0
    is "... by layer too" "$(passed)" "$(printf '%s\n' "image.tar/sha256:$(short layer1)/pkg/libs/libhelp-1.so" "image.tar/sha256:$(short layer2)/pkg/use.so" | sort | tr '\n' ' ')"
    echo encrypted >image/blobs/sha256/0123456789abcdef
    is "... a layer that can't be unpacked is no pass" "$(check image)" 3
    ok "... and named" grep -q '^linkaudit: image/sha256:0123456789ab: neither JSON nor a layer' out
    rm -r image/blobs
    is "... one without blobs neither" "$(check image)" 3

    # What is wrong in it is no pass, and what could be unpacked is judged all the same.
    echo text | gzip >text.gz
    is "a compressed text" "$(check text.gz)" 3
    ok "... is named" grep -q '^linkaudit: text.gz: bsdtar could not unpack all of it' out
    head -c $(($(wc -c <b.tar.gz) / 2)) b.tar.gz >short.tar.gz
    is "a short one" "$(check short.tar.gz)" 3
    mkdir -p none && (cd none && : >empty && bsdtar -c -f ../none.tar empty)
    is "one without ELF files" "$(check none.tar)" 3
    ok "... is not told as audited" grep -q 'nothing was audited' out

    # Hostile: no path leads out, and no directory is too closed to be removed.
    mkdir -p hostile/deep "$WORK/victim" && cp in/pkg/use.so hostile/evil
    (cd hostile/deep && tar -cf ../../up.tar -P ../evil)
    check up.tar >/dev/null
    ok "'..' is refused" grep -q "linkaudit: up.tar: bsdtar could not unpack all of it" out
    (cd hostile && tar -cf ../absolute.tar -P "$WORK/hostile/evil" && rm evil)
    check absolute.tar >/dev/null
    not_ok "an absolute path is unpacked inside" [ -e hostile/evil ]
    mkdir -p link/first link/second && ln -s "$WORK/victim" link/first/way
    mkdir link/second/way && cp in/pkg/use.so link/second/way/evil
    tar -cf link.tar -C link/first way && tar -rf link.tar -C "$WORK/link/second" way/evil
    check link.tar >/dev/null
    is "nothing goes through a link" "$(ls victim)" ""
    mkdir -p closed/dir && cp in/pkg/libs/libhelp-1.so closed/dir && chmod 500 closed/dir
    tar -cf closed.tar closed
    is "a directory that can't be written" "$(check closed.tar)" 0
    ln -s "$WORK/in" out-link && tar -cf outlink.tar out-link closed
    is "a link that leads out is no file of it" "$(check outlink.tar; passed)" "0
outlink.tar/closed/dir/libhelp-1.so "
    ok "... and what it leads to is still there" [ -f in/pkg/use.so ]
    is "nothing is left of all this" "$(ls tmp)" ""
    (TMPDIR=/nowhere; check b.whl >/dev/null)
    ok "no room to unpack is said" grep -q '^linkaudit: b.whl: No such file or directory' out
else
    skip "wheels, zips, rpms, tars and images" "bsdtar is not installed"
fi
if command -v dpkg-deb >/dev/null; then
    mkdir -p deb/DEBIAN deb/usr/lib && cp -R in/pkg deb/usr/lib
    printf 'Package: b\nVersion: 1\nArchitecture: all\nMaintainer: n <n@example.org>\nDescription: x\n' >deb/DEBIAN/control
    dpkg-deb --root-owner-group -b deb b.deb >deb.log 2>&1 || say_file deb.log
    holds b.deb usr/lib/
    head -c 400 b.deb >short.deb
    is "a short package" "$(check short.deb)" 3
    ok "... is named" grep -q '^linkaudit: short.deb: dpkg-deb could not unpack all of it' out
else
    skip "a .deb" "dpkg-deb is not installed"
fi
finish
