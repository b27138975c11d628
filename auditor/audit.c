/* From inputs to verdicts, in one process or several. */
#define _GNU_SOURCE
#include "audit.h"

#include "distributions.h"
#include "floor.h"
#include "text.h"
#include "workers.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* On the standard error too, whatever the format: it may go to a file that nobody reads now. */
static void complain(const char *path, const char *error)
{
    fputs("linkaudit: ", stderr);
    text_plain(stderr, path);
    fprintf(stderr, ": %s\n", error);
}

static void tell(struct audit *a, struct verdict *v, FILE *out, size_t counts[WORK_COUNTS])
{
    if (v->findings.out_of_memory) {
        complain(v->path, "out of memory");
        v->status = VERDICT_UNREADABLE;
        v->error = "out of memory";
    }
    findings_sort(&v->findings);
    a->format->verdict(out, v, a->colour);
    counts[v->status]++;
    findings_free(&v->findings);
    findings_free(&v->below);
    free(v->runs_on);
}

/* NULL without memory: then the page lacks it. */
static char *runs_on(struct audit *a, const struct elf_file *f)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out) {
        distributions_summary(out, f, &a->tables);
        fclose(out);
    }
    return text;
}

static void tell_unreadable(struct audit *a, const char *path, const char *error, FILE *out,
                            size_t counts[WORK_COUNTS])
{
    complain(path, error);
    for (size_t i = 0; i < a->policy_count; i++)
        tell(a,
             &(struct verdict){.path = path,
                               .policy = &a->policies[i],
                               .status = VERDICT_UNREADABLE,
                               .error = error,
                               .minor = a->policies[i].minor},
             out, counts);
}

static void judge(struct audit *a, const struct elf_file *f, const struct policy *policy, FILE *out,
                  size_t counts[WORK_COUNTS])
{
    const struct abi_arch *arch = abi_by_elf(f->machine, f->elf_class, f->data);
    struct verdict v = {.path = f->path,
                        .policy = policy,
                        .file = f,
                        .arch = arch ? arch->name : NULL,
                        .minor = policy->minor};
    int minor = policy->minor;
    if (!minor) { /* judged for its own floor; where there is none, for the newest release */
        v.minor = floor_of(f, policy, &a->tables, &v.below);
        minor = v.minor == FLOOR_ANY && arch ? arch->oldest : v.minor;
        if (v.minor == FLOOR_NONE && arch)
            minor = arch->newest;
    }
    if (!policy->minor && arch && a->inputs.count == 1)
        v.runs_on = runs_on(a, f);
    check_file(f, policy, minor, &a->tables, &v.findings);
    v.status = v.findings.failures ? VERDICT_FAIL : VERDICT_PASS;
    tell(a, &v, out, counts);
}

/* What only some policies judge is read only for them. */
static unsigned wanted(const struct audit *a)
{
    unsigned want = 0;
    for (size_t i = 0; i < a->policy_count; i++)
        if (a->policies[i].has_export)
            want |= ELF_EXPORTS;
    return want;
}

static bool is_elf(const char *path)
{
    char magic[4] = "";
    FILE *f = fopen(path, "re");
    bool is = f && fread(magic, 1, 4, f) == 4 && memcmp(magic, "\177ELF", 4) == 0;
    if (f)
        fclose(f);
    return is;
}

static void audit_one(void *context, size_t number, FILE *out, size_t counts[WORK_COUNTS])
{
    struct audit *a = context;
    const struct input *input = &a->inputs.list[number];
    struct elf_file f;
    char error[256];
    enum elf_status status = elf_open(&f, input->path, wanted(a), error, sizeof error);
    if (status != ELF_OK) {
        if (!input->walked || (status != ELF_OTHER && is_elf(input->path)))
            tell_unreadable(a, input->path, error, out, counts);
        return;
    }
    for (size_t i = 0; i < a->policy_count; i++)
        judge(a, &f, &a->policies[i], out, counts);
    elf_close(&f);
}

static const char *name_of(void *context, size_t number)
{
    return ((struct audit *)context)->inputs.list[number].path;
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

/* A copy of one stream at the end of another. */
static bool append(FILE *out, FILE *from)
{
    char piece[1 << 14];
    rewind(from);
    for (size_t got; (got = fread(piece, 1, sizeof piece, from)) > 0;)
        fwrite(piece, 1, got, out);
    return !ferror(from);
}

enum exit_status audit_run(struct audit *a)
{
    /* Files' tables come and go: they need not be asked of the system and zeroed each time. */
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    const struct work work = {a->inputs.count, audit_one, show_progress, name_of, a};
    size_t counts[WORK_COUNTS] = {0};
    FILE *body = a->format->totals_first ? tmpfile() : stdout;
    struct totals totals = {{0}};
    if (!body) {
        perror("linkaudit: temporary file");
        return EXIT_UNREADABLE;
    }
    if (body == stdout)
        a->format->begin(stdout, &totals);
    bool good = work_run(&work, a->processes, body, a->format->separator, counts);
    memcpy(totals.of, counts, sizeof totals.of);
    if (body != stdout) {
        a->format->begin(stdout, &totals);
        good &= append(stdout, body);
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
}
