/* What becomes of one file under one policy, and the formats in which that is told. */
#ifndef LINKAUDIT_VERDICT_H
#define LINKAUDIT_VERDICT_H

#include "check_objects.h"

#include <stdio.h>

enum verdict_status { VERDICT_PASS, VERDICT_FAIL, VERDICT_UNREADABLE, VERDICT_STATUSES };

struct verdict {
    const char *path;
    const struct policy *policy;
    enum verdict_status status;
    const char *error;                    /* of VERDICT_UNREADABLE; else NULL */
    const struct elf_file *file;          /* NULL: unreadable, or an object or archive */
    const struct objects_result *objects; /* of an object or archive; else NULL */
    const char *arch;                     /* NULL: not known */
    int minor; /* judged for glibc 2.minor; FLOOR_* where the policy has none */
    struct findings findings;
    char error_text[256];  /* room for error */
    char *runs_on;         /* distributions_summary, for the page of one file; NULL: not asked */
    struct findings below; /* where the policy names no glibc: what the release below minor lacks */
};

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

/* The format of that name; NULL when there is none. */
const struct format *format_by_name(const char *name);

/* "pass", "fail", "unreadable". */
const char *verdict_word(enum verdict_status status);

/* Findings as text for people, a line each and more; mend: with how to mend each rule. */
void text_findings(FILE *out, const struct findings *findings, bool mend);

/* How to mend a finding. */
const char *finding_mend(const struct finding *found);

#define LINKAUDIT_VERSION "0.2"

#endif
