/* Turns what a closure lacks into findings. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "judge/check_closure.h"

#include "elf/lookup.h"
#include "loader/demands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATHS_SHOWN = 32 };

static const char other_library[] =
    "Install the release of the library that it was linked with, or link it with this one.";

/* The paths considered, in order: "; looked at /a/libx.so (DT_RPATH of /b: not there), ...". The
   caller's; NULL without memory. */
static char *paths_text(const struct search_result *search)
{
    char *text = NULL;
    size_t size = 0, n = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    for (const struct search_step *s = search->steps; s && n < PATHS_SHOWN; s = s->next, n++)
        fprintf(out, "%s%s (%s%s%s: %s)", n ? ", " : "; looked at ", s->path,
                search_source_text(s->source), s->whose ? " of " : "",
                s->whose ? s->whose->path : "", search_outcome_text(s->outcome));
    if (n == PATHS_SHOWN)
        fputs(", ...", out);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

/* " and 3 others", or nothing. */
static const char *others_text(size_t others, char text[48])
{
    text[0] = '\0';
    if (others)
        snprintf(text, 48, " and %zu other%s", others, others > 1 ? "s" : "");
    return text;
}

static void find_missing(const struct closure_missing *m, const struct policy *policy,
                         struct findings *out)
{
    char others[48];
    char *paths = paths_text(&m->search);
    if (!paths)
        out->out_of_memory = true;
    else
        findings_add(out, policy, RULE_MISSING_LIBRARY, (struct finding){.library = m->name},
                     "%s%s need%s it%s%s%s", m->wanted_by->self.path,
                     others_text(m->others, others), m->others ? "" : "s", paths,
                     m->error ? "; " : "", m->error ? m->error : "");
    free(paths);
}

/* What the loader finds only by its cache. */
static void find_uncached(const struct closure *c, const struct closure_object *o,
                          const struct policy *policy, struct findings *out)
{
    findings_add(out, policy, RULE_LIBRARY_CACHE, (struct finding){.library = o->name}, "%s: %s",
                 o->self.path,
                 c->loaded->paths.has_cache ? "etc/ld.so.cache does not list it"
                                            : "there is no etc/ld.so.cache that can be read");
}

static bool is_used(const struct elf_file *f, const struct library *library)
{
    for (size_t i = 0; i < f->import_count; i++) {
        struct elf_export found;
        size_t at = 0;
        const char *name = f->imports[i].name;
        if (library_export(library, name, elf_gnu_hash(name), &at, &found))
            return true;
    }
    return false;
}

/* Of the file's own needs: those that define nothing that it imports. */
static void find_unused(const struct closure *c, const struct policy *policy, struct findings *out)
{
    const struct elf_file *f = c->objects[0]->file;
    if (!(policy->asked & RULE_BIT(RULE_UNUSED_LIBRARY)))
        return;
    for (size_t i = 0; i < f->needed_count; i++) {
        const struct closure_name *name = closure_find(c, f->needed[i]);
        const struct library *kept = name && name->object ? name->object->kept : NULL;
        if (kept && !is_used(f, kept))
            findings_add(out, policy, RULE_UNUSED_LIBRARY,
                         (struct finding){.library = f->needed[i]},
                         "%s defines nothing that the file imports", name->object->self.path);
    }
}

static void find_version(const struct demand *d, const struct policy *policy, struct findings *out)
{
    char others[48];
    const struct finding about = {
        .version = d->version, .library = d->library, .warning = d->weak, .mend = other_library};
    others_text(d->others, others);
    if (d->from)
        findings_add(out, policy, RULE_NEEDED_VERSION, about, "%s does not define it for %s%s",
                     d->from->self.path, d->by->self.path, others);
    else
        findings_add(out, policy, RULE_NEEDED_VERSION, about,
                     "%s%s ask%s it of %.100s, which nothing loads: the loader stops there",
                     d->by->self.path, others, d->others ? "" : "s", d->library);
}

/* A plugin, which has no name of its own, may get symbols of the program that loads it. */
static void find_undefined(const struct demand *d, const struct policy *policy,
                           struct findings *out)
{
    char others[48];
    const struct finding about = {.symbol = d->name, .warning = !d->by->soname};
    findings_add(out, policy, RULE_UNDEFINED_SYMBOL, about,
                 "nothing that is loaded defines it for %s%s", d->by->self.path,
                 others_text(d->others, others));
}

static void find_symbol(const struct demand *d, const struct policy *policy, struct findings *out)
{
    char others[48];
    const struct finding about = {
        .symbol = d->name, .version = d->version, .library = d->library, .mend = other_library};
    others_text(d->others, others);
    if (d->without_versions)
        findings_add(out, policy, RULE_SYMBOL, about,
                     "%s has it without any symbol versions, at which loaders stop "
                     "(an assertion; glibc 2.36 does, 2.41 does not) for %s%s",
                     d->from->self.path, d->by->self.path, others);
    else if (d->other_version)
        findings_add(out, policy, RULE_SYMBOL, about,
                     "%s has it in another version than %s%s ask%s for",
                     d->other_version->self.path, d->by->self.path, others, d->others ? "" : "s");
    else
        findings_add(out, policy, RULE_SYMBOL, about, "nothing that is loaded defines it for %s%s",
                     d->by->self.path, others);
}

/* What a missing library would have brought is not missed once more. */
static bool is_judged(const struct closure *c, const struct demand *d)
{
    const struct closure_name *name = d->library ? closure_find(c, d->library) : NULL;
    if (d->met || (name && name->missing))
        return false;
    if (!*d->name)
        return d->from || !d->weak;
    return d->version ? d->from != NULL : c->missing_count == 0;
}

enum elf_status check_closure(struct closure *c, const struct policy *policy, struct findings *out,
                              char *error, size_t error_size)
{
    struct demands demands;
    enum elf_status status = demands_collect(&demands, c, error, error_size);
    if (status != ELF_OK)
        return status;
    for (size_t i = 0; i < c->missing_count; i++)
        find_missing(c->missing[i], policy, out);
    find_unused(c, policy, out);
    for (size_t i = 0; i < c->count; i++)
        if (c->objects[i]->search.uncached)
            find_uncached(c, c->objects[i], policy, out);
    for (size_t i = 0; i < demands.count; i++) {
        const struct demand *d = demands.list[i];
        if (!is_judged(c, d))
            continue;
        if (!*d->name)
            find_version(d, policy, out);
        else if (!d->version && !c->is_program)
            find_undefined(d, policy, out);
        else
            find_symbol(d, policy, out);
    }
    demands_free(&demands);
    return ELF_OK;
}
