#!/bin/sh
# linkaudit check on what is not linked yet: objects and archives of all kinds, sound and hostile.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires ar
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"

check() { status "$linkaudit" check -t "${2-2.25}" "$1"; }
compile() { printf '%s\n' "$2" | $CC -O1 -x c -c -o "$1.o" -; }
compile old 'long random(void); void own(void); int old(void) { own(); return (int)random(); }'
compile newer 'int pidfd_open(int, unsigned); int newer(void) { return pidfd_open(1, 0); }'
compile own 'void own(void) {} int pidfd_open(int a, unsigned b) { return a + (int)b; }'
compile weak '__attribute__((weak)) int pidfd_open(int, unsigned); int weak(void) { return pidfd_open ? 1 : 0; }'
compile versioned '__asm__(".symver f, memcpy@GLIBC_2.14"); void f(void); void versioned(void) { f(); }'
compile c23 'long __isoc23_strtol(const char *, char **, int); long c23(void) { return __isoc23_strtol("1", 0, 10); }'

is "an object of the target's symbols passes" "$(check old.o)" 0
ok "... says what it is" grep -q 'old.o: PASS for glibc 2.25: not linked yet, 1 object, 2 symbols wanted of others' out
printf '.globl f\nf: call own@PLT\nlea _GLOBAL_OFFSET_TABLE_(%%rip), %%rax\n.section .note.GNU-stack,"",@progbits\n' >got.s
if [ "$BUILD_ARCH" = x86_64 ] && $CC -c got.s; then
    is "the linker's own symbol is nobody's" "$(check got.o)$(grep -o '1 symbol wanted' out)" "01 symbol wanted"
else
    skip "the linker's own symbol is nobody's" "this is no x86_64"
fi
# What the old release's libc_nonshared.a links in: no library of it exports these.
compile nonshared 'struct stat; int stat(const char *, struct stat *), fstatat(int, const char *, struct stat *, int);
int atexit(void (*)(void)), pthread_atfork(void (*)(void), void (*)(void), void (*)(void));
int nonshared(void) { return stat("", 0) + fstatat(0, "", 0, 0) + atexit(0) + pthread_atfork(0, 0, 0); }'
is "stat, fstatat, atexit and pthread_atfork are in every release's archive" "$(check nonshared.o 2.17)$(check nonshared.o 2.36)" 00
is "... and make no floor" "$(status "$linkaudit" nonshared.o) $(grep -c 'since 2\.' out)" "0 0"
is "a newer symbol" "$(check newer.o)" 1
ok "... since when" grep -qx '  symbol *pidfd_open: libc.so.6 has it since glibc 2.36' out
is "... passes where it is there" "$(check newer.o 2.36)" 0
is "what headers of 2.38 bring in" "$(check c23.o)" 1
ok "... since when" grep -q '__isoc23_strtol: libc.so.6 has it since glibc 2.38' out
is "a weak one may stay without" "$(check weak.o)" 0
is "a version of its own" "$(check versioned.o)" 0
compile versioned '__asm__(".symver f, memcpy@GLIBC_9.9"); void f(void); void versioned(void) { f(); }'
is "a version that glibc never had is another's" "$(check versioned.o)" 0

ar rc short.a old.o newer.o
is "an archive" "$(check short.a)" 1
ok "... names the member" grep -qx '  *brought by *newer.o' out
is "... one finding" "$(grep -c '^  symbol' out)" 1
long=a_name_that_does_not_fit_into_sixteen_bytes.o
cp newer.o $long
ar rc gnu.a old.o $long
is "GNU's long names" "$(check gnu.a)" 1
ok "... are read" grep -qx "  *brought by *$long" out
mkdir sub
cp old.o newer.o sub
ar rcT thin.a sub/old.o sub/newer.o
is "a thin archive" "$(check thin.a)" 1
ok "... names the member" grep -qx '  *brought by *sub/newer.o' out
is "... from elsewhere" "$(cd / && check "$WORK/thin.a")" 1
ar rcT nested.a short.a
is "an archive in a thin one" "$(check nested.a)" 1
ok "... names the archive" grep -qx '  *brought by *short.a' out
rm sub/newer.o
is "a thin archive whose member is gone" "$(check thin.a)" 3
ok "... says which" grep -q 'thin.a(sub/newer.o): No such file' out
ar rc defined.a newer.o own.o
is "what another member defines is no import" "$(check defined.a)" 0
ar rc empty.a
is "an empty archive" "$(check empty.a)" 0
printf 'no object\n' >readme
ar rc mixed.a readme newer.o
is "a member that is no object" "$(check mixed.a)" 3
ok "... is named" grep -q 'mixed.a(readme): not an ELF file' out
ok "... and the others are judged" grep -qx '  *brought by *newer.o' out
if command -v llvm-ar >/dev/null; then
    llvm-ar --format=bsd rc bsd.a $long old.o 2>/dev/null && is "BSD's long names" "$(check bsd.a)" 1
    ok "... are read" grep -qx "  *brought by *$long" out
    SYM64_THRESHOLD=0 llvm-ar rc sym64.a newer.o
    ok "... a 64-bit symbol table" grep -q '^/SYM64/' sym64.a
    is "... is passed over" "$(check sym64.a)" 1
