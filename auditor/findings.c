/* The list of findings. */
#define _GNU_SOURCE
#include "findings.h"

#include "abi.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FINDING_LIMIT = 4096, SUBJECT_LIMIT = 512 }; /* enough of a broken file; it fails anyway */

static char *subject_of(const struct finding *about)
{
    char *subject = NULL;
    const char *one = about->subject   ? about->subject
                      : about->symbol  ? about->symbol
                      : about->version ? about->version
                      : about->library ? about->library
                                       : "";
    if (!about->subject && about->symbol && about->version) {
        if (asprintf(&subject, "%.400s@%.100s", about->symbol, about->version) < 0)
            return NULL;
        return subject;
    }
    return strndup(one, SUBJECT_LIMIT);
}

void find(struct findings *out, const struct policy *policy, enum rule_id rule,
          struct finding about, const char *detail, ...)
{
    va_list ap;
    if (out->count == FINDING_LIMIT || policy->allowed & RULE_BIT(rule))
        return;
    if (out->count == out->room) {
        size_t room = out->room ? out->room * 2 : 16;
        struct finding *more = realloc(out->list, room * sizeof *more);
        if (!more) {
            out->out_of_memory = true;
            return;
        }
        out->list = more;
        out->room = room;
    }
    struct finding *new = &out->list[out->count];
    *new = about;
    new->rule = rule;
    new->warning |= policy->warned >> rule & 1;
    new->subject = subject_of(&about);
    va_start(ap, detail);
    if (vasprintf(&new->detail, detail, ap) < 0)
        new->detail = NULL;
    va_end(ap);
    out->count++;
    out->failures += !new->warning;
    if (!new->subject || !new->detail)
        out->out_of_memory = true;
}

static void free_finding(struct finding *found)
{
    free((char *)found->subject);
    free(found->detail);
    free(found->origin);
}

void findings_drop(struct findings *out, size_t number)
{
    out->failures -= !out->list[number].warning;
    free_finding(&out->list[number]);
    out->count--;
    memmove(&out->list[number], &out->list[number + 1], (out->count - number) * sizeof *out->list);
}

void findings_free(struct findings *out)
{
    for (size_t i = 0; i < out->count; i++)
        free_finding(&out->list[i]);
    free(out->list);
    *out = (struct findings){0};
}

static int compare(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    if (a->rule != b->rule)
        return a->rule < b->rule ? -1 : 1;
    int order = abi_compare_versions(a->subject, b->subject);
    return order || !a->origin || !b->origin ? order : strcmp(a->origin, b->origin);
}

void findings_sort(struct findings *out)
{
    if (out->count && !out->out_of_memory)
        qsort(out->list, out->count, sizeof *out->list, compare);
}
