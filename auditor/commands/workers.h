/* One job for each of many files, in one process or several, told in the files' order. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_WORKERS_H
#define LINKAUDIT_WORKERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Up to this many processes. */
enum { WORKERS_LIMIT = 256 };

/* What a job leaves: as many counts as WORK_COUNTS, which are added up, and its text. */
enum { WORK_COUNTS = 4 };

struct work {
    size_t count; /* jobs */
    void (*job)(void *context, size_t number, FILE *out, size_t counts[WORK_COUNTS]);
    void (*progress)(void *context, size_t done); /* after each job */
    const char *(*name)(void *context, size_t number);
    void *context;
};

/* Runs the jobs in that many processes; their texts to out, in order, the first without the text
   that all begin with (separator). False when a process died or could not be begun: that is printed
   with the job's number, and the rest of its jobs are lost. */
bool work_run(const struct work *work, unsigned processes, FILE *out, const char *separator,
              size_t counts[WORK_COUNTS]);

#endif
