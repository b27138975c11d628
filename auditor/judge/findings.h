/* What breaks rules: a growing list, whoever finds it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_FINDINGS_H
#define LINKAUDIT_FINDINGS_H

#include "judge/policy.h"

/* One broken rule. */
struct finding {
    enum rule_id rule;
    bool warning;        /* shown, and does not fail (the policy's "warn", or a lesser need) */
    const char *symbol;  /* what it is about, as far as it has them; NULL where it has none. They */
    const char *version; /* are whoever's that made the finding. */
    const char *library;
    const char *mend;    /* how to mend this very one; NULL: as the rule says */
    const char *subject; /* "getrandom@GLIBC_2.25", a library, a path: one of the above in words */
    const char *detail;  /* what was found */
    char *origin;        /* the archive member that it is in; from a link map, the members that
                            brought it; the variants of libraries that did; NULL: not known */
};

struct findings {
    struct finding *list;
    size_t count;
    size_t failures; /* those that are no warnings */
    bool out_of_memory;
    struct finding_texts *texts; /* subjects and details */
};

/* Appends what a rule found, unless the policy does not apply the rule. about gives symbol,
   version, library, mend and warning; its subject may be NULL: then it is made of symbol and
   version, or is the version, or the library. */
__attribute__((format(printf, 5, 6))) void findings_add(struct findings *out,
                                                        const struct policy *policy,
                                                        enum rule_id rule, struct finding about,
                                                        const char *detail, ...);

/* Takes one out. */
void findings_drop(struct findings *out, size_t number);

void findings_free(struct findings *out);

/* By rule, then by what they are about, versions by their numbers, then by origin. */
void findings_sort(struct findings *out);

#endif
