#!/bin/sh
# verify-release: a sound release passes on any machine, signed or not; a tampered one fails with one line.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/dist.sh"
small_release
cd "$WORK"
# copy: the release anew, in release/, to be tampered with. Its own verify-release is what is tried.
copy() { chmod -R u+w release 2>/dev/null || :; rm -rf release; cp -R "$RELEASE" release; }
verify() { "$RELEASE/verify-release" "$@" release; }
copy
ok "a sound release" verify
cp .ok sound
for what in signature sums verdict materials package provenance audit; do ok "... its $what is told" grep -q "^$what  " sound; done
ok "... and that it has no signature" grep -q '^signature .*none is here$' sound
if ! command -v linkaudit >/dev/null; then
    ok "... whose programs are not run, without a key" grep -q '^audit .*not repeated: no linkaudit is installed, and without --key' sound
    ok "... as its last line says again" grep -q ' is sound (not checked: signature, \(package, \)\?audit)$' sound
fi
ok "... by make" "$MAKE" -s -C "$BUILD" verify-release FILE="$WORK/release"
is "... make without FILE" "$(status "$MAKE" -s -C "$BUILD" verify-release)" 2
is "without a path" "$(status "$RELEASE/verify-release")" 2
ok "... it teaches" grep -q -- '--key=METHOD:FILE' out
is "where there is none" "$(status "$RELEASE/verify-release" nowhere)" 1
ok "... says so" grep -qx 'verify-release: there is no nowhere' out
# As on Debian 11's smallest system.
mkdir no-xz
for tool in sh sed grep awk tar tr sha256sum cmp mktemp readlink dirname rm mkdir wc cat find sort cut head ls; do ln -s "$(command -v $tool)" no-xz/; done
is "without xz" "$(status env "PATH=$WORK/no-xz" "$RELEASE/verify-release" release)" 1
ok "... the way out is named" grep -q 'xz is not installed .* verify-release bpftrace-' out

if command -v busybox >/dev/null; then
    mkdir busybox
    for tool in sh sed grep awk tar tr xz sha256sum cmp mktemp readlink dirname rm mkdir wc cat find sort cut head ls tail basename; do ln -s "$(command -v busybox)" busybox/$tool; done
    is "with busybox's tools" "$(status env "PATH=$WORK/busybox" "$WORK/busybox/sh" "$RELEASE/verify-release" release)" 0
    ok "... all that needs no other" grep -q '^materials ' out
else
    skip "with busybox's tools" "there is no busybox"
fi
is "-h" "$(status "$RELEASE/verify-release" -h)" 0
is "a key of no method" "$(status "$RELEASE/verify-release" --key=foo:k release)" 2
ok "... says which there are" grep -qx 'verify-release: it is --key=gpg:FILE, --key=ssh:FILE or --key=minisign:FILE' out

# --- one file ----------------------------------------------------------------------------------------
mkdir one
cp "release/$name" release/SHA256SUMS one/
single() { "$RELEASE/verify-release" "one/${1-$name}" >told; }
ok "one file and the sums" single
ok "... what was not checked is named" grep -q "^verdict .*not checked: $name.verdict is not here" told
ok "... how many files, too" grep -q "the other $(($(wc -l <one/SHA256SUMS) - 1)) files of the release: not checked" told
cp "release/$name.verdict" one/
ok "... with its verdict" single
ok "... which is told" grep -q '^verdict .*PASS for glibc' told
ok "... that checks by itself" single "$name.verdict"
printf x >>"one/$name"
is "... changed" "$(status single)" 1
ok "... says so" grep -qx "verify-release: $name is not the file that SHA256SUMS names" out
sed -i "s/^.*  $name\$/$(sha256sum <"one/$name" | cut -d' ' -f1)  $name/" one/SHA256SUMS
is "... and its sum too" "$(status single)" 1
ok "... the verdict knows" grep -qx "verify-release: $name is not the file that the verdict passed" out
cp /bin/true one/other
is "a file that is no part of the release" "$(status single other)" 1
ok "... says so" grep -qx 'verify-release: other is not in SHA256SUMS' out

# --- signatures --------------------------------------------------------------------------------------
# Of another machine's release no program runs here.
audited="audit passes again"
[ "$HOST_ARCH" = "$BUILD_ARCH" ] || command -v linkaudit >/dev/null || audited="audit not repeated: the linkaudit in the release does not run on this machine"
suffix() { case $1 in gpg) echo asc ;; ssh) echo sig ;; *) echo minisig ;; esac; }
signed() { # METHOD SIGN PUBLIC OTHER
    copy
    ok "$1: signed" "$TOP/dist/sign" "$2" release/SHA256SUMS
    is "... and checked, the audit too" "$(verify --key="$1:$3" | grep -E '^(signature|audit) ' | tr -s ' ')" "$(echo "signature SHA256SUMS.X, by $PWD/$3" | sed "s/X/$(suffix "$1")/")
$audited"
    is "... also without the key" "$("$RELEASE/verify-release" release | sed -n 1p)" "signature      not checked: no key was given"
    is "... another's key" "$(status verify --key="$1:$4")" 1
    ok "... in one line" [ "$(wc -l <out)" = 1 ]
    (cd release && sed -i '1s/^./0/; 1s/^../00/' SHA256SUMS)
    is "... sums changed behind it" "$(status verify --key="$1:$3")" 1
    ok "... are not what was signed" grep -q "is not this key's signature of SHA256SUMS" out
    copy
    is "... a signature that was taken away" "$(status verify --key="$1:$3")" 1
    ok "... is missed" grep -q 'there is no signature SHA256SUMS' out
}
if command -v ssh-keygen >/dev/null; then
    for who in us them; do ssh-keygen -q -t ed25519 -N '' -C "$who" -f "ssh-$who"; done
    signed ssh "ssh:$PWD/ssh-us" ssh-us.pub ssh-them.pub
