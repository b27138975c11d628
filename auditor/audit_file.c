/* One input: opened, judged under each policy, told. */
#define _GNU_SOURCE
#include "audit.h"
#include "check_closure.h"
#include "distributions.h"
#include "floor.h"
#include "text.h"
#include "why.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void tell_verdict(struct audit *a, struct verdict *v, FILE *out, size_t counts[WORK_COUNTS])
{
    if (v->findings.out_of_memory) {
        text_complain(v->path, "out of memory");
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

void tell_unreadable(struct audit *a, const char *path, const char *error, FILE *out,
                     size_t counts[WORK_COUNTS])
{
    /* Whatever the format: its text may go to a file that nobody reads now. */
    text_complain(path, error);
    for (size_t i = 0; i < a->policy_count; i++)
        tell_verdict(a,
                     &(struct verdict){.path = path,
                                       .policy = &a->policies[i],
                                       .status = VERDICT_UNREADABLE,
                                       .error = error,
                                       .minor = a->policies[i].minor},
                     out, counts);
}

/* What the loader would not find. Where a policy names a release, glibc's own libraries need not be
   in the sysroot: the table has them. */
static void judge_closure(struct closure *closure, const struct policy *policy,
                          const struct abi_arch *arch, struct verdict *v)
{
    size_t i = v->findings.count;
    if (check_closure(closure, policy, &v->findings, v->error_text, sizeof v->error_text) != ELF_OK)
        v->error = v->error_text;
    while (policy->minor && arch && i < v->findings.count) {
        const struct finding *found = &v->findings.list[i];
        const char *slash = found->library ? strrchr(found->library, '/') : NULL; /* PT_INTERP */
        if (found->rule == RULE_MISSING_LIBRARY &&
            abi_library(arch, slash ? slash + 1 : found->library) >= 0)
            findings_drop(&v->findings, i);
        else
            i++;
    }
}

/* Who brought the symbols, where a link map tells. */
static void add_origins(const struct why *w, struct findings *findings)
{
    for (size_t i = 0; w && i < findings->count; i++)
        if (findings->list[i].symbol && !findings->list[i].origin)
            findings->list[i].origin = why_summary(w, findings->list[i].symbol);
}

static void judge(struct audit *a, const struct elf_file *f, const struct policy *policy,
                  struct closure *closure, FILE *out, size_t counts[WORK_COUNTS])
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
    if (closure)
        judge_closure(closure, policy, arch, &v);
    add_origins(a->why, &v.findings);
    add_origins(a->why, &v.below);
    v.status = v.error ? VERDICT_UNREADABLE : v.findings.failures ? VERDICT_FAIL : VERDICT_PASS;
    tell_verdict(a, &v, out, counts);
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

/* The libraries of a closure, but glibc's: each is judged as if it had been named. */
static void judge_libraries(struct audit *a, const struct closure *closure, FILE *out,
                            size_t counts[WORK_COUNTS])
{
    a->why = NULL; /* the map is not theirs */
    for (size_t n = 1; n < closure->count; n++) {
        const struct closure_object *object = closure->objects[n];
        const struct abi_arch *arch =
            abi_by_elf(closure->search.machine, closure->search.elf_class, closure->search.data);
        struct elf_file f;
        char error[256];
        if (arch && object->soname && abi_library(arch, object->soname) >= 0)
            continue;
        if (elf_open(&f, object->host, wanted(a), error, sizeof error) != ELF_OK) {
            tell_unreadable(a, object->host, error, out, counts);
            continue;
        }
        for (size_t i = 0; i < a->policy_count; i++)
            judge(a, &f, &a->policies[i], NULL, out, counts);
        elf_close(&f);
    }
}

static void audit_recursively(struct audit *a, const struct elf_file *f, FILE *out,
                              size_t counts[WORK_COUNTS])
{
    struct closure closure;
    char error[256];
    if (closure_open(&closure, f->path, a->sysroot, error, sizeof error) != ELF_OK) {
        tell_unreadable(a, f->path, error, out, counts);
        return;
    }
    for (size_t i = 0; i < a->policy_count; i++)
        judge(a, f, &a->policies[i], &closure, out, counts);
    judge_libraries(a, &closure, out, counts);
    closure_close(&closure);
}

/* NULL without a map, and where it can't be read, which is told. */
static struct why *open_map(struct audit *a, const struct elf_file *f, FILE *out,
                            size_t counts[WORK_COUNTS])
{
    char error[512];
    struct why *w = a->map ? why_open(a->map, f, error, sizeof error) : NULL;
    if (a->map && !w)
        tell_unreadable(a, a->map, error, out, counts);
    if (w && why_gaps(w))
        text_complain(a->map, why_gaps(w));
    return w;
}

void audit_file(struct audit *a, const struct input *input, FILE *out, size_t counts[WORK_COUNTS])
{
    struct elf_file f;
    char error[256];
    enum elf_status status = elf_open(&f, input->path, wanted(a), error, sizeof error);
    if (status != ELF_OK) {
        if (!input->walked && is_object_file(input->path))
            audit_objects(a, input->path, out, counts);
        else if (!input->walked || (status != ELF_OTHER && is_elf(input->path)))
            tell_unreadable(a, input->path, error, out, counts);
        return;
    }
    struct why *why = open_map(a, &f, out, counts);
    a->why = why;
    if (a->sysroot && f.dynamic) {
        audit_recursively(a, &f, out, counts);
    } else {
        for (size_t i = 0; i < a->policy_count; i++)
            judge(a, &f, &a->policies[i], NULL, out, counts);
    }
    a->why = NULL;
    why_close(why);
    elf_close(&f);
}
