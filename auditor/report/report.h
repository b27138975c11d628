/* Where verdicts go: each is told in a format, and counted. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_REPORT_H
#define LINKAUDIT_REPORT_H

#include "report/format.h"

struct report {
    const struct format *format;
    bool colour;
    bool quiet; /* what passes is only counted */
    FILE *out;
    size_t *counts; /* as struct totals has them: a verdict adds to its status and its rules */
};

/* What can't be read is also told on the standard error: the text may go to a file that nobody
   reads now. */
void report_verdict(const struct report *r, const struct verdict *v);

/* What can't be read, and so can't be judged under any of the policies. */
void report_unreadable(const struct report *r, const struct policy *policies, size_t policy_count,
                       const char *path, const char *error);

#endif
