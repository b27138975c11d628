/* Who needs what, and who has it: glibc's elf/dl-version.c (match_symbol) and elf/dl-lookup.c
 * (check_match). */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "loader/demands.h"

#include "elf/lookup.h"
#include "elf/open.h"

#include <stdio.h>
#include <stdlib.h>
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

/* Would the loader take this export for who asks for that version? NULL: for none. */
static bool fits(const struct elf_file *f, const struct elf_export *e, const char *version)
{
    if (!f->symbol_versions)
        return true;
    if (version)
        return e->version ? strcmp(e->version, version) == 0 : !e->hidden;
    /* Unversioned: the default version, or else the file's first, even if hidden. */
    return !e->version || !e->hidden || (f->define_count && strcmp(e->version, f->defines[0]) == 0);
}

static bool has_symbol(const struct library *l, const char *name, uint32_t hash,
                       const char *version)
{
    struct elf_export e;
    for (size_t at = 0; library_export(l, name, hash, &at, &e);)
        if (fits(&l->file, &e, version))
            return true;
    return false;
}

static bool has_version(const struct library *l, const char *version)
{
    if (!l->file.version_table)
        return true;
    for (size_t i = 0; i < l->file.define_count; i++)
        if (strcmp(l->file.defines[i], version) == 0)
            return true;
    return false;
}

/* Most that is demanded is in the library that the version needs name, or else in one that the
   object needs itself. Then nobody else has to be asked. from: that library; NULL: none is named.
   One without symbol versions is left to supply(). */
static bool is_where_asked(const struct closure_object *by, const struct elf_import *s,
                           const char *version, const struct closure_object *from)
{
    const uint32_t hash = elf_gnu_hash(s->name);
    if (version && !(from && from->kept && from->kept->file.symbol_versions))
        return false;
    if (version && has_symbol(from->kept, s->name, hash, version))
        return true;
    for (size_t i = 0; i < by->needed_count; i++)
        if (by->answers[i] && by->answers[i]->kept &&
            has_symbol(by->answers[i]->kept, s->name, hash, version))
            return true;
    return false;
}

static void demand_versions(struct demands *d, struct closure *c, const struct closure_object *by,
                            const struct elf_file *f)
{
    for (size_t i = 0; i < f->need_count && !c->arena.exhausted; i++) {
        const struct elf_need *n = &f->needs[i];
        const struct closure_object *from = loaded_as(c, n->library);
        if (from && from->kept && has_version(from->kept, n->version))
            continue;
        add_demand(d, &c->arena,
                   &(struct demand){.name = "",
                                    .version = n->version,
                                    .library = n->library,
                                    .from = from,
                                    .by = by,
                                    .weak = n->weak});
    }
}

/* What is not where it is asked for. */
static void demand_of(struct demands *d, struct closure *c, const struct closure_object *by,
                      const struct elf_file *f)
{
    const bool versions = !c->search.musl; /* musl's loader passes them over */
    if (versions)
        demand_versions(d, c, by, f);
    const struct elf_need *last = NULL;
    const struct closure_object *from = NULL;
    for (size_t i = 0; i < f->import_count && !c->arena.exhausted; i++) {
        const struct elf_import *s = &f->imports[i];
        const struct elf_need *need = versions ? s->need : NULL;
        if (s->weak || s->unused || !*s->name)
            continue;
        if (need && (!last || need->library != last->library))
            from = loaded_as(c, need->library);
        last = need ? need : last;
        const char *version = need ? need->version : NULL;
        if (!is_where_asked(by, s, version, need ? from : NULL))
            add_demand(d, &c->arena,
                       &(struct demand){.name = s->name,
                                        .version = version,
                                        .library = need ? need->library : NULL,
                                        .from = need ? from : NULL,
                                        .by = by});
    }
}

/* One export for one demand of that name. */
static void supply(struct demand *w, const struct closure_object *o, const struct elf_file *f,
                   const struct elf_export *e)
{
    if (w->met || w->without_versions)
        return;
    if (!fits(f, e, w->version))
        w->other_version = o;
    else if (w->version && !f->symbol_versions && w->from == o)
        w->without_versions = true;
    else
        w->met = true;
}

/* What an object has, of all that is demanded. */
static void supply_exports(struct demands *d, const struct closure_object *o,
                           const struct elf_file *f)
{
    for (size_t i = 0; d->count && i < f->export_count; i++) {
        const struct elf_export *e = &f->exports[i];
        const uint64_t hash = hash_of(e->name, "");
        struct demand *w;
        for (size_t at = 0; (w = next_demand(d, hash, &at));)
            if (strcmp(w->name, e->name) == 0)
                supply(w, o, f, e);
    }
}

