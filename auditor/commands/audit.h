/* The check of many files: each is read, judged under each policy, and told in a format. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_AUDIT_H
#define LINKAUDIT_AUDIT_H

#include "abi/abi_index.h"
#include "commands/inputs.h"
#include "commands/needed.h"
#include "commands/workers.h"
#include "report/format.h"

/* The program's exit statuses, worst last. */
enum exit_status { EXIT_PASS, EXIT_FINDINGS, EXIT_USAGE, EXIT_UNREADABLE };

enum { POLICY_LIMIT = 32 };

struct audit {
    struct policy policies[POLICY_LIMIT];
    size_t policy_count;
    const struct format *format;
    const char *map;          /* the link map of the one file; NULL: none */
    const char *sysroot;      /* where --recursive looks; NULL: not recursive */
    const char *library_path; /* LD_LIBRARY_PATH there; NULL: none */
    unsigned processes;
    bool colour, quiet; /* quiet: of what passes nothing is told */
    struct inputs inputs;
    struct abi_cache tables;
    struct loaded loaded; /* these two begin as {0} */
    struct needed needed;
};

/* Checks all inputs; prints to the standard output. The worst of the statuses. */
enum exit_status audit_run(struct audit *a);

/* One input under all policies: its verdicts told and counted; aside it says what it loads. */
void audit_file(struct audit *a, const struct input *input, const struct job_result *to);

/* A library that inputs load, the same way. The map and what it loads itself are not its. */
void audit_library(struct audit *a, const struct needed_library *library,
                   const struct job_result *to);

void audit_free(struct audit *a);

#endif
