/* The judgement's parts, between its files. Internal. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_CHECK_RULES_H
#define LINKAUDIT_CHECK_RULES_H

#include "abi/abi_index.h"
#include "abi/substitutes.h"
#include "elf/file.h"
#include "judge/findings.h"
#include "judge/policy.h"

#include <elf.h>

/* A version needed, if it is of a library of glibc's that is loaded. */
struct glibc_need {
    bool ours;
    const struct abi_version *version; /* NULL: no release defines it */
};

/* One file being judged. */
struct check {
    const struct elf_file *f;
    const struct policy *policy;
    const struct abi_arch *arch;
    const struct abi_index *index;
    int minor;
    bool foreign_libraries;   /* needs a library that is not glibc's */
    uint32_t loaded;          /* glibc's libraries that are there when it runs, as bits */
    struct glibc_need *needs; /* what the table has of each of the file's needs, in their order */
    struct findings *out;
};

/* Whose file it is, and whether it shows what runs. */
void check_system(struct check *c);

/* What the kernel and the loader refuse before they look up any symbol. */
void check_loading(struct check *c);

/* What the loader takes from the dynamic section; and what only dlopen refuses. */
void check_dynamic(struct check *c);
void check_openable(struct check *c);

/* What the loader and the kernel of the target must make of the file. */
void check_platform(struct check *c);

/* All of it for musl, in place of glibc. */
void check_musl(struct check *c);

/* What makes it easy prey, and what leaks out of it. */
void check_hardening(struct check *c);

#endif
