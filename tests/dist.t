#!/bin/sh
# make dist packs what passed and nothing else: a changed binary, a stale or missing verdict are refused.
. "${0%/*}/functions.sh"
name=bpftrace-$BPFTRACE_VERSION-$HOST_ARCH-glibc$TARGET_GLIBC
pack() { "$TOP/dist/make-release" "$name" "${1-bpftrace.verdict}" "${2-$TARGET_GLIBC}" bpftrace bpftrace-aotrt; }

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
ok "... which names the file by its SHA-256" grep -q "^sha256: $(sha256sum <program | cut -d' ' -f1) program" verdict
ok "... and opens the gate" gate
is "for another release it is none" "$(status gate 2.17)" 1
printf x >>program
is "a changed file is refused" "$(status gate)" 1
ok "... by its hash" grep -q 'is not the file that verdict passed' "$WORK/out"
cp /bin/ls program
is "a file that breaks the contract" "$(status audit)" 1
not_ok "... leaves no verdict, and no old one" [ -e verdict ]
ok "... and says why" grep -q 'needed-library\|needed-version' "$WORK/out"

# With a map beside it, a failing audit names the archive member.
echo 'int fcntl64(int, int, ...); int new(void); int new(void) { return fcntl64(0, 1); }' >member.c
echo 'int new(void); int main(void) { return new(); }' >main.c
$CC -c member.c main.c
ar rcs libmember.a member.o
$CC -o program main.o libmember.a -Wl,-Map=program.map
is "a file that breaks the contract, with its map" "$(status audit)" 1
ok "... and the member that brought fcntl64" grep -q 'brought by .*libmember.a(member.o)' "$WORK/out"

# A name that would write itself into the verdict.
evil='x
release: glibc 2.17'
cp linkaudit "$evil"
is "a name that imitates the verdict's lines" "$(status "$TOP/dist/audit" ./linkaudit "$TARGET_GLIBC" verdict . "$evil")" 1

# The release itself, from copies: what stands in the build tree stays as it is.
mkdir "$WORK/build"
cd "$WORK/build"
ln -s "$BUILD/o" o
cp "$BUILD/bpftrace" "$BUILD/bpftrace-aotrt" "$BUILD/bpftrace.verdict" .
ok "make dist" pack
first=$(sha256sum <"dist/$name.tar.xz")
mkdir -p "$WORK/release"
tar -C "$WORK/release" -xf "dist/$name.tar.xz"
cd "$WORK/release/$name"
ok "the checksums hold" sha256sum --quiet -c SHA256SUMS
is "every file has one" "$(find . -type f ! -name SHA256SUMS | wc -l)" "$(wc -l <SHA256SUMS)"
ok "bpftrace is the audited one" cmp bpftrace "$BUILD/bpftrace"
if can_run; then
    is "it runs" "$(run_host ./bpftrace --version)" "bpftrace v$BPFTRACE_VERSION"
else
    skip "it runs" "$OLD_REASON"
fi
ok "the tools are there" [ "$(find tools -name '*.bt' | wc -l)" -gt 30 ]
for component in zlib elfutils libbpf bcc libpcap cereal llvm clang bpftrace; do
    ok "licence of $component" sh -c "ls licences/$component | grep -qv '^component\$'"
    ok "version of $component" grep -q '^version: [0-9]' "licences/$component/component"
done
not_ok "nothing of the build machine in it" grep -rlaF "$BUILD/" .
cd "$WORK/build"
ok "packed again" pack
is "the same input gives the same bytes" "$(sha256sum <"dist/$name.tar.xz")" "$first"

printf x >>bpftrace
is "a tampered bpftrace is refused" "$(status pack)" 1
ok "... by name" grep -q 'bpftrace is not the file' "$WORK/out"
is "... and what was packed stays" "$(sha256sum <"dist/$name.tar.xz")" "$first"
truncate -s -1 bpftrace
ok "mended, it is packed again" pack
not_ok "nothing half packed is left" ls dist/.part "dist/$name.tar.xz.part"
finish
