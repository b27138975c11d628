/* The list of findings. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "judge/findings.h"

#include "abi/abi.h"
#include "base/grow.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Enough of a broken file; it fails anyway. */
enum { FINDING_LIMIT = 4096, SUBJECT_LIMIT = 512, SYMBOL_LIMIT = 400, VERSION_LIMIT = 100 };

/* One piece of memory for the texts of many findings; they stay where they are. */
struct finding_texts {
    struct finding_texts *before;
    size_t size, used;
    char bytes[];
};

/* Where size bytes of text can be written; NULL without memory. */
static char *room_for(struct findings *out, size_t size)
{
    enum { USUAL = 4 << 10 };
    if (!out->texts || out->texts->size - out->texts->used < size) {
        size_t whole = size < USUAL ? USUAL : size;
        struct finding_texts *texts = malloc(sizeof *texts + whole);
        if (!texts) {
            out->out_of_memory = true;
            return NULL;
        }
        *texts = (struct finding_texts){.before = out->texts, .size = whole};
        out->texts = texts;
    }
    return out->texts->bytes + out->texts->used;
}

static const char *subject_of(struct findings *out, const struct finding *about)
{
    const char *one = about->subject   ? about->subject
                      : about->symbol  ? about->symbol
                      : about->version ? about->version
                      : about->library ? about->library
                                       : "";
    bool versioned = !about->subject && about->symbol && about->version;
    size_t length = strnlen(one, versioned ? SYMBOL_LIMIT : SUBJECT_LIMIT);
    size_t more = versioned ? strnlen(about->version, VERSION_LIMIT) : 0;
    char *subject = room_for(out, length + versioned + more + 1);
    if (!subject)
        return NULL;
    memcpy(subject, one, length);
    if (versioned) {
        subject[length++] = '@';
        memcpy(subject + length, about->version, more);
    }
    subject[length + more] = '\0';
    out->texts->used += length + more + 1;
    return subject;
}

__attribute__((format(printf, 2, 0))) static const char *detail_of(struct findings *out,
                                                                   const char *format, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    char *detail = room_for(out, 1);
    size_t left = detail ? out->texts->size - out->texts->used : 0;
    size_t length = (size_t)vsnprintf(detail, left, format, ap) + 1;
    if (detail && length > left && (detail = room_for(out, length)))
        vsnprintf(detail, length, format, again);
    va_end(again);
    if (detail)
        out->texts->used += length;
    return detail;
}

void findings_add(struct findings *out, const struct policy *policy, enum rule_id rule,
                  struct finding about, const char *detail, ...)
{
    va_list ap;
    if (out->count == FINDING_LIMIT || policy->allowed & RULE_BIT(rule))
        return;
    struct finding *list = grown(out->list, out->count, sizeof *list);
    if (!list) {
        out->out_of_memory = true;
        return;
    }
    out->list = list;
    struct finding *new = &out->list[out->count];
    *new = about;
    new->rule = rule;
    new->warning |= policy->warned >> rule & 1;
    new->subject = subject_of(out, &about);
    va_start(ap, detail);
    new->detail = detail_of(out, detail, ap);
    va_end(ap);
    out->count++;
    out->failures += !new->warning;
}

void findings_drop(struct findings *out, size_t number)
{
    out->failures -= !out->list[number].warning;
    free(out->list[number].origin);
    out->count--;
    memmove(&out->list[number], &out->list[number + 1], (out->count - number) * sizeof *out->list);
}

void findings_free(struct findings *out)
{
    for (size_t i = 0; i < out->count; i++)
        free(out->list[i].origin);
    for (struct finding_texts *before; out->texts; out->texts = before) {
        before = out->texts->before;
        free(out->texts);
    }
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
