/* What is printed: findings and facts as text. */
#ifndef LINKAUDIT_REPORT_H
#define LINKAUDIT_REPORT_H

#include "check.h"

#include <stdio.h>

/* Prints a string that came from a file or its name: what would steer a terminal, or add a line to
   a verdict, becomes "?". */
void report_text(FILE *out, const char *text);

/* A file's verdict: one line, then the findings, by rule, each rule with how to mend it. */
void report_check(FILE *out, const struct elf_file *f, const struct policy *policy,
                  const struct findings *findings, bool colour);

/* A file's floor, as floor_of returned it, and what the release below it lacks. */
void report_floor(FILE *out, const struct elf_file *f, int minor, const struct findings *below);

/* What a file needs, without a judgement. */
void report_needs(FILE *out, const struct elf_file *f);

/* One rule, whole; or all of them, a line each, when rule is NULL. */
void report_rules(FILE *out, const struct rule *rule);

#endif
