/* A closure as text: libtree's "paths considered", without the tree. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/report_closure.h"

#include "report/text.h"

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

void report_closure(FILE *out, const struct closure *c)
{
    text_plain(out, c->objects[0]->self.path);
    fputc('\n', out);
    for (size_t i = 1; i < c->count; i++)
        report_object(out, c->objects[i]);
    for (size_t i = 0; i < c->missing_count; i++)
        report_missing(out, c->missing[i]);
}
