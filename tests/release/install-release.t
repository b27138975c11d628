#!/bin/sh
# install-release places one sound file, from a directory or an address, and changes nothing where anything is wrong.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/dist.sh"
[ "$HOST_ARCH" = "$BUILD_ARCH" ] || skip_all "this release's programs are for $HOST_ARCH"
small_release
cd "$WORK"
mkdir bin
install_release() { "$RELEASE/install-release" "$@" bin; }
# refused NAME MESSAGE COMMAND...: and what stood there stays.
refused() {
    label=$1 message=$2
    shift 2
    is "$label" "$(status "$@")" 1
    ok "... says so" grep -q "^install-release: .*$message\|^verify-release: .*$message" out
    is "... and leaves what was there" "$(ls -A bin; cat bin/bpftrace)" "bpftrace
old"
}
echo old >bin/bpftrace
is "without a release" "$(status "$RELEASE/install-release")" 2
ok "... it teaches" grep -q '^usage: install-release' out
refused "no such directory" 'has no SHA256SUMS' install_release nowhere
is "a directory that is not there" "$(status "$RELEASE/install-release" "$RELEASE" nowhere)" 1
ok "... says so" grep -q 'there is no directory nowhere' out
mkdir without
for tool in sh awk sed mktemp dirname rm uname tail cat; do ln -s "$(command -v $tool)" without/; done
refused "an address, and neither curl nor wget" "there is no curl and no wget" env PATH="$WORK/without" "$RELEASE/install-release" https://example.org/x bin
cp -R "$RELEASE" release
chmod a-x release/verify-release release/install-release
mkdir plain
ok "files without the right to be run, as a browser fetches them" sh release/install-release release plain
rm -rf plain
sed -i "s/-$HOST_ARCH-glibc/-other-glibc/" release/SHA256SUMS
refused "a release for another machine" "has no bpftrace for" install_release release
cp "$RELEASE/SHA256SUMS" release/
rm "release/$name.verdict"
refused "a release without a verdict" "has no $name.verdict" install_release release
cp "$RELEASE/$name.verdict" release/
printf x >>"release/$name"
refused "a changed file" "is not the file that SHA256SUMS names" install_release release
if [ "$(id -u)" != 0 ]; then
    mkdir locked
    chmod a-w locked
    is "a directory that is another's" "$(status "$RELEASE/install-release" "$RELEASE" locked)" 1
    ok "... says so" grep -q 'no directory that you may write to' out
fi
# A sound file that does not run on this machine.
cp "$RELEASE/$name" "release/$name"
printf '#!/bin/sh\necho "version GLIBC_9.9 not found" >&2\nexit 1\n' >"release/$name"
sum=$(sha256sum <"release/$name" | cut -d' ' -f1)
sed -i "s/^sha256: [0-9a-f]* bpftrace\$/sha256: $sum bpftrace/" "release/$name.verdict"
(cd release && sha256sum "$name" "$name.verdict" >SHA256SUMS)
refused "one that does not run" "does not run here: version GLIBC_9.9 not found. Where glibc" install_release release

ok "a release's directory" install_release "$RELEASE"
ok "... the program of the verdict" cmp bin/bpftrace "$RELEASE/$name"
is "... runs, and nothing else is there" "$(bin/bpftrace --version; ls -A bin)" "$(says)
bpftrace"
if command -v ssh-keygen >/dev/null; then
    for who in us them; do ssh-keygen -q -t ed25519 -N '' -C "$who" -f "ssh-$who"; done
    rm -rf release
    cp -R "$RELEASE" release
    "$TOP/dist/sign" "ssh:$PWD/ssh-us" release/SHA256SUMS
    is "signed, which is told" "$(install_release --key=ssh:ssh-us.pub release | grep -c '^signature .*by .*ssh-us.pub')" 1
    echo old >bin/bpftrace
    refused "by another" "is not this key's signature" install_release --key=ssh:ssh-them.pub release
    refused "not signed" "has no SHA256SUMS.sig" install_release --key=ssh:ssh-us.pub "$RELEASE"
else
    skip "signed" "ssh-keygen is not installed"
fi
if command -v curl >/dev/null; then
    ok "an address" install_release "file://$RELEASE"
    ok "... the program of the verdict" cmp bin/bpftrace "$RELEASE/$name"
else
    skip "an address" "curl is not installed"
fi
finish
