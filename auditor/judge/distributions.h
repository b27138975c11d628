/* Which distributions a file runs on. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_DISTRIBUTIONS_H
#define LINKAUDIT_DISTRIBUTIONS_H

#include "judge/check.h"

/* One release of a distribution, as its first images were (distributions.def). */
struct distribution {
    const char *name, *release, *codename; /* "Debian", "12", "bookworm"; codename may be "" */
    int minor;                             /* of its glibc */
    const char *gcc;                       /* the GCC release of its libstdc++ and libgcc_s */
    const char *kernel;
    uint32_t page; /* of its kernel for aarch64, KB: others have one size everywhere */
};

/* By number from 0 on, oldest glibc first; NULL behind the last. */
const struct distribution *distribution_by_number(size_t number);

/* What the file lacks there, appended to *out as check_file does: libraries of others, which may be
   installed, are not judged; the GCC runtime's versions are. */
void check_distribution(const struct elf_file *f, const struct distribution *d,
                        struct abi_cache *tables, struct findings *out);

/* On which of them, by number, the file lacks nothing. The caller's; NULL without memory. */
bool *distributions_run(const struct elf_file *f, struct abi_cache *tables);

#endif
