/* The table of rules. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/rules.h"

#include <string.h>

const struct rule rules[RULE_COUNT] = {
    [RULE_READABLE] =
        {"readable", "The file can be read, and is a sound ELF file.",
         "What can't be read can't be judged; a loader may read it otherwise than its maker meant.",
         "See the message; make the file again.", NULL, false},
    [RULE_SYSTEM] =
        {"system", "The file is for Linux with the target's libc, and what is in it can be seen.",
         "Another system's file does not start; what a packer hides, or what stands behind the "
         "program (AppImage, PyInstaller), can't be judged.",
         "Build it for Linux with glibc; judge the files before they are packed, or unpacked again "
         "(`upx -d`, `--appimage-extract`).",
         "what can't be seen", false},
    [RULE_ARCHITECTURE] =
        {"architecture", "The target's glibc has the file's architecture, and its table is known.",
         "Symbol versions differ by architecture; without its table nothing can be proved.",
         "Name a release that has the architecture; or use a linkaudit with a table for it.",
         "what no table tells", false},
    [RULE_HEADER] =
        {"header", "The ELF header of a library is one that glibc's loader takes.",
         "The loader refuses it: \"ELF file OS ABI invalid\", \"nonzero padding in e_ident\".",
         "Link it again, with the target's own linker; a tool that marks files may have done it.",
         NULL, false},
    [RULE_SEGMENTS] =
        {"segments", "Kernel and loader can map each segment, whole and in pages of its own.",
         "They refuse the file, or it ends by SIGBUS or SIGSEGV where a page is missing.",
         "Link it again; a strip, patchelf or packer of another make may have broken it.",
         "pages that are missed only when they are used", false},
    [RULE_PAGE_SIZE] =
        {"page-size", "The segments are aligned to the largest page of the target's kernels.",
         "A kernel with larger pages (64 KB on powerpc64le, and aarch64's in RHEL 8) refuses it.",
         "Link with -Wl,-z,max-page-size=65536, or say what the target has (policy: page).",
         "kernels with larger pages than the one at hand", false},
    [RULE_DYNAMIC] =
        {"dynamic",
         "The dynamic section, its relocations and versions are as the loader reads "
         "them.",
         "The loader stops with an assertion or a signal, or finds no version by its name.",
         "Link it again; a tool that rewrote the file may have broken it.",
         "those who ask the file for its versions", false},
    [RULE_INTERPRETER] =
        {"interpreter", "PT_INTERP is the path that the architecture's ABI gives the loader.",
         "The kernel starts that very path: elsewhere the program is \"not found\".",
         "Link without --dynamic-linker, or with the ABI's own path.",
         "calls into libraries that nobody has brought", false},
    [RULE_NEEDED_LIBRARY] =
        {"needed-library", "DT_NEEDED names glibc's own libraries and nothing else.",
         "Any other library has to be on the target, in a version that fits.",
         "Link it statically (name its .a), drop it if nothing uses it (-Wl,--as-needed), or allow "
         "it in a policy (library NAME).",
         "targets that lack the library", false},
    [RULE_MISSING_LIBRARY] =
        {"missing-library", "Each needed library is found where the loader looks (--recursive).",
         "The program does not start: \"cannot open shared object file\".",
         "Ship the library, or put a run path of $ORIGIN/... into the file that needs it.", NULL,
         false},
    [RULE_LIBRARY_CACHE] =
        {"library-cache",
         "etc/ld.so.cache lists what is found only by etc/ld.so.conf (--recursive, --sysroot).",
         "The loader reads the cache alone, which ldconfig makes: it does not look into those "
         "directories.",
         "Run ldconfig in the target (ldconfig -r DIR for a sysroot), and name libraries lib*.so*: "
         "it takes no others.",
         "targets that run ldconfig only later", false},
    [RULE_NEEDED_VERSION] =
        {"needed-version",
         "Every version needed of a library is defined by it in the target release.",
         "The loader checks each before the program starts, used or not: \"version not found\".",
         "Link for an older glibc (glibc-floor); the symbols of that version say what brought it.",
         NULL, false},
    [RULE_SYMBOL] = {"symbol",
                     "Every imported symbol, at its version, is exported by a needed library in "
                     "the target release.",
                     "The loader or the first call ends the program: \"undefined symbol\".",
                     "Link for an older glibc (glibc-floor, or on an older system), or do without "
                     "the function.",
                     NULL, false},
    [RULE_UNDEFINED_SYMBOL] =
        {"undefined-symbol",
         "Something that is loaded defines each symbol of a library (--recursive, --sysroot).",
         "dlopen refuses it: \"undefined symbol\"; or the first call ends the program.",
         "Link it with the library that defines the symbol (-Wl,-z,defs tells at link time).", NULL,
         false},
    [RULE_STATIC_GLIBC] =
        {"static-glibc", "A static program calls nothing of glibc's that loads modules.",
         "Name services, iconv and dlopen load the system's modules, which need the very release "
         "that is linked in: the program fails or aborts on any other.",
         "Link glibc dynamically (glibc-floor), or link with musl.",
         "calls that the program makes only later", false},
    [RULE_DLOPEN] =
        {"dlopen", "The libraries that .note.dlopen declares are glibc's or allowed by the policy.",
         "Nothing in DT_NEEDED tells of them: what needs one fails while the program runs.",
         "Link the library in, or allow it in a policy (library NAME).",
         "libraries that are opened later", false},
    [RULE_RUNPATH] = {"runpath", "There is no DT_RPATH and no DT_RUNPATH but what a policy allows.",
                      "A path of the build machine decides on the target which library is loaded.",
                      "Link without -rpath, or remove it with `patchelf --remove-rpath`.",
                      "targets that have another library in that path", false},
    [RULE_TEXT_RELOCATIONS] =
        {"text-relocations", "Nothing in the read-only segments is relocated.",
         "Hardened kernels and SELinux refuse to write to program text; its pages can't be shared.",
         "Compile everything that is linked in with -fPIC or -fPIE.",
         "SELinux and hardened kernels, which refuse it", false},
    [RULE_EXECUTABLE_STACK] =
        {"executable-stack", "PT_GNU_STACK is there and is not executable.",
         "Without it the stack is executable: an exploit's first step, and refused by SELinux.",
         "Add .note.GNU-stack to the assembler sources, or link with -Wl,-z,noexecstack.",
         "SELinux, and dlopen since glibc 2.41", false},
    [RULE_PACKED_RELOCATIONS] =
        {"packed-relocations",
         "DT_RELR is used only where the target's loader reads it (glibc 2.36), and is announced.",
         "An older loader passes it over: the program starts unrelocated and crashes.",
         "Link with -Wl,-z,nopack-relative-relocs (lld: --pack-dyn-relocs=none).",
         "data that is used only later", false},
    [RULE_HASH_TABLE] =
        {"hash-table", "A file that exports symbols has a hash table: DT_GNU_HASH or DT_HASH.",
         "The loader finds symbols by hash tables alone: without one it finds none.",
         "Link with -Wl,--hash-style=both (or gnu).", "those who look for its symbols", false},
    [RULE_OPENABLE] =
        {"openable", "dlopen can open a library: no DF_1_NOOPEN, no more static TLS than is left.",
         "dlopen refuses it: \"cannot allocate memory in static TLS block\".",
         "Compile with -ftls-model=global-dynamic, link without -z nodlopen; or allow the rule, if "
         "programs are only linked with it.",
         "programs that dlopen it; linked with it they start", false},
    [RULE_ISA_LEVEL] =
        {"isa-level", "The file asks for no more of the x86 processor than the target has.",
         "The loader refuses it (\"CPU ISA level is lower than required\"), or it dies of SIGILL.",
         "Compile for the baseline (-march=x86-64), or say what the target has (policy: isa).",
         "older processors", false},
    [RULE_KERNEL] = {"kernel", "The ABI note asks for no newer kernel than the policy's.",
                     "The loader refuses it: \"FATAL: kernel too old\".",
                     "Link startup objects of a glibc that was built for older kernels.",
                     "older kernels", false},
    [RULE_WRITABLE_CODE] =
        {"writable-code", "No segment is both writable and executable.",
         "An exploit writes its code there; SELinux and hardened kernels refuse the mapping.",
         "Link without -N and without --omagic; look at the linker script.",
         "SELinux and hardened kernels", false},
    [RULE_EXPORT] =
        {"export", "Only the symbols that the policy names (export) are exported.",
         "Symbols of bundled libraries that leak out replace those of the host's in plugins.",
         "Link with -Wl,--exclude-libs,ALL or a version script; compile with "
         "-fvisibility=hidden.",
         "plugins and the host of them", false},
    [RULE_RELRO] = {"relro", "PT_GNU_RELRO is there: relocated data is read-only when it runs.",
                    "Without it an overflow may rewrite function pointers of the GOT.",
                    "Link with -Wl,-z,relro.", NULL, true},
    [RULE_BIND_NOW] =
        {"bind-now", "All symbols are bound at the start (DF_BIND_NOW).",
         "Lazy binding leaves the PLT's part of the GOT writable, and finds a missing "
         "function only when it is called.",
         "Link with -Wl,-z,now.", NULL, true},
    [RULE_PIE] = {"pie", "An executable is position-independent.",
                  "One at a fixed address gains nothing from address space randomisation.",
                  "Compile with -fPIE and link with -pie.", NULL, true},
    [RULE_CONTROL_FLOW] =
        {"control-flow",
         "The notes of x86 and aarch64 promise checked branches and returns (IBT and SHSTK, BTI "
         "and "
         "PAC).",
         "Without the note the processor checks nothing; one object without it takes it from all.",
         "Compile everything with -fcf-protection=full (x86) or -mbranch-protection=standard "
         "(aarch64); -Wl,-z,cet-report=error and -z,bti-report=error name the object.",
         NULL, true},
    [RULE_STACK_PROTECTOR] =
        {"stack-protector", "Some function checks its stack: __stack_chk_fail is imported.",
         "Without it an overflow of a local array may rewrite the return address. What no symbol "
         "tells, as in static programs, is not judged.",
         "Compile with -fstack-protector-strong.", NULL, true},
    [RULE_FORTIFY] =
        {"fortify", "Of functions that glibc has a checked form of, one is imported in that form.",
         "Nothing is then known to be compiled with _FORTIFY_SOURCE, which finds overflows of "
         "buffers whose size is known.",
         "Compile with -O2 -D_FORTIFY_SOURCE=2 (3 since gcc 12).", NULL, true},
    [RULE_UNUSED_LIBRARY] =
        {"unused-library",
         "Each needed library defines a symbol that the file imports (--recursive, --sysroot).",
         "One that nothing uses costs time at each start, and the program where it is missing.",
         "Link with -Wl,--as-needed before the libraries.", NULL, true},
};

const struct rule *rule_by_name(const char *name)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (strcmp(rules[i].name, name) == 0)
            return &rules[i];
    return NULL;
}