/* The same from the other side: each open demand is looked up in the object. */
static void supply_open(struct demands *d, const struct closure_object *o)
{
    size_t left = 0;
    for (size_t i = 0; i < d->open_count; i++) {
        struct demand *w = d->open[i];
        struct elf_export e;
        const uint32_t hash = elf_gnu_hash(w->name);
        for (size_t at = 0; !w->met && library_export(o->kept, w->name, hash, &at, &e);)
            supply(w, o, &o->kept->file, &e);
        if (!w->met && !w->without_versions)
            d->open[left++] = w;
    }
    d->open_count = left;
}

/* All symbols that are demanded, to be looked for in every object. False without memory. */
static bool begin_supply(struct demands *d, struct arena *a)
{
    d->open = arena_get(a, (d->count + 1) * sizeof(struct demand *));
    for (size_t i = 0; d->open && i < d->count; i++)
        if (*d->list[i]->name)
            d->open[d->open_count++] = d->list[i];
    return d->open != NULL;
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

/* Whether DT_NEEDED has stood for these files before; if not, they are taken down. */
static bool was_asked(const struct closure_object *o)
{
    struct library *l = o->kept;
    bool same = l->asked != NULL;
    if (!same)
        l->asked = calloc(o->needed_count + 1, sizeof *l->asked);
    for (size_t i = 0; l->asked && i < o->needed_count; i++) {
        const struct closure_object *named = o->answers[i];
        const struct file_id id = named && named->kept ? named->id : (struct file_id){0};
        same &= same_file(l->asked[i], id);
        l->asked[i] = id;
    }
    return same;
}

/* The library of that name, among those that o itself names. */
static const struct closure_object *needed_as(const struct closure_object *o, const char *name)
{
    for (size_t i = 0; i < o->needed_count; i++)
        if (strcmp(o->needed[i], name) == 0)
            return o->answers[i];
    return NULL;
}

/* Whether the libraries that one names itself have all that it demands. Then no other has to be
   asked, in any program where these names stand for the same files. */
static bool is_served(const struct closure_object *o)
{
    if (!o->kept || was_asked(o))
        return o->kept && o->kept->served;
    const struct elf_file *f = &o->kept->file;
    const struct closure_object *from = NULL;
    bool served = o->kept->asked != NULL;
    for (size_t i = 0; served && i < f->need_count; i++) {
        from = needed_as(o, f->needs[i].library);
        served = from && from->kept && has_version(from->kept, f->needs[i].version);
    }
    const char *last = NULL;
    for (size_t i = 0; served && i < f->import_count; i++) {
        const struct elf_import *s = &f->imports[i];
        if (s->need && s->need->library != last)
            from = needed_as(o, last = s->need->library);
        served = s->weak || s->unused || !*s->name ||
                 is_where_asked(o, s, s->need ? s->need->version : NULL, s->need ? from : NULL);
    }
    return o->kept->served = served;
}

static enum elf_status say(const struct closure_object *o, enum elf_status status, const char *why,
                           char *error, size_t error_size)
{
    if (status != ELF_OK)
        snprintf(error, error_size, "%.200s: %s", o->self.path, why);
    return status;
}

/* What one demands that is not served. */
static enum elf_status take_demands(struct demands *d, struct closure *c,
                                    const struct closure_object *o, char *error, size_t error_size)
{
    char why[200] = "";
    struct elf_file own;
    if (o->file) {
        demand_of(d, c, o, o->file);
        return ELF_OK;
    }
    enum elf_status status = elf_open(&own, o->host, 0, why, sizeof why);
    if (status == ELF_OK) {
        demand_of(d, c, o, &own);
        elf_close(&own);
    }
    return say(o, status, why, error, error_size);
}

/* What one, in the loader's order, has for those that demand. The program's exports, and those of
   what is not kept, are read for it. */
static enum elf_status take_supplies(struct demands *d, const struct closure_object *o, char *error,
                                     size_t error_size)
{
    char why[200] = "";
    struct elf_file own;
    if (o->kept) {
        supply_copies(d, &o->kept->file);
        supply_open(d, o);
        supply_versions(d, o, &o->kept->file);
        return ELF_OK;
    }
    enum elf_status status = elf_open(&own, o->host, ELF_EXPORTS, why, sizeof why);
    if (status == ELF_OK) {
        supply_copies(d, &own);
        supply_exports(d, o, &own);
        supply_versions(d, o, &own);
        elf_close(&own);
    }
    return say(o, status, why, error, error_size);
}

/* Of those that are not kept one file is open at a time, so that memory does not grow with their
   number. */
static enum elf_status take_objects(struct demands *d, struct closure *c, char *error,
                                    size_t error_size)
{
    enum elf_status status = ELF_OK;
    for (size_t i = 0; i < c->count && status == ELF_OK; i++)
        if (!is_served(c->objects[i]))
            status = take_demands(d, c, c->objects[i], error, error_size);
    if (status == ELF_OK && d->count && !c->arena.exhausted && begin_supply(d, &c->arena))
        for (size_t i = 0; i < c->count && status == ELF_OK; i++)
            status = take_supplies(d, c->objects[i], error, error_size);
    if (status != ELF_OK || !c->arena.exhausted)
        return status;
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
