/* The check of many files: each under each policy, told in a format. */
#ifndef LINKAUDIT_AUDIT_H
#define LINKAUDIT_AUDIT_H

#include "inputs.h"
#include "verdict.h"
#include "workers.h"

/* The program's exit statuses, worst last. */
enum exit_status { EXIT_PASS, EXIT_FINDINGS, EXIT_USAGE, EXIT_UNREADABLE };

enum { POLICY_LIMIT = 32 };

struct audit {
    struct policy policies[POLICY_LIMIT];
    size_t policy_count;
    const struct format *format;
    const char *map;       /* the link map of the one file; NULL: none */
    const char *sysroot;   /* where --recursive looks; NULL: not recursive */
    const struct why *why; /* the map, read, while its file is judged; else NULL */
    unsigned processes;
    bool colour;
    struct inputs inputs;
    struct abi_cache tables;
};

/* Checks all inputs; prints to the standard output. The worst of the statuses. */
enum exit_status audit_run(struct audit *a);

/* One input under all policies: its verdicts to out, and counted. */
void audit_file(struct audit *a, const struct input *input, FILE *out, size_t counts[WORK_COUNTS]);

/* The same of one that is no linked file: an object file or an archive (is_object_file). */
void audit_objects(struct audit *a, const char *path, FILE *out, size_t counts[WORK_COUNTS]);

/* Prints a verdict, counts it and frees what it holds. */
void tell_verdict(struct audit *a, struct verdict *v, FILE *out, size_t counts[WORK_COUNTS]);

/* A file that can't be read: on the standard error, and under each policy. */
void tell_unreadable(struct audit *a, const char *path, const char *error, FILE *out,
                     size_t counts[WORK_COUNTS]);

void audit_free(struct audit *a);

#endif
