/* What a file must keep to: read from a policy file, or made of a glibc release alone. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_POLICY_H
#define LINKAUDIT_POLICY_H

#include "abi/hash.h"
#include "judge/rules.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A list of words; those with "*", "?" or "[" match as in a shell. */
struct words {
    char **list;
    size_t count;
    struct table plain; /* the numbers of the others, by hash */
    uint32_t *patterns; /* the numbers of those */
    size_t pattern_count;
};

struct policy {
    char *about;          /* the file's first line, if it is a comment; NULL: none */
    char *name;           /* of the file, without its directory and ".policy"; "glibc 2.17" */
    int minor;            /* the oldest glibc is 2.minor; 0: each file's own floor */
    int musl;             /* the oldest musl is 1.musl, and there is no glibc; 0: glibc */
    struct words library; /* allowed in DT_NEEDED beside glibc's */
    struct words ceiling; /* the highest version of a namespace: GLIBCXX_3.4.24 */
    struct words runpath; /* entries allowed in DT_RUNPATH and DT_RPATH */
    struct words export;  /* symbols that may be exported */
    bool has_export;      /* false: any */
    uint32_t kernel;      /* the target's Linux, 3.10.0 as 0x030a00; 0: not judged */
    uint32_t page;        /* the largest of its kernels, bytes; 0: the architecture's own */
    uint32_t isa;         /* x86 ISA levels that the target has, a bit a level */
    rule_set asked;       /* the rules that apply only when asked for, as bits (require) */
    rule_set allowed;     /* the rules that do not apply, as bits */
    rule_set warned;      /* the rules whose findings do not fail */
};

/* Does it say for which libc a file is judged? If not, that is for each file's own floor. */
static inline bool policy_names_libc(const struct policy *p)
{
    return p->minor || p->musl;
}

/* The default: glibc 2.minor and nothing else, nothing required. False without memory. */
bool policy_for_glibc(struct policy *p, int minor);

/* Reads a policy file: a path, or the name of a policy that is installed beside the program. False
   after an error, which has the file's name and line, and then there is nothing to free. */
bool policy_read(struct policy *p, const char *path, char *error, size_t error_size);

void policy_free(struct policy *p);

/* Does one of the words match? */
bool words_match(const struct words *words, const char *text);

/* The ceiling that a version is above: GLIBCXX_3.4.24 for GLIBCXX_3.4.30, and CXXABI_1.3.11 for
   CXXABI_FLOAT128, which has no number and so is allowed only by name; NULL: it is above none. */
const char *policy_ceiling_below(const struct policy *p, const char *version);

#endif
