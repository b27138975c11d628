#!/bin/sh
# linkaudit: exit statuses, wrong arguments, and inputs that are not what they seem.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
# A program of this machine's, judged for this machine's glibc.
echo 'int main(void) { return 0; }' | $CC -O1 -fPIE -pie -fstack-protector-strong -Wl,-z,relro,-z,now -o good -x c -
TARGET_GLIBC=$(getconf GNU_LIBC_VERSION | sed 's/.* //')

is "a pass" "$(status "$linkaudit" check -t "$TARGET_GLIBC" good)" 0
is "no arguments" "$(status "$linkaudit")" 2
is "an unknown command" "$(status "$linkaudit" frobnicate)" 2
is "an unknown option" "$(status "$linkaudit" check --frobnicate good)" 2
is "no target: judged for its own floor" "$(status "$linkaudit" check good)" 0
ok "... which is told" grep -Eq '^good: PASS: has (what it needs of glibc since 2\.|all that it needs on every glibc)' out
is "no command: check" "$(status "$linkaudit" ./good)" 0
is "no file" "$(status "$linkaudit" check -t 2.25)" 2
for release in 9.9 abc 2.16 2.99 '' 2.025 2.25x; do
    is "release '$release' is refused" "$(status "$linkaudit" check -t "$release" good)" 2
    ok "release '$release': the message names the known ones" grep -q '2.17 to 2' out
done
is "--help" "$(status "$linkaudit" --help)" 0
ok "--help teaches" grep -q '^Examples:' out
is "rules" "$(status "$linkaudit" rules)" 0
is "an unknown rule" "$(status "$linkaudit" rules frobnicate)" 2
ok "... lists the known ones" grep -q '^needed-library' out
commands=$("$linkaudit" --help | sed -n 's/^usage: linkaudit \[\(check\)\].*/\1/p; s/^       linkaudit \([a-z-]*\) .*/\1/p')
at_least "commands" "$(echo "$commands" | wc -l)" 9
for command in $commands; do
    is "$command --help" "$(status "$linkaudit" "$command" --help)" 0
    ok "$command --help: its usage" grep -q "^usage: linkaudit $command" out
    is "$command --frobnicate" "$(status "$linkaudit" "$command" --frobnicate)" 2
    ok "$command --frobnicate: named" grep -q "^linkaudit $command: .*frobnicate" out
done

# Each is one clear line and exit status 3; the others are still audited.
unreadable() { # NAME MESSAGE
    is "$1: exit status" "$(status timeout 10 "$linkaudit" check -t "$TARGET_GLIBC" "$1" good)" 3
    ok "$1: $2" grep -q "^linkaudit: $1: .*$2" out
    ok "$1: the next file is audited" grep -q '^good: PASS' out
}
unreadable missing 'No such file'
: >empty; unreadable empty 'not an ELF file'
echo '#!/bin/sh' >script; unreadable script 'not an ELF file'
mkdir -p directory
is "an empty directory is no pass" "$(status "$linkaudit" check -t "$TARGET_GLIBC" directory)" 3
ok "... and that is said" grep -q 'nothing was audited' out
mkfifo fifo; unreadable fifo 'not a regular file'
head -c 60 good >header; unreadable header 'header'
head -c 100 good >short; unreadable short 'program headers at offset 0x40'
head -c 5000 good >clipped; unreadable clipped 'outside the file'

