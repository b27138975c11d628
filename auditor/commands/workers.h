/* One job for each of many files, in one process or several, told in the files' order. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_WORKERS_H
#define LINKAUDIT_WORKERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Up to this many processes. */
enum { WORKERS_LIMIT = 256 };

/* What a job leaves: as many counts as WORK_COUNTS, which are added up, its text in out, and bytes
   in aside for who runs the jobs. */
enum { WORK_COUNTS = 72 };
struct job_result {
    FILE *out, *aside;
    size_t *counts;
};

struct work {
    size_t count; /* jobs */
    void (*job)(void *context, size_t number, const struct job_result *to);
    /* These two after each job; NULL: nobody asks. */
    void (*take)(void *context, const char *aside, size_t size);
    void (*progress)(void *context, size_t done);
    const char *(*name)(void *context, size_t number);
    void *context;
};

/* Where the jobs' texts go. All begin with the separator, which the first drops. */
struct work_output {
    FILE *out;
    const char *separator;
    bool begun;
};

/* Runs the jobs in that many processes; their texts to the output, in order. False when a process
   died or could not be begun: that is printed with the job's number, and the rest of its jobs are
   lost. */
bool work_run(const struct work *work, unsigned processes, struct work_output *output,
              size_t counts[WORK_COUNTS]);

#endif