else
    skip ssh "ssh-keygen is not installed"
fi
if command -v gpg >/dev/null; then
    # A socket's path may have 108 bytes.
    GNUPGHOME=$(mktemp -d)
    export GNUPGHOME
    for who in us them; do
        gpg --batch --quiet --passphrase '' --quick-generate-key "$who@localhost" ed25519 sign never 2>/dev/null
        gpg --batch --armor --export "$who@localhost" >"gpg-$who.asc"
    done
    signed gpg gpg:us@localhost gpg-us.asc gpg-them.asc
    gpgconf --kill all
    rm -rf "$GNUPGHOME"
    unset GNUPGHOME
else
    skip gpg "it is not installed"
fi
if command -v minisign >/dev/null; then
    for who in us them; do minisign -G -W -p "minisign-$who.pub" -s "minisign-$who.key" >/dev/null; done
    signed minisign "minisign:$PWD/minisign-us.key" minisign-us.pub minisign-them.pub
else
    skip minisign "it is not installed"
fi
is "SIGN= that is no method" "$(status "$TOP/dist/sign" pgp:x release/SHA256SUMS)" 2
is "... that has no key" "$(status "$TOP/dist/sign" ssh:nowhere release/SHA256SUMS)" 1
ok "... and says so" grep -q 'could not be signed by ssh:nowhere' out

# --- tampering ---------------------------------------------------------------------------------------
# Who tampers with a file also writes its sum, where there is no signature: what is inside has to agree.
sums() { (cd "$1" && rm -f SHA256SUMS && find . -type f | sort | sed 's,^\./,,' | xargs sha256sum) >"$WORK/new-sums" && mv "$WORK/new-sums" "$1/SHA256SUMS"; }
resum() { sums release; }
tampered() { # NAME MESSAGE
    is "$1" "$(status verify)" 1
    is "... in one line" "$(wc -l <out)" 1
    ok "... that says it" grep -qE "^verify-release: .*$2" out
    copy
}
# last: verify prints what is sound before the first reason.
status() { s=0; "$@" >"$WORK/all" 2>"$WORK/out" || s=$?; echo $s; }
for file in "$name.tar.xz" "$name.verdict" "$name.spdx.json" "$(basename "$RELEASE"/linkaudit-*.tar.xz)"; do
    printf x >>"release/$file"
    tampered "a changed $file" "is not the file that SHA256SUMS names"
done
rm "release/$name.spdx.json"
tampered "a missing file" "$name.spdx.json is missing"
echo x >release/install.sh
tampered "a file too many" "install.sh is not in SHA256SUMS"
ln -s /etc/passwd release/link
tampered "a link" "link is not in SHA256SUMS"
echo '0  ../../etc/passwd' >>release/SHA256SUMS
tampered "a path out of the directory" "line that is no sum"
rm release/SHA256SUMS
tampered "no sums" "has no SHA256SUMS"
echo 'x: PASS for glibc 2.17' >>"release/$name.verdict"; resum
tampered "another verdict" "$name.verdict is not the one in"
sed -i 's/"Zlib"/"MIT"/' "release/$name.spdx.json"; resum
tampered "another bill of materials" "$name.spdx.json is not the one in"
sed -i 's/gitCommit/gitcommit/; s/"sha256": "./"sha256": "x/' "release/$name.provenance.json"; resum
tampered "another provenance" "does not speak of"
sed -i 's/\("gitCommit": "[^"]*"}\)\(, "annotations": {"modified": true}\)\{0,1\}/\1, "annotations": {"modified": true}/' "release/$name.provenance.json"; resum
ok "changes that were not committed" sh -c "$RELEASE/verify-release release >told"
ok "... are told" grep -q '^provenance .*commit .*, with changes that were not committed$' told
copy

# Somebody who packs it again, with a program of his own.
repack() { # COMMAND...
    mkdir unpacked
    tar -C unpacked -xf "release/$name.tar.xz"
    (cd "unpacked/$unpacked" && "$@")
    sums "unpacked/$unpacked"
    "$TOP/dist/pack" unpacked "$unpacked" "release/$name.tar.xz" 0
    rm -rf unpacked
    resum
}
repack sh -c 'printf x >>bpftrace'
tampered "another bpftrace, packed again" "bpftrace is not the file that the verdict passed"
repack sh -c 'sed -i s/PASS/FAIL/ verdict' && cp "$RELEASE/$name.verdict" "release/$name.verdict" && sed -i s/PASS/FAIL/ "release/$name.verdict" && resum
tampered "a verdict that is no pass" "is no pass"
if command -v dpkg-deb >/dev/null; then
    dpkg-deb -R release/bpftrace-portable_*.deb deb
    printf x >>deb/usr/bin/bpftrace
    dpkg-deb --root-owner-group -b deb release/bpftrace-portable_*.deb >/dev/null
    resum
    tampered "another bpftrace in the .deb" "its bpftrace is not the one of the verdict"
fi

# --- another machine ---------------------------------------------------------------------------------
# Without the tools of packages, and with nothing but what any has.
mkdir bin
for tool in sh awk basename cat chmod cmp cp cut dirname find grep head ls mkdir mktemp readlink rm rmdir sed sha256sum sort tail tar tr wc xz; do ln -s "$(command -v $tool)" bin/$tool; done
is "with few tools" "$(PATH=$PWD/bin status verify)" 0
ok "... it says what it could not open" grep -q 'not opened' all
finish