# poke FILE OFFSET BYTES: one valid file, one changed field.
poke() { cp good "$1"; printf '%b' "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null; }
poke class 4 '\0003'; unreadable class 'offset 0x4: 3 is no ELF class'
poke order 5 '\0003'; unreadable order 'offset 0x5: 3 is no byte order'
poke type 16 '\0004'; unreadable type 'a core file'
poke phoff 32 '\0377\0377\0377\0377\0377\0377\0377\0177'; unreadable phoff 'outside the file'
poke phentsize 54 '\0001'; unreadable phentsize 'program headers of 1 bytes'
poke machine 18 '\0377\0377'
is "an unknown machine is a finding" "$(status "$linkaudit" check -t "$TARGET_GLIBC" machine)" 1
ok "... of the rule architecture" grep -q 'architecture *e_machine 65535' out

poke riscv 18 '\0363\0000'
is "an architecture that the target's glibc has not" "$(status "$linkaudit" check -t 2.17 riscv)" 1
ok "... and since when it has" grep -q 'architecture *riscv64: glibc 2\.17 has no such architecture: it begins with 2\.27' out
is "... is no policy's to overlook" "$(status "$linkaudit" check -t 2.17 --recursive riscv)" 1
ok "... nor a distribution's" sh -c "'$linkaudit' runs-on riscv | grep -q '^  not on  *RHEL 7, glibc 2\.17: riscv64'"
# A static PIE relocates itself: no loader has to read what it is packed in.
if $CC -static-pie -Wl,-z,pack-relative-relocs -o static -x c - 2>/dev/null <<'END' && readelf -dW static | grep -q RELR; then
void *self = &self;
int main(void) { return 0; }
END
    is "a static PIE may pack its relocations" "$(status "$linkaudit" check -t 2.17 static)" 0
else
    skip "a static PIE may pack its relocations" "this linker packs none, or there is no static libc"
fi

# What is behind an ELF file, in one file with it, is named and never passed; what is known by no mark is passed.
behind() { # NAME FILE
    is "$1 behind it" "$(status "$linkaudit" check -t "$TARGET_GLIBC" "$2")" 1
    ok "... is named" grep -q "^  system  *$1: stands behind the ELF file" out
}
zip_end() { printf 'PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'; }
{ cat good; printf 'hsqs and the rest'; } >squashfs; behind squashfs squashfs
{ cat good; printf '\037\213\010 and the rest'; } >gzip; behind gzip gzip
{ cat good; printf payload; zip_end; } >zip; behind zip zip
{ cat good; head -c 20000 /dev/zero; printf 'MEI\014\013\012\013\016 and its table of contents'; } >frozen; behind PyInstaller frozen
{ cat good; cat good; } >twice; behind 'another ELF file' twice
poke image 8 'AI\0002'; behind AppImage image
is "... which has no floor" "$(status "$linkaudit" floor image)" 1
if command -v objcopy >/dev/null; then # PyInstaller's own way
    { head -c 70000 /dev/zero; printf 'MEI\014\013\012\013\016 and its table of contents'; } >pydata
    objcopy --add-section pydata=pydata good section && behind PyInstaller section
    head -c 70080 /dev/zero >pydata
    objcopy --add-section pydata=pydata good section
    is "a large section is none" "$(status "$linkaudit" check -t "$TARGET_GLIBC" section)" 0
fi
{ cat good; printf payload; zip_end; printf more; } >signed
is "an end of a zip that is not the file's" "$(status "$linkaudit" check -t "$TARGET_GLIBC" signed)" 0
{ cat good; echo "a signature"; } >signed
is "other bytes behind it" "$(status "$linkaudit" check -t "$TARGET_GLIBC" signed)" 0

# Colour is for terminals: script(1) is one.
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
    on_a_terminal() { env "$@" script -qec "'$linkaudit' check -t $TARGET_GLIBC good" /dev/null </dev/null; }
    escape=$(printf '\033')
    ok "colour on a terminal" sh -c "echo '$(on_a_terminal -u NO_COLOR | tr "$escape" E)' | grep -q 'E\[1;32mPASS'"
    not_ok "... not with NO_COLOR" sh -c "echo '$(on_a_terminal NO_COLOR=1 | tr "$escape" E)' | grep -q 'E\['"
else
    skip "colour on a terminal" "script is not installed, or there is no pseudo-terminal"
fi
"$linkaudit" check -t "$TARGET_GLIBC" good >out
not_ok "no colour in a file" grep -q "$(printf '\033')" out

# A verdict that can't be written is no pass.
if [ -c /dev/full ]; then
    is "a full disk" "$(s=0; "$linkaudit" check -t "$TARGET_GLIBC" good >/dev/full 2>&1 || s=$?; echo $s)" 3
fi
# A static program, position-independent or not, has no floor; one that fails is told for which releases.
if $CC -static-pie -o alone -x c - 2>/dev/null <<'END'; then
int main(void) { return 0; }
END
    is "a static PIE is called static" "$("$linkaudit" alone)" "alone: PASS: linked statically, needs no library"
else
    skip "a static PIE is called static" "there is no static libc"
fi
printf '\t.globl f\nf:\tret\n' | $CC -x assembler -shared -nostdlib -Wl,-z,execstack -o lonely.so -
is "one that fails on every glibc" "$("$linkaudit" lonely.so | head -n 1)" "lonely.so: FAIL for every glibc, 1 finding"
# Without a policy other libraries are needs, which are told; with one the rule is asked for.
echo 'int foreign(void) { return 0; }' | $CC -shared -fPIC -Wl,-soname,libforeign.so.1 -o libforeign.so -x c -
echo 'int foreign(void); int main(void) { return foreign(); }' | $CC -Wl,-z,relro,-z,now -o foreign -x c - -x none ./libforeign.so
is "another library, without a policy" "$(status "$linkaudit" foreign)" 0
ok "... is told" grep -qx '  needs beside glibc  libforeign.so.1' out
is "... with one" "$(status "$linkaudit" check -t "$TARGET_GLIBC" foreign)" 1

# Nothing steers a terminal: neither ESC nor the controls of 8 bits, as bytes or as UTF-8 has them.
cp foreign "$(printf 'c1\233\302\2332J\303\251')"
is "8-bit controls in a name" "$("$linkaudit" c1* | head -n 1 | cut -d: -f1)" "$(printf 'c1??2J\303\251')"
printf 'evil\033[2J' >name; mv good "$(cat name)"
"$linkaudit" check -t "$TARGET_GLIBC" "$(cat name)" >out
not_ok "nothing in a file's name steers the terminal" grep -q "$(printf '\033')" out
finish
