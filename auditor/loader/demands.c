/* Who needs what, and who has it: glibc's elf/dl-version.c (match_symbol) and elf/dl-lookup.c
 * (check_match). */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "loader/demands.h"

#include "elf/open.h"

#include <stdio.h>
#include <string.h>

/* Symbols lie together by name, versions by version. */
static uint64_t hash_of(const char *name, const char *version)
{
    const char *key = *name ? name : version;
    return hash_text(key, strlen(key));
}

/* The next demand that may be of that name or version; NULL behind the last. */
static struct demand *next_demand(const struct demands *d, uint64_t hash, size_t *at)
{
    int32_t number = table_next(&d->by_name, hash, at);
    return number == TABLE_NONE ? NULL : d->list[number];
}

/* Twice the room. The old list stays in the arena: less than the new. */
static bool make_room(struct demands *d, struct arena *a)
{
    size_t room = d->room ? d->room * 2 : 1024;
    struct demand **list = arena_get(a, room * sizeof(struct demand *));
    if (!list)
        return false;
    if (d->count)
        memcpy(list, d->list, d->count * sizeof(struct demand *));
    d->list = list;
    d->room = room;
    return true;
}

static bool same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void add_demand(struct demands *d, struct arena *a, const struct demand *new)
{
    if (d->count == d->room && !make_room(d, a))
        return;
    const uint64_t hash = hash_of(new->name, new->version);
    struct demand *old;
    for (size_t at = 0; (old = next_demand(d, hash, &at));)
        if (strcmp(old->name, new->name) == 0 && same(old->version, new->version) &&
            old->from == new->from && same(old->library, new->library)) {
            old->weak &= new->weak;
            old->others += old->by != new->by;
            return;
        }
    struct demand *copy = arena_get(a, sizeof *copy);
    if (!copy)
        return;
    *copy = *new;
    copy->name = arena_text(a, new->name, strlen(new->name));
    copy->version = new->version ? arena_text(a, new->version, strlen(new->version)) : NULL;
    copy->library = new->library ? arena_text(a, new->library, strlen(new->library)) : NULL;
    if (!copy->name || a->exhausted)
        return;
    if (table_add(&d->by_name, hash, (int32_t)d->count))
        d->list[d->count++] = copy;
    else
        a->exhausted = true;
}

static const struct closure_object *loaded_as(const struct closure *c, const char *library)
{
    const struct closure_name *name = closure_find(c, library);
    return name && name->object && name->object->listed ? name->object : NULL;
}

static void demand_of(struct demands *d, struct closure *c, const struct closure_object *by,
                      const struct elf_file *f)
{
    for (size_t i = 0; i < f->need_count && !c->arena.exhausted; i++) {
        const struct elf_need *n = &f->needs[i];
        add_demand(d, &c->arena,
                   &(struct demand){.name = "",
                                    .version = n->version,
                                    .library = n->library,
                                    .from = loaded_as(c, n->library),
                                    .by = by,
                                    .weak = n->weak});
    }
    const struct elf_need *last = NULL;
    const struct closure_object *from = NULL;
    for (size_t i = 0; i < f->import_count && !c->arena.exhausted; i++) {
        const struct elf_import *s = &f->imports[i];
        if (s->weak || !*s->name)
            continue;
        if (s->need && s->need != last) {
            last = s->need;
            from = loaded_as(c, last->library);
        }
        add_demand(d, &c->arena,
                   &(struct demand){.name = s->name,
                                    .version = s->need ? s->need->version : NULL,
                                    .library = s->need ? s->need->library : NULL,
                                    .from = s->need ? from : NULL,
                                    .by = by});
    }
}

/* Would the loader take this export for that demand? */
static bool fits(const struct elf_file *f, const struct elf_export *e, const struct demand *d)
{
    if (!f->symbol_versions)
        return true;
    if (d->version)
        return e->version ? strcmp(e->version, d->version) == 0 : !e->hidden;
    /* Unversioned: the default version, or else the file's first, even if hidden. */
    return !e->version || !e->hidden || (f->define_count && strcmp(e->version, f->defines[0]) == 0);
}

