#!/bin/sh
# bcc from its source, which no build compiles where the distribution has libbcc_bpf.a: it builds, and links with an old glibc.
. "${0%/*}/../lib/functions.sh"
grep -qx 'WITH_BCC := distro' "$BUILD/config.mk" || skip_all "bpftrace itself has it"
cd "$WORK"
sed "s|^O := .*|O := $WORK/o|; s/^WITH_BCC := .*/WITH_BCC := source/; s/^FOREIGN := .*/FOREIGN :=/" "$BUILD/config.mk" >config.mk
deps() { "$MAKE" --no-print-directory -C "$TOP/deps" CONFIG="$WORK/config.mk" "$@"; }
deps bcc-fetch >fetch 2>&1 || skip_all "$(grep '^fetch: ' fetch | head -n 1)"

ok "bpftrace is built" [ -s "$BUILD/o/bpftrace/key" ] || finish
# What it needs is built; it gets a tree of its own, so that the build's key stays.
for name in glibc gcc zlib elfutils libbpf; do
    mkdir -p "o/$name"
    cp -R "$BUILD/o/$name/key" "$BUILD/o/$name/$(cat "$BUILD/o/$name/key")" "o/$name/"
done
is "it builds" "$(status deps GOALS=bcc)" 0
built() { echo "$WORK/o/$1/$(cat "o/$1/key")/prefix"; }
prefix=$(built bcc)
# With bpftrace's own: all that they want is there.
cat >program.c <<'END'
/* Links what bpftrace calls of bcc. */
extern char bcc_elf_foreach_sym, bcc_usdt_new_frompath, bcc_symcache_resolve, perf_reader_event_read, bpf_attach_kprobe;
char *const used[] = {&bcc_elf_foreach_sym, &bcc_usdt_new_frompath, &bcc_symcache_resolve, &perf_reader_event_read, &bpf_attach_kprobe};
int main(void) { return !used[0]; }
END
ok "... and links with what it takes" "$(built glibc)/bin/c++" -x c -o program program.c -x none \
    "$prefix/lib/libbcc_bpf.a" "$(built libbpf)/lib/libbpf.a" "$(built elfutils)/lib/libelf.a" "$(built zlib)/lib/libz.a"
ok "... for glibc $TARGET_GLIBC" "$BUILD/auditor/linkaudit" check --target-glibc="$TARGET_GLIBC" program
ok "... by the licence that was read" grep -q '^licence: Apache-2.0$' "$prefix/share/licenses/bcc/component"
finish
