/* What becomes of one file under one policy. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_VERDICT_H
#define LINKAUDIT_VERDICT_H

#include "judge/findings.h"
#include "link/objects.h"

enum verdict_status { VERDICT_PASS, VERDICT_FAIL, VERDICT_UNREADABLE, VERDICT_STATUSES };

/* Its strings, but the findings' subjects and details, are those of the facts that were judged. */
struct verdict {
    const char *path;
    const struct policy *policy;
    enum verdict_status status;
    const char *error;             /* of VERDICT_UNREADABLE; else NULL */
    const struct elf_file *file;   /* NULL: unreadable, or an object or archive */
    const struct objects *objects; /* of an object or archive; else NULL */
    const char *arch;              /* NULL: not known */
    size_t needed_by;              /* of a library, inputs that load it; 0: it is one itself */
    int minor;                     /* judged for glibc 2.minor; FLOOR_* where the policy has none */
    struct findings findings;
    struct findings below; /* where the policy names no glibc: what the release below minor lacks */
    bool *runs_on;         /* distributions_run; NULL: not asked */
    char error_text[256];  /* room for error */
};

/* "pass", "fail", "unreadable". */
const char *verdict_word(enum verdict_status status);

void verdict_free(struct verdict *v);

#endif
