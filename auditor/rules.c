/* The table of rules. */
#include "rules.h"

#include <string.h>

const struct rule rules[RULE_COUNT] = {
    [RULE_ARCHITECTURE] =
        {"architecture", "The file is for an architecture whose table of exports is known.",
         "Symbol versions differ by architecture; without its table nothing can be proved.",
         "Audit it with a linkaudit that has a table for it (auditor/abi)."},
    [RULE_INTERPRETER] =
        {"interpreter", "PT_INTERP is the path that the architecture's ABI gives the loader.",
         "The kernel starts that very path: elsewhere the program is \"not found\".",
         "Link without --dynamic-linker, or with the ABI's own path."},
    [RULE_NEEDED_LIBRARY] =
        {"needed-library", "DT_NEEDED names glibc's own libraries and nothing else.",
         "Any other library has to be on the target, in a version that fits.",
         "Link it statically (name its .a), or drop it if nothing uses it (-Wl,--as-needed)."},
    [RULE_NEEDED_VERSION] =
        {"needed-version",
         "Every version needed of a library is defined by it in the target release.",
         "The loader checks each before the program starts, used or not: \"version not found\".",
         "Link against the floor; the symbols of that version say what brought it."},
    [RULE_SYMBOL] = {"symbol",
                     "Every imported symbol, at its version, is exported by a needed library in "
                     "the target release.",
                     "The loader or the first call ends the program: \"undefined symbol\".",
                     "Link against the floor, or supply a substitute for that function."},
    [RULE_RUNPATH] = {"runpath", "There is no DT_RPATH and no DT_RUNPATH.",
                      "A path of the build machine decides on the target which library is loaded.",
                      "Link without -rpath, or remove it with `patchelf --remove-rpath`."},
    [RULE_TEXT_RELOCATIONS] =
        {"text-relocations", "Nothing in the read-only segments is relocated.",
         "Hardened kernels and SELinux refuse to write to program text; its pages can't be shared.",
         "Compile everything that is linked in with -fPIC or -fPIE."},
    [RULE_EXECUTABLE_STACK] =
        {"executable-stack", "PT_GNU_STACK is there and is not executable.",
         "Without it the stack is executable: an exploit's first step, and refused by SELinux.",
         "Add .note.GNU-stack to the assembler sources, or link with -Wl,-z,noexecstack."},
    [RULE_PACKED_RELOCATIONS] =
        {"packed-relocations",
         "DT_RELR is used only where the target's loader reads it (glibc 2.36).",
         "An older loader passes it over: the program starts unrelocated and crashes.",
         "Link with -Wl,-z,nopack-relative-relocs."},
};

const struct rule *rule_by_name(const char *name)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (strcmp(rules[i].name, name) == 0)
            return &rules[i];
    return NULL;
}
