#!/bin/sh
# make dist on bad input: each refusal is one clear line, and nothing half made has a final name.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/dist.sh"
small_tree "$WORK/build" >/dev/null
cd "$WORK/build"
o=$(config O)
train=$(config TRAIN)
# refused NAME MESSAGE: pack fails, says so, and leaves nothing.
refused() {
    is "$1" "$(status pack)" 1
    ok "... is said" grep -qE "$2" "$WORK/out"
    is "... in so many lines" "$(grep -vc 'asciidoctor is not installed' "$WORK/out")" "${3-2}"
    is "... and nothing is left" "$(ls -A dist 2>/dev/null)" ""
}

cp bpftrace.verdict bpftrace.verdict.json ..
rm bpftrace.verdict
refused "no verdict" 'there is no verdict \(bpftrace.verdict\): run make first'
sed 's/^sha256: .*aotrt$/sha256: 0 bpftrace-aotrt/' ../bpftrace.verdict >bpftrace.verdict
refused "a verdict for another binary" 'bpftrace-aotrt is not the file that bpftrace.verdict passed'
sed 's/^release: .*/release: glibc 2.17/' ../bpftrace.verdict >bpftrace.verdict
refused "a verdict for another release" "bpftrace.verdict is not for glibc $TARGET_GLIBC"
cp ../bpftrace.verdict .
rm bpftrace.verdict.json
refused "no JSON of it" 'bpftrace.verdict.json is missing: run make again'
cp ../bpftrace.verdict.json .

# What a release takes is looked for before it begins.
mkdir few
ln -s /usr/bin/* few/
rm -f few/xz few/autoreconf few/git
without() { PATH=$PWD/few pack; }
is "tools that are missing" "$(status without)" 1
for tool in xz autoreconf; do ok "... $tool is named" grep -q "^dist: $tool is not installed: .*./bootstrap --release installs it" "$WORK/out"; done
if [ ! -f "$TOP/MANIFEST" ]; then ok "... git too" grep -q '^dist: git is not installed' "$WORK/out"; fi
is "... and nothing is left" "$(ls -A dist 2>/dev/null)" ""
foreign() { HOME=/nowhere GIT_TEST_ASSUME_DIFFERENT_OWNER=1 "$@"; }
if [ -f "$TOP/MANIFEST" ] || foreign git -C "$TOP" rev-parse --git-dir >/dev/null 2>&1; then
    skip "another user's checkout" "these sources are none, or this git trusts all"
else
    is "another user's checkout" "$(foreign status pack)" 1
    ok "... is one line with the command" \
        grep -qx "dist: git trusts no checkout of another user's: git config --global --add safe.directory $TOP" "$WORK/out"
fi

# A view of the dependencies with one of them changed: links to the others.
view() { # RECIPE
    rm -rf view
    mkdir view
    for dir in "$o"/*/; do ln -s "${dir%/}" "view/$(basename "$dir")"; done
    rm "view/$1"
    key=$(cat "$o/$1/key")
    mkdir -p "view/$1/$key"
    echo "$key" >"view/$1/key"
    [ ! -f "$o/$1/$key/source" ] || cp "$o/$1/$key/source" "view/$1/$key/"
    cp -R "$o/$1/$key/prefix" "view/$1/$key/"
    # The maps name the files where they were linked from.
    if [ "$1" = bpftrace ]; then sed -i "s|$o/|$PWD/view/|" "view/$1/$key/prefix/"*.map; else
        rm view/bpftrace
        mkdir -p "view/bpftrace/$(cat "$o/bpftrace/key")/prefix"
        cp "$o/bpftrace/key" view/bpftrace/
        cp -R "$o/bpftrace/$(cat "$o/bpftrace/key")/prefix/." "view/bpftrace/$(cat "$o/bpftrace/key")/prefix/"
        sed -i "s|$o/|$PWD/view/|" "view/bpftrace/$(cat "$o/bpftrace/key")/prefix/"*.map
    fi
    prefix=view/$1/$key/prefix
    sed -i "s|^O := .*|O := $PWD/view|" config.mk
}
view zlib
rm "$prefix/share/licenses/zlib/LICENSE"
refused "a missing licence" 'zlib: the text of its licence is missing'
sed -i '/^text: /d' "$prefix/share/licenses/zlib/component"
refused "a component without any" 'zlib has no text of its licence'
view zlib
echo 'All rights reserved.' >>"$prefix/share/licenses/zlib/LICENSE"
refused "a changed licence" "zlib: .*LICENSE is not the licence that $train.licences pins: read it"
view bpftrace
sed -i "s|src/libruntime.a|/usr/lib/x86_64-linux-gnu/libc.a|" "$prefix/bpftrace.map"
refused "an archive that no recipe declares" '/libc.a is linked in, and no recipe declares it'
view bpftrace
sed -i "s|/deps/zlib/|/deps/extra/|" "$prefix/bpftrace.map"
mkdir -p "view/extra/$(cat view/zlib/key)"
cp -R "view/zlib/$(cat view/zlib/key)/prefix" "view/extra/$(cat view/zlib/key)/"
cp view/zlib/key view/extra/
refused "a recipe that bpftrace's does not name" 'extra is linked in, and deps/bpftrace/Makefile does not declare it'
view bpftrace
printf ' ' >>"$prefix/sbom/spdx.json"
refused "another bill of materials" 'bpftrace has not the hash of .*spdx.json in its note'
cp "$BUILD/config.mk" .