/* What an object, in the loader's order, has for those that demand. */
static void supply_symbols(struct demands *d, const struct closure_object *o,
                           const struct elf_file *f)
{
    for (size_t i = 0; d->count && i < f->export_count; i++) {
        const struct elf_export *e = &f->exports[i];
        const uint64_t hash = hash_of(e->name, "");
        struct demand *w;
        for (size_t at = 0; (w = next_demand(d, hash, &at));) {
            if (w->met || w->without_versions || strcmp(w->name, e->name) != 0)
                continue;
            if (!fits(f, e, w))
                w->other_version = o;
            else if (w->version && !f->symbol_versions && w->from == o)
                w->without_versions = true;
            else
                w->met = true;
        }
    }
}

/* A copied symbol is there for the others. Whether it is to be copied from somewhere is judged by
   the demand for it, which a weak one does not make. */
static void supply_copies(struct demands *d, const struct elf_file *f)
{
    for (size_t i = 0; d->count && i < f->import_count; i++) {
        const struct elf_import *s = &f->imports[i];
        if (!s->copied || !s->weak)
            continue;
        const uint64_t hash = hash_of(s->name, "");
        struct demand *w;
        for (size_t at = 0; (w = next_demand(d, hash, &at));)
            w->met |= strcmp(w->name, s->name) == 0 &&
                      (!w->version || same(w->version, s->need->version));
    }
}

/* A library without DT_VERDEF passes for any version: it was linked before it had any. */
static void supply_versions(struct demands *d, const struct closure_object *o,
                            const struct elf_file *f)
{
    for (size_t i = 0; d->count && i < f->define_count; i++) {
        const uint64_t hash = hash_of("", f->defines[i]);
        struct demand *w;
        for (size_t at = 0; (w = next_demand(d, hash, &at));)
            w->met |= !*w->name && w->from == o && strcmp(w->version, f->defines[i]) == 0;
    }
    for (size_t i = 0; !f->version_table && i < d->count; i++)
        d->list[i]->met |= !*d->list[i]->name && d->list[i]->from == o;
}

/* One object's part: what it demands, or else what it supplies. */
static enum elf_status take_object(struct demands *d, struct closure *c,
                                   const struct closure_object *o, bool supplies, char *error,
                                   size_t error_size)
{
    char why[200];
    struct elf_file f;
    enum elf_status status = elf_open(&f, o->host, supplies ? ELF_EXPORTS : 0, why, sizeof why);
    if (status != ELF_OK) {
        snprintf(error, error_size, "%.200s: %s", o->self.path, why);
        return status;
    }
    if (supplies) {
        supply_copies(d, &f);
        supply_symbols(d, o, &f);
        supply_versions(d, o, &f);
    } else
        demand_of(d, c, o, &f);
    elf_close(&f);
    return ELF_OK;
}

/* One file is open at a time, so that memory does not grow with their number. */
static enum elf_status take_objects(struct demands *d, struct closure *c, char *error,
                                    size_t error_size)
{
    for (int supplies = 0; supplies < 2; supplies++)
        for (size_t i = 0; i < c->count; i++) {
            enum elf_status status = take_object(d, c, c->objects[i], supplies, error, error_size);
            if (status != ELF_OK)
                return status;
        }
    if (!c->arena.exhausted)
        return ELF_OK;
    snprintf(error, error_size, "its libraries import more symbols than any real program's");
    return ELF_UNREADABLE;
}

enum elf_status demands_collect(struct demands *d, struct closure *c, char *error,
                                size_t error_size)
{
    *d = (struct demands){0};
    enum elf_status status = take_objects(d, c, error, error_size);
    if (status != ELF_OK)
        demands_free(d);
    return status;
}

void demands_free(struct demands *d)
{
    table_free(&d->by_name);
}
