/* For tests/auditor/resolve.t: what FILE loads inside SYSROOT, then a line for each finding.
 * Exit status: 0 none, 1 some, 3 unreadable. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/check_closure.h"
#include "judge/facts.h"
#include "report/text.h"

#include <stdio.h>

static void report_step(FILE *out, const struct search_step *s)
{
    fputs("      ", out);
    text_plain(out, s->path);
    fprintf(out, "  %s", search_source_text(s->source));
    if (s->whose) {
        fputs(" of ", out);
        text_plain(out, s->whose->path);
    }
    fprintf(out, ": %s\n", search_outcome_text(s->outcome));
}

static void report_object(FILE *out, const struct closure_object *o)
{
    fputs("  ", out);
    text_plain(out, o->name);
    fputs("  ", out);
    text_plain(out, o->self.path);
    fprintf(out, "  %s", search_source_text(o->search.taken->source));
    if (o->search.taken->whose) {
        fputs(" of ", out);
        text_plain(out, o->search.taken->whose->path);
    }
    fputc('\n', out);
    for (const struct search_step *s = o->search.steps; s; s = s->next)
        if (s->outcome != SEARCH_ABSENT && s->outcome != SEARCH_TAKEN)
            report_step(out, s);
}

static void report_missing(FILE *out, const struct closure_missing *m)
{
    fputs("  ", out);
    text_plain(out, m->name);
    fprintf(out, "  %s  needed by ", m->error ? m->error : "not found");
    text_plain(out, m->wanted_by->self.path);
    fputc('\n', out);
    for (const struct search_step *s = m->search.steps; s; s = s->next)
        report_step(out, s);
}

static void report_closure(FILE *out, const struct closure *c)
{
    text_plain(out, c->objects[0]->self.path);
    fputc('\n', out);
    for (size_t i = 1; i < c->count; i++)
        report_object(out, c->objects[i]);
    for (size_t i = 0; i < c->missing_count; i++)
        report_missing(out, c->missing[i]);
}

/* Its findings, a line each; the exit status. */
static int report_findings(struct closure *c)
{
    struct findings found = {0};
    const struct policy policy = {.name = "test"};
    char error[512];
    int status = 3;
    if (check_closure(c, &policy, &found, error, sizeof error) == ELF_OK) {
        for (size_t i = 0; i < found.count; i++)
            printf("%s %s %s: %s\n", found.list[i].warning ? "warning" : "finding",
                   rules[found.list[i].rule].name, found.list[i].subject, found.list[i].detail);
        status = found.failures ? 1 : 0;
    } else
        fprintf(stderr, "%s\n", error);
    findings_free(&found);
    return status;
}

int main(int argc, char **argv)
{
    struct facts f;
    struct loaded loaded = {0};
    int status = 3;
    if (argc != 3) {
        fputs("usage: closure SYSROOT FILE\n", stderr);
        return 2;
    }
    facts_open(&f, argv[2], argv[2], false,
               &(struct facts_wanted){.sysroot = argv[1], .loaded = &loaded});
    if (f.kind != FACTS_LINKED || !f.closure_count)
        fprintf(stderr, "%s\n", f.error);
    else {
        report_closure(stdout, f.closures[0]);
        status = report_findings(f.closures[0]);
    }
    facts_close(&f);
    loaded_free(&loaded);
    return status;
}
