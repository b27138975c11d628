/* The formats in which verdicts are told. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_FORMAT_H
#define LINKAUDIT_FORMAT_H

#include "judge/verdict.h"

#include <stdio.h>

/* How many verdicts of each status, and findings of each rule. */
struct totals {
    size_t of[VERDICT_STATUSES];
    size_t findings[RULE_COUNT];
};

struct format {
    const char *name;
    const char *separator; /* each verdict's text begins with it, but the first's */
    bool totals_first;     /* begin prints the totals */
    void (*begin)(FILE *out, const struct totals *totals);
    void (*verdict)(FILE *out, const struct verdict *v, bool colour);
    void (*end)(FILE *out, const struct totals *totals);
    /* NULL: verdicts stand in the order of the files. Else by their status, each a line, and this
       writes what stands before those of one. With totals_first, and without a separator. */
    void (*group)(FILE *out, enum verdict_status status, const struct totals *totals);
};

extern const struct format format_text, format_json, format_sarif, format_junit, format_github,
    format_html;

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
