/* From inputs to verdicts, in one process or several. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/audit.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void run_file(void *context, size_t number, const struct job_result *to)
{
    struct audit *a = context;
    audit_file(a, &a->inputs.list[number], to);
}

static void run_library(void *context, size_t number, const struct job_result *to)
{
    struct audit *a = context;
    audit_library(a, &a->needed.list[number], to);
}

static const char *name_of_file(void *context, size_t number)
{
    return input_name(&((struct audit *)context)->inputs.list[number]);
}

static const char *name_of_library(void *context, size_t number)
{
    return ((struct audit *)context)->needed.list[number].path;
}

static void take_needed(void *context, const char *aside, size_t size)
{
    needed_take(&((struct audit *)context)->needed, aside, size);
}

/* One line that is written over, where somebody looks and there is something to wait for. */
static void show_progress(void *context, size_t done)
{
    const struct audit *a = context;
    enum { MANY = 2000, EVERY = 100 };
    if (a->inputs.count < MANY || (done % EVERY && done < a->inputs.count) ||
        !isatty(STDERR_FILENO))
        return;
    if (done < a->inputs.count)
        fprintf(stderr, "\rlinkaudit: %zu of %zu files", done, a->inputs.count);
    else
        fputs("\r\033[K", stderr);
}

/* The inputs, then the libraries that they load. False when not all was judged. */
static bool run_all(struct audit *a, FILE *body, size_t counts[WORK_COUNTS])
{
    struct work_output output = {.out = body, .separator = a->format->separator};
    const struct work files = {.count = a->inputs.count,
                               .job = run_file,
                               .take = take_needed,
                               .progress = show_progress,
                               .name = name_of_file,
                               .context = a};
    bool good = work_run(&files, a->processes, &output, counts);
    const struct work libraries = {
        .count = a->needed.count, .job = run_library, .name = name_of_library, .context = a};
    good &= work_run(&libraries, a->processes, &output, counts);
    if (a->needed.out_of_memory)
        fputs("linkaudit: out of memory: not all libraries are judged\n", stderr);
    return good && !a->needed.out_of_memory;
}

/* A copy of one stream at the end of another. */
static bool append(FILE *out, FILE *from)
{
    char piece[1 << 14];
    rewind(from);
    for (size_t got; (got = fread(piece, 1, sizeof piece, from)) > 0;)
        fwrite(piece, 1, got, out);
    return !ferror(from);
}

/* The lines of a status: each begins with the status's digit. */
static bool append_group(FILE *out, FILE *from, enum verdict_status status)
{
    char *line = NULL;
    size_t room = 0;
    rewind(from);
    for (ssize_t length; (length = getline(&line, &room, from)) > 0;)
        if (line[0] == '0' + (int)status)
            fwrite(line + 1, 1, (size_t)length - 1, out);
    free(line);
    return !ferror(from);
}

/* The verdicts behind the format's beginning. */
static bool append_body(const struct format *format, FILE *body, const struct totals *totals)
{
    static const enum verdict_status order[] = {VERDICT_FAIL, VERDICT_UNREADABLE, VERDICT_PASS};
    bool good = true;
    if (!format->group)
        return append(stdout, body);
    for (size_t i = 0; i < VERDICT_STATUSES; i++) {
        format->group(stdout, order[i], totals);
        good &= append_group(stdout, body, order[i]);
    }
    return good;
}

enum exit_status audit_run(struct audit *a)
{
    /* Files' tables come and go: they need not be asked of the system and zeroed each time. */
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    size_t counts[WORK_COUNTS] = {0};
    _Static_assert(sizeof(struct totals) <= sizeof counts, "room for all that is counted");
    FILE *body = a->format->totals_first ? tmpfile() : stdout;
    struct totals totals = {{0}, {0}};
    if (!body) {
        perror("linkaudit: temporary file");
        return EXIT_UNREADABLE;
    }
    if (body == stdout)
        a->format->begin(stdout, &totals);
    bool good = run_all(a, body, counts);
    memcpy(&totals, counts, sizeof totals);
    if (body != stdout) {
        a->format->begin(stdout, &totals);
        good &= append_body(a->format, body, &totals);
        fclose(body);
    }
    a->format->end(stdout, &totals);
    if (good && counts[VERDICT_PASS] + counts[VERDICT_FAIL] + counts[VERDICT_UNREADABLE] == 0) {
        fputs("linkaudit: no linked ELF file found: nothing was audited\n", stderr);
        return EXIT_UNREADABLE;
    }
    if (!good || totals.of[VERDICT_UNREADABLE])
        return EXIT_UNREADABLE;
    return totals.of[VERDICT_FAIL] ? EXIT_FINDINGS : EXIT_PASS;
}

void audit_free(struct audit *a)
{
    for (size_t i = 0; i < a->policy_count; i++)
        policy_free(&a->policies[i]);
    inputs_free(&a->inputs);
    abi_cache_free(&a->tables);
    loaded_free(&a->loaded);
    needed_free(&a->needed);
}
