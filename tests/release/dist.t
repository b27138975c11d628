#!/bin/sh
# make dist packs what passed and nothing else: a changed binary, a stale or missing verdict are refused.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/dist.sh"

# The gate alone, on copies: fast, and the real ones stay as they are.
mkdir -p "$WORK/gate"
cd "$WORK/gate"
cp "$BUILD/auditor/linkaudit" linkaudit
cp "$BUILD/bpftrace-aotrt" program
audit() { "$TOP/dist/audit" ./linkaudit "$TARGET_GLIBC" verdict . program; }
gate() { "$TOP/dist/gate" verdict "${1-$TARGET_GLIBC}" program; }
is "no verdict" "$(status gate)" 1
ok "... says to run make" grep -q 'there is no verdict.*run make' "$WORK/out"
ok "a passing audit leaves a verdict" audit
sum=$(sha256sum <program | cut -d' ' -f1)
ok "... which names the file by its SHA-256" grep -q "^sha256: $sum program" verdict
json "the same for programs" verdict.json
ok "... and opens the gate" gate
is "for another release it is none" "$(status gate 2.17)" 1
printf x >>program
is "a changed file is refused" "$(status gate)" 1
ok "... by its hash" grep -q 'is not the file that verdict passed' "$WORK/out"
cp /bin/ls program
is "a file that breaks the contract" "$(status audit)" 1
is "... leaves no verdict, and no old one" "$(ls verdict*)" ""
ok "... and says why" grep -q 'needed-library\|needed-version' "$WORK/out"

# With a map beside it, a failing audit names the archive member.
echo 'int fcntl64(int, int, ...); int new(void); int new(void) { return fcntl64(0, 1); }' >member.c
echo 'int new(void); int main(void) { return new(); }' >main.c
$CC -c member.c main.c
ar rcs libmember.a member.o
$CC -o program main.o libmember.a -Wl,-Map=program.map
is "a file that breaks the contract, with its map" "$(status "$TOP/dist/audit" ./linkaudit 2.17 verdict . program)" 1
ok "... and the member that brought fcntl64" grep -q 'brought by .*libmember.a(member.o)' "$WORK/out"

# A name that would write itself into the verdict.
evil='x
release: glibc 2.17'
cp linkaudit "$evil"
is "a name that imitates the verdict's lines" "$(status "$TOP/dist/audit" ./linkaudit "$TARGET_GLIBC" verdict . "$evil")" 1

is "make -n dist, with a key that is refused when it runs" "$(status "$MAKE" -n -C "$BUILD" dist SIGN=frobnicate)" 0
is "... says what it would run" "$(grep -c "make-release $name" "$WORK/out")" 1

# The release itself.
build_tree "$WORK/build"
cd "$WORK/build"
start=$(date +%s)
ok "make dist" pack
say "it took $(($(date +%s) - start)) s and has $(du -sk "dist/$name" | cut -f1) kB"
cd "dist/$name"
ok "its sums hold" sha256sum --quiet --strict -c SHA256SUMS
is "every file has one" "$(find . -type f ! -name SHA256SUMS | wc -l)" "$(wc -l <SHA256SUMS)"
is "verdict, bills of materials and provenance" "$(ls ./*.json)" "$(printf './%s.%s.json\n' "$name" cyclonedx "$name" provenance "$name" spdx "$name" verdict)"
json "each of them" ./*.json
mkdir -p "$WORK/release"
tar -C "$WORK/release" -xf "$name.tar.xz"
cd "$WORK/release/$unpacked"
one=$WORK/build/dist/$name/$name
ok "the one file is the audited one" cmp "$BUILD/bpftrace" "$one"
ok "... and may be run" [ -x "$one" ]
# Unpacked in the release's directory, none takes the place of what lies there: GNU tar says nothing then.
is "no archive unpacks over a file of the release" "$(cd "$WORK/build/dist/$name" && for archive in *.tar.xz *.tar.bz2; do
    top=$(tar -tf "$archive" | sed 's,/.*,,' | sort -u)
    [ ! -e "$top" ] || echo "$top"
done)" ""
ok "the archive's sums hold" sha256sum --quiet --strict -c SHA256SUMS
is "... and every file has one" "$(find . -type f ! -name SHA256SUMS | wc -l)" "$(wc -l <SHA256SUMS)"
ok "bpftrace is the audited one" cmp bpftrace "$BUILD/bpftrace"
if can_run; then
    is "it runs" "$(run_host ./bpftrace --version)" "$(says)"
else
    skip "it runs" "$OLD_REASON"
fi
ok "the tools are there" [ "$(find tools -name '*.bt' | wc -l)" -gt 30 ]
is "... each finds bpftrace by itself" "$(find tools -name '*.bt' -exec grep -LF 'exec "$b" "$0" "$@"' {} +; find tools -name '*.bt' ! -perm -u+x)" ""
if [ "$HOST_ARCH" = "$BUILD_ARCH" ]; then
    mkdir "$WORK/other"
    printf '#!/bin/sh\necho the one of the PATH\n' >"$WORK/other/bpftrace"
    chmod +x "$WORK/other/bpftrace"
    ln -s "$PWD" "$WORK/a place"
    ln -s "$WORK/a place/tools/opensnoop.bt" "$WORK/a link"
    is "... where it lies" "$(env "PATH=$WORK/other:$PATH" sh -c 'tools/opensnoop.bt --version; cd / && "$0/a place/tools/opensnoop.bt" --version; "$0/a link" --version' "$WORK")" \
        "$(says; says; says)"
fi
# A variant says which Linux it is for; the tool of its name sends bpftrace there (tests/bpftrace/features.t), and the oldest comes first.
is "each variant is named by its tool" "$(for script in tools/old/*.bt tools/newer/*.bt; do
    tool=$(echo "${script##*/}" | sed 's/-pre-.*/.bt/')
    linux=$(sed -n 's/.*For Linux \([<>]=* [0-9.]*[0-9]\).*/\1/p; s/.*For Linux [0-9.]* to \([0-9.]*[0-9]\).*/<= \1/p' "$script")
    [ ! -f "tools/$tool" ] || grep -qx "// for Linux $linux: ${script#tools/}" "tools/$tool" || echo "$script"