else
    skip "BSD's long names" "llvm-ar is not installed"
fi

# The stack.
printf '\t.globl f\nf:\tret\n' >bare.s
printf '\t.globl f\nf:\tret\n\t.section .note.GNU-stack,"x",@progbits\n' >loud.s
$CC -c bare.s loud.s
is "no .note.GNU-stack" "$(check bare.o)" 1
ok "... is found" grep -q '  executable-stack *.note.GNU-stack: is missing' out
ar rc stack.a old.o loud.o
is "an executable one" "$(check stack.a)" 1
ok "... is found" grep -q '  executable-stack *.note.GNU-stack: says that the stack is executable' out
ok "... with the member" grep -qx '  *brought by *loud.o' out
is "without a target: its own floor" "$(status "$linkaudit" short.a)" 0
ok "... which is told" grep -q 'short.a: PASS: has what it needs of glibc since 2.36' out
ok "... and what decides it" grep -q '  symbol *pidfd_open: ' out

# A member that defines nothing is never taken out of an archive: rustc's lib.rmeta, which has no note of the stack.
printf '\t.section .rmeta\n\t.byte 1\n' >metadata.s
$CC -c -o lib.rmeta metadata.s
ar rc rust.a old.o lib.rmeta
is "metadata in an archive is never linked" "$(check rust.a)" 0
is "... but an object by itself is" "$(check lib.rmeta)" 1

# LTO: no symbols before the link.
if $CC -O1 -flto -fno-fat-lto-objects -c -o slim.o -x c /dev/null 2>/dev/null; then
    printf 'int pidfd_open(int, unsigned); int main(void) { return pidfd_open(1, 0); }\n' | $CC -O1 -flto -fno-fat-lto-objects -x c -c -o slim.o -
    ar rc slim.a old.o slim.o
    is "GCC's LTO bytecode" "$(check slim.a)" 3
    ok "... is named" grep -q 'slim.a(slim.o): LTO bytecode' out
    printf 'int pidfd_open(int, unsigned); int main(void) { return pidfd_open(1, 0); }\n' | $CC -O1 -flto -ffat-lto-objects -x c -c -o fat.o -
    is "with machine code beside it" "$(check fat.o)" 1
else
    skip "GCC's LTO" "$CC has no -flto"
fi
if command -v clang >/dev/null; then
    printf 'int pidfd_open(int, unsigned); int main(void) { return pidfd_open(1, 0); }\n' | clang -O1 -flto -x c -c -o bitcode.o -
    is "LLVM's bitcode" "$(check bitcode.o)" 3
    ok "... is named" grep -q 'bitcode.o: LTO bytecode' out
else
    skip "LLVM's bitcode" "clang is not installed"
fi

# Other machines: 32 bits, and the other byte order. Their tables know the symbol; there is none for 32-bit MIPS.
if command -v yaml2obj >/dev/null; then
    machine() { # NAME CLASS DATA MACHINE
        printf -- '--- !ELF\nFileHeader: { Class: ELFCLASS%s, Data: ELFDATA2%s, Type: ET_REL, Machine: %s }\nSections: [ { Name: .note.GNU-stack, Type: SHT_PROGBITS, Flags: [ %s ] } ]\nSymbols: [ { Name: pidfd_open, Binding: STB_GLOBAL } ]\n' "$2" "$3" "$4" "${5-}" | yaml2obj -o "$1"
    }
    for kind in '64 MSB EM_S390' '64 MSB EM_PPC64' '32 MSB EM_MIPS' '32 LSB EM_386' '32 LSB EM_ARM' '64 LSB EM_AARCH64'; do
        machine foreign.o $kind
        is "$kind" "$(check foreign.o)" 1
        case $kind in
        *MIPS) ok "$kind: no table" grep -q '  architecture *e_machine 8: no table' out ;;
        *) ok "$kind: the symbol" grep -q '  symbol *pidfd_open: .* since glibc 2.36' out ;;
        esac
        is "$kind: and nothing else" "$(grep -c '^  [a-z]' out)" 1
        machine foreign.o $kind SHF_EXECINSTR
        check foreign.o >/dev/null
        ok "$kind: its executable stack" grep -q '  executable-stack' out
    done
else
    skip "other machines" "yaml2obj is not installed"
fi
finish
