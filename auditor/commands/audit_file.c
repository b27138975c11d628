/* One input: read, judged under each policy, told. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/audit.h"
#include "commands/container.h"
#include "judge/distributions.h"
#include "judge/judge.h"
#include "report/report.h"
#include "report/text.h"

static void tell_unreadable(struct audit *a, const char *path, const char *error,
                            const struct report *to)
{
    report_unreadable(to, a->policies, a->policy_count, path, error);
}

/* For the page of one file. */
static bool wants_distributions(const struct audit *a, const struct verdict *v)
{
    return v->file && v->arch && !v->policy->minor && a->inputs.count == 1;
}

static void judge_all(struct audit *a, const struct facts *f, const struct report *to)
{
    for (size_t i = 0; i < a->policy_count; i++) {
        struct verdict v;
        judge(&v, f, &a->policies[i], &a->tables);
        if (wants_distributions(a, &v))
            v.runs_on = distributions_run(v.file, &a->tables);
        report_verdict(to, &v);
        verdict_free(&v);
    }
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

/* A library, as if it had been named. The map is not its. */
static void audit_library(struct audit *a, const char *path, const struct report *to)
{
    const struct facts_wanted alone = {.elf = wanted(a)};
    struct facts f;
    facts_open(&f, path, path, false, &alone);
    if (f.kind == FACTS_LINKED)
        judge_all(a, &f, to);
    else
        tell_unreadable(a, path, f.error, to);
    facts_close(&f);
}

/* The libraries of a closure, but glibc's. */
static void audit_libraries(struct audit *a, const struct closure *closure, const struct report *to)
{
    const struct search *s = &closure->search;
    const struct abi_arch *arch = abi_by_elf(s->machine, s->elf_class, s->data);
    for (size_t n = 1; n < closure->count; n++) {
        const struct closure_object *object = closure->objects[n];
        if (!arch || !object->soname || abi_library(arch, object->soname) < 0)
            audit_library(a, object->host, to);
    }
}

static void audit_linked(struct audit *a, const struct facts *f, const struct report *to)
{
    if (f->has_map_error)
        tell_unreadable(a, a->map, f->map_error, to);
    else if (f->why && why_gaps(f->why))
        text_complain(a->map, why_gaps(f->why));
    if (f->has_closure_error) {
        tell_unreadable(a, f->path, f->error, to);
        return;
    }
    judge_all(a, f, to);
    if (f->closure)
        audit_libraries(a, f->closure, to);
}

static void audit_objects(struct audit *a, const struct facts *f, const struct report *to)
{
    for (size_t i = 0; i < f->objects.unreadable_count; i++)
        tell_unreadable(a, f->objects.unreadable[i].name, f->objects.unreadable[i].error, to);
    judge_all(a, f, to);
}

void audit_file(struct audit *a, const struct input *input, FILE *out, size_t counts[WORK_COUNTS])
{
    const struct report to = {a->format, a->colour, a->quiet, out, counts};
    const struct names *beside = input->container ? &input->container->whole->names : NULL;
    const struct facts_wanted wants = {wanted(a), a->map, a->sysroot, beside};
    struct facts f;
    facts_open(&f, input->path, input_name(input), input->walked, &wants);
    if (f.kind == FACTS_LINKED)
        audit_linked(a, &f, &to);
    else if (f.kind == FACTS_OBJECTS)
        audit_objects(a, &f, &to);
    else if (f.kind == FACTS_UNREADABLE)
        tell_unreadable(a, input_name(input), f.error, &to);
    facts_close(&f);
}