# The licence is held against its pin when the source is unpacked and built, too: a bump stops there.
mkdir ../bump
echo 'All rights reserved.' >../bump/LICENSE
bump() { "$TOP/deps/engine/component" "$TOP/deps/trains/$train.licences" "$WORK/bump/zlib" zlib 1.4 Zlib text:"$WORK/bump/LICENSE"; }
is "a bump that changes a licence" "$(status bump)" 1
ok "... is told what to read" grep -q '^zlib 1.4: its licence is not the one that was read: ' "$WORK/out"
ok "... and what to write" grep -q "put \"[0-9a-f]\{64\}  zlib/LICENSE\" into deps/trains/$train.licences if you accept" "$WORK/out"
not_ok "... and leaves no component" [ -e "$WORK/bump/zlib/component" ]

# --- nothing half made ---------------------------------------------------------------------------------
ok "a first release" pack
first=$(cat "dist/$name/SHA256SUMS")
is "a key that is not there" "$(SIGN=ssh:nowhere status pack)" 1
ok "... is told before anything is made" grep -qx 'dist: SIGN=ssh:nowhere: there is no file nowhere, or it may not be read' "$WORK/out"
echo 'no key' >key
is "a method that there is not" "$(SIGN=pgp:x status pack)" 1
ok "... is told before anything is made" grep -qx 'dist: SIGN=pgp:x is not gpg:KEYID, ssh:KEYFILE or minisign:KEYFILE' "$WORK/out"
is "a signature that fails" "$(SIGN=ssh:key status pack)" 1
is "... leaves the release that was" "$(cat "dist/$name/SHA256SUMS"; ls -A dist)" "$first
$name"
# interrupted SIGNAL COMMAND...: once the command succeeds, so that the signal comes in the middle however busy the machine is; prints
# the exit status. `kill -TERM -- -PID` is none of dash's: it sent nothing.
interrupted() {
    signal=$1
    shift
    : >"$WORK/out"
    setsid "$TOP/dist/make-release" "$name" bpftrace.verdict "$TARGET_GLIBC" bpftrace bpftrace-aotrt >"$WORK/out" 2>&1 &
    maker=$!
    while kill -0 $maker 2>/dev/null && ! "$@" 2>/dev/null; do sleep 0.05; done
    kill -s "$signal" -- "-$maker"
    s=0
    wait $maker || s=$?
    echo $s
}
for moment in "test -d dist/.part/release" "test -s dist/.part/$name/README" "grep -q archive $WORK/out"; do
    # shellcheck disable=SC2086  # a command and its arguments
    is "interrupted after $moment" "$(interrupted TERM $moment)" 143
    is "... the release that was" "$(cat "dist/$name/SHA256SUMS"; ls -A dist)" "$first
$name"
done
is "killed" "$(interrupted KILL grep -q archive "$WORK/out")" 137
is "... the release that was" "$(cat "dist/$name/SHA256SUMS")" "$first"
mkdir -p dist/.part
mv "dist/$name" dist/.part/old
is "killed between the old and the new: the release that was" "$(printf x >>bpftrace; status pack; truncate -s -1 bpftrace; cat "dist/$name/SHA256SUMS")" "1
$first"
ok "... and make dist works again" pack
is "... the same bytes" "$(cat "dist/$name/SHA256SUMS"; ls -A dist)" "$first
$name"
finish
