#!/bin/sh
# make repo: apt takes the packages from the signed repository and refuses one that was changed; rpm's index has what is there.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/dist.sh"
requires gpg apt-ftparchive createrepo_c dpkg-deb rpmbuild
small_release
cd "$WORK"
mkdir -m 700 gnupg
export GNUPGHOME="$WORK/gnupg"
gpg --batch --quiet --passphrase '' --quick-generate-key releaser@example.org ed25519 sign never 2>gpg.log
make_repo() { "$TOP/dist/make-repo" "$@"; }

is "without a release" "$(status make_repo gpg:releaser repo)" 2
ok "... it teaches" grep -q '^usage: make-repo' out
is "another kind of key" "$(status make_repo ssh:key repo "$RELEASE")" 1
ok "... says what it takes" grep -q 'SIGN=gpg:KEYID, not ssh:key' out
is "a key that is not there" "$(status make_repo gpg:nobody repo "$RELEASE")" 1
ok "... is named" grep -q 'gpg has no secret key nobody' out
cp -R "$RELEASE" changed
deb=$(cd changed && ls linkaudit_*.deb)
echo x >>"changed/$deb"
is "a release that does not verify" "$(status make_repo gpg:releaser repo changed)" 1
ok "... is refused" grep -q 'changed does not verify' out
ok "... and nothing is made" [ ! -e repo ]
ok "a repository" make_repo gpg:releaser repo "$RELEASE"
ok "... the README has the key" grep -qx "$(gpg --batch --with-colons --list-keys releaser | awk -F: '$1 == "fpr" { print $10; exit }')" repo/README

# --- apt: an own state, so that no root is needed -----------------------------------------------------------------
# apt ends a signature's check where it can't reach what it needs: paths without links, for all to read.
repo=$(readlink -f repo)
architecture=$(dpkg-deb -f "repo/apt/$deb" Architecture)
mkdir -p apt/lists/partial apt/cache/archives/partial
echo "deb [signed-by=$repo/apt/bpftrace-portable.gpg] copy:$repo/apt ./" >apt/sources.list
private() {
    "$@" -o Dir::Etc::SourceList="$WORK/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State="$WORK/apt" -o Dir::State::status=/dev/null -o Dir::Cache="$WORK/apt/cache" -o APT::Sandbox::User="$(id -un)" \
        -o Debug::NoLocking=1 -o APT::Update::Error-Mode=any -o APT::Architecture="$architecture"
}
if command -v apt-get >/dev/null; then
    ok "apt takes the index" private apt-get update
    mkdir fetched
    for name in bpftrace-portable linkaudit glibc-floor; do
        file=$(cd "$RELEASE" && ls "${name}"_*.deb)
        (cd fetched && private apt-get download "$name") >out 2>&1 || :
        ok "... and $name, as it was released" cmp "$(find fetched -name "${name}_*")" "$RELEASE/$file"
    done
    sed -i 's/^Size: .*/Size: 1/' repo/apt/Packages
    rm repo/apt/Packages.gz
    rm -rf apt/lists
    mkdir -p apt/lists/partial
    not_ok "a changed index is refused" private apt-get update
else
    skip "apt" "apt-get is not installed"
fi

# --- dnf's index: its signature, and each package with its sum ------------------------------------------------------
ok "the index's signature" gpg --batch --quiet --verify repo/rpm/repodata/repomd.xml.asc repo/rpm/repodata/repomd.xml
primary=$(sed -n 's/.*href="\(repodata\/[^"]*-primary\.xml[^"]*\)".*/\1/p' repo/rpm/repodata/repomd.xml)
ok "the list is the one that the index names" grep -q "$(sha256sum <"repo/rpm/$primary" | cut -d ' ' -f 1)" repo/rpm/repodata/repomd.xml
gzip -dc "repo/rpm/$primary" >primary.xml
for rpm in "$RELEASE"/*.rpm; do
    ok "${rpm##*/} is in it, with its sum" grep -q "$(sha256sum <"$rpm" | cut -d ' ' -f 1)" primary.xml
done
at_least "packages" "$(grep -c '<package type="rpm">' primary.xml)" 3
finish