done)" ""
is "... and the tool itself for what is older than a range" "$(for script in tools/newer/*-pre-*.bt; do
    [ -f "$script" ] || continue
    tool=$(echo "${script##*/}" | sed 's/-pre-.*/.bt/')
    from=$(sed -n 's/.*For Linux \([0-9.]*\) to .*/\1/p' "$script")
    grep -qx "// for Linux < $from: $tool" "tools/$tool" || echo "$script"
done)" ""
is "... and is there" "$(sed -n 's,^// for Linux .*: ,tools/,p' tools/*.bt | while read -r script; do [ -x "$script" ] || echo "$script"; done)" ""
is "... the oldest first" "$(for tool in tools/*.bt; do sed -n 's/^\/\/ for Linux <=* \([0-9.]*\):.*/\1/p' "$tool" | sort -VC || echo "$tool"; done)" ""
ok "... for some tools" grep -q "^// for Linux " tools/*.bt
is "a manual page a tool" "$(for tool in tools/*.bt; do [ -f "man/man8/${tool##*/}.8" ] || echo "${tool##*/}"; done)" ""
ok "... and of bpftrace-aotrt" [ -f man/man8/bpftrace-aotrt.8 ]
if can_run; then
    run_host ./bpftrace-aotrt --help >"$WORK/aotrt" 2>&1
    options=$(sed -n 's/^ *\(-[a-zA-Z]\).*/\1/p' "$WORK/aotrt" | sort)
    documented=$(sed -n 's/^\.It Fl \([a-zA-Z]\).*/-\1/p' man/man8/bpftrace-aotrt.8 | sort)
    # The page has -d, which came with 0.26.
    echo "$options" | grep -qx -e -d || documented=$(echo "$documented" | grep -vx -e -d)
    is "... with its options" "$documented" "$options"
fi
ok "the page says which Linux the train wants" grep -q "to be Linux $(config bpftrace_KERNEL) or newer" README
for component in bpftrace $(config DEPS_bpftrace); do
    ok "licence of $component" grep -q '^text: ' "licences/$component/component"
    ok "version of $component" grep -q '^version: [0-9]' "licences/$component/component"
    ok "$component is in the list" grep -q "^$(sed -n 's/^name: //p' "licences/$component/component") | " licences/LIST
done
not_ok "nothing of the build machine in it" grep -rlaF "$BUILD/" .
not_ok "... nor of the sources" grep -rlaF "$TOP/" .
cd "$WORK/build"

is "the release's README names each of its files" \
    "$(cd "dist/$name" && for file in *; do case $file in README | SHA256SUMS*) ;; *) grep -qxF "$file" README || echo "$file" ;; esac; done)" ""

# Relinking: what the text tells to take stands beside it, and is what elfutils was made from.
sed -n 's/^  tar -xf //p; s/^  cp \.\.\/\([^ ]*\) .*/\1/p' "$WORK/release/$unpacked/licences/RELINKING" >"$WORK/relinking"
is "RELINKING takes two files" "$(wc -l <"$WORK/relinking")" 2
while read -r file; do ok "... $file" [ -f "dist/$name/$file" ]; done <"$WORK/relinking"
ok "the source of elfutils is a pinned one" grep -q "^source: .*|$(cat "dist/$name/"elfutils?* | sha256sum | cut -d' ' -f1)\$" "$WORK/release/$unpacked/licences/elfutils/component"
source=$(basename dist/"$name"/bpftrace-portable-[0-9]*.tar.xz .tar.xz)
tar -C "$WORK" -xf "dist/$name/$source.tar.xz"
is "the sources have each file of the checkout" "$(cd "$WORK/$source" && sed '/^$/d' MANIFEST | while read -r file; do [ -e "$file" ] || echo "$file"; done)" ""
ok "... and a configure" [ -x "$WORK/$source/configure" ]
read -r commit epoch <"$WORK/$source/COMMIT"
ok "... and say of which commit they are" [ "${commit%-modified}" = "$(git -C "$TOP" rev-parse HEAD 2>/dev/null || sed 's/ .*//; s/-modified$//' "$TOP/COMMIT")" ]
ok "they pack themselves" "$WORK/$source/dist/make-source" "$source" "$WORK"
ok "... as they are" cmp "$WORK/$source.tar.xz" "dist/$name/$source.tar.xz"
is "... of the same commit" "$("$WORK/$source/dist/commit")" "$commit $epoch"

first=$(cat "dist/$name/SHA256SUMS")
printf x >>bpftrace
is "a tampered bpftrace is refused" "$(status pack)" 1
ok "... by name" grep -q 'bpftrace is not the file' "$WORK/out"
is "... and what was packed stays" "$(cat "dist/$name/SHA256SUMS")" "$first"
is "nothing half packed is left" "$(ls -A dist)" "$name"
finish
