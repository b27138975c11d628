/* The formats in which verdicts are told. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_FORMAT_H
#define LINKAUDIT_FORMAT_H

#include "judge/verdict.h"

#include <stdio.h>

/* How many verdicts of each status. */
struct totals {
    size_t of[VERDICT_STATUSES];
};

struct format {
    const char *name;
    const char *separator; /* each verdict's text begins with it, but the first's */
    bool totals_first;     /* begin prints the totals */
    void (*begin)(FILE *out, const struct totals *totals);
    void (*verdict)(FILE *out, const struct verdict *v, bool colour);
    void (*end)(FILE *out, const struct totals *totals);
};

extern const struct format format_text, format_json, format_sarif, format_junit, format_github;

/* All of them from number 0 on; NULL behind the last. */
const struct format *format_by_number(size_t number);

/* The format of that name; NULL when there is none. */
const struct format *format_by_name(const char *name);

/* Findings as text for people, a line each and more; mend: with how to mend each rule. */
void text_findings(FILE *out, const struct findings *findings, bool mend);

/* How to mend a finding. */
const char *finding_mend(const struct finding *found);

#define LINKAUDIT_VERSION "0.2"

#endif
