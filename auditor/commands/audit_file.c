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
    return v->file && v->arch && !policy_names_libc(v->policy) && a->inputs.count == 1;
}

static void judge_all(struct audit *a, const struct facts *f, size_t needed_by,
                      const struct report *to)
{
    for (size_t i = 0; i < a->policy_count; i++) {
        struct verdict v;
        judge(&v, f, &a->policies[i], &a->tables);
        v.needed_by = needed_by;
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

static struct report report_to(const struct audit *a, const struct job_result *to)
{
    return (struct report){a->format, a->colour, a->quiet, to->out, to->counts};
}

void audit_library(struct audit *a, const struct needed_library *library,
                   const struct job_result *to)
{
    const struct report report = report_to(a, to);
    const struct facts_wanted alone = {.elf = wanted(a)};
    /* A kept one's facts are those that every policy wants, and no others. */
    const struct library *kept =
        alone.elf ? NULL : libraries_find(&a->loaded.libraries, library->id);
    struct facts f;
    if (kept)
        facts_of_library(&f, kept, library->path);
    else
        facts_open(&f, library->path, library->path, false, &alone);
    if (f.kind == FACTS_LINKED)
        judge_all(a, &f, library->by, &report);
    else
        tell_unreadable(a, library->path, f.error, &report);
    facts_close(&f);
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
    judge_all(a, f, 0, to);
}

static void audit_objects(struct audit *a, const struct facts *f, const struct report *to)
{
    for (size_t i = 0; i < f->objects.unreadable_count; i++)
        tell_unreadable(a, f->objects.unreadable[i].name, f->objects.unreadable[i].error, to);
    judge_all(a, f, 0, to);
}

void audit_file(struct audit *a, const struct input *input, const struct job_result *to)
{
    const struct report report = report_to(a, to);
    const struct names *beside = input->container ? &input->container->whole->names : NULL;
    const struct facts_wanted wants = {wanted(a),
                                       a->map,
                                       a->sysroot,
                                       a->library_path,
                                       &a->loaded,
                                       beside,
                                       input->container ? input->container->shown : NULL};
    struct facts f;
    facts_open(&f, input->path, input_name(input), input->walked, &wants);
    if (f.kind == FACTS_LINKED)
        audit_linked(a, &f, &report);
    else if (f.kind == FACTS_OBJECTS)
        audit_objects(a, &f, &report);
    else if (f.kind == FACTS_UNREADABLE)
        tell_unreadable(a, input_name(input), f.error, &report);
    needed_write(to->aside, f.closures, f.closure_count);
    facts_close(&f);
}
