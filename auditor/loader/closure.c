/* The libraries of a program, breadth first: glibc's elf/dl-deps.c. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "loader/closure.h"

#include "abi/abi.h"
#include "elf/open.h"
#include "loader/musl.h"

#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Bytes; bytes; parts of paths below the sysroot, of which a thousand libraries take a tenth. */
enum { ARENA_LIMIT = 16 << 20, ERROR_SIZE = 256, LOOK_LIMIT = 1 << 19 };

static const struct closure_name *find_hashed(const struct closure *c, const char *name,
                                              uint64_t hash)
{
    int32_t number;
    for (size_t at = 0; (number = table_next(&c->by_name, hash, &at)) != TABLE_NONE;)
        if (strcmp(c->names[number]->text, name) == 0)
            return c->names[number];
    return NULL;
}

const struct closure_name *closure_find(const struct closure *c, const char *name)
{
    return find_hashed(c, name, hash_text(name, strlen(name)));
}

/* A list of pointers with room for one more: twice as long where its count is a power of two. The
   old one stays in the arena. NULL without memory. */
static void *longer(struct closure *c, void *list, size_t count)
{
    enum { FIRST = 16 };
    if (list && (count < FIRST || (count & (count - 1))))
        return list;
    void *more = arena_get(&c->arena, (count < FIRST ? FIRST : 2 * count) * sizeof(void *));
    if (more && list)
        memcpy(more, list, count * sizeof(void *));
    return more;
}

/* For one more name. The old list stays in the arena: less than the new. */
static bool make_room(struct closure *c)
{
    if (c->name_count < c->name_room)
        return true;
    size_t room = c->name_room ? c->name_room * 2 : 64;
    struct closure_name **names = arena_get(&c->arena, room * sizeof(struct closure_name *));
    if (!names)
        return false;
    if (c->name_count)
        memcpy(names, c->names, c->name_count * sizeof(struct closure_name *));
    c->names = names;
    c->name_room = room;
    return true;
}

/* The first that has a name keeps it. */
static void add_name(struct closure *c, const char *text, struct closure_object *object,
                     struct closure_missing *missing)
{
    const uint64_t hash = text ? hash_text(text, strlen(text)) : 0;
    if (!text || find_hashed(c, text, hash))
        return;
    struct closure_name *new = arena_get(&c->arena, sizeof *new);
    if (!new || !make_room(c) || !table_add(&c->by_name, hash, (int32_t)c->name_count)) {
        c->arena.exhausted = true;
        return;
    }
    *new = (struct closure_name){text, object, missing};
    c->names[c->name_count++] = new;
}

static void add_missing(struct closure *c, const char *name, const struct closure_object *wanted_by,
                        const struct search_result *search, const char *error)
{
    struct closure_missing *new = arena_get(&c->arena, sizeof *new);
    struct closure_missing **list = longer(c, c->missing, c->missing_count);
    if (!new || !list || c->missing_count == CLOSURE_MISSING) {
        c->arena.exhausted = true;
        return;
    }
    c->missing = list;
    *new = (struct closure_missing){
        .name = name, .wanted_by = wanted_by, .search = *search, .error = error};
    c->missing[c->missing_count++] = new;
    add_name(c, name, NULL, new);
}

static const char *copy(struct closure *c, const char *text)
{
    return text ? arena_text(&c->arena, text, strlen(text)) : NULL;
}

/* A file's string, which stays where the object's file does. */
static const char *text_of(struct closure *c, const struct closure_object *o, const char *text)
{
    return o->file ? text : copy(c, text);
}

static const char *const *copy_needed(struct closure *c, const struct elf_file *f)
{
    const char **needed = arena_get(&c->arena, f->needed_count * sizeof *needed);
    for (size_t i = 0; needed && i < f->needed_count; i++)
        needed[i] = copy(c, f->needed[i]);
    return needed;
}

/* What the closure needs of a file. */
static void take_facts(struct closure *c, struct closure_object *o, const struct elf_file *f)
{
    o->soname = text_of(c, o, f->soname);
    o->self.rpath = text_of(c, o, f->rpath);
    o->self.runpath = text_of(c, o, f->runpath);
    o->self.no_default = f->no_default_libraries;
    o->needed = o->file ? f->needed : copy_needed(c, f);
    o->answers = arena_get(&c->arena, f->needed_count * sizeof(struct closure_object *));
    o->needed_count = o->answers ? f->needed_count : 0;
    add_name(c, o->self.path, o, NULL);
    if (!c->search.musl) /* whose loader knows what it found by the name alone */
        add_name(c, o->soname, o, NULL);
}

/* The object of a file, its facts taken; NULL where it is no library, with error. */
static struct closure_object *take_library(struct closure *c, struct closure_object *o,
                                           const struct elf_file *f, char error[ERROR_SIZE])
{
    if (f->type == ET_DYN && !f->told_pie) {
        take_facts(c, o, f);
        return o;
    }
    if (f->told_pie)
        snprintf(error, ERROR_SIZE, "a position-independent executable, which no program can load");
    else
        snprintf(error, ERROR_SIZE, "an executable, which no program can load");
    return NULL;
}

/* The object at a path; NULL where it can't be read, with error. */
static struct closure_object *load(struct closure *c, const char *name,
                                   const struct search_result *found,
                                   const struct search_object *loader, char error[ERROR_SIZE])
{
    struct elf_file f;
    struct closure_object *o = arena_get(&c->arena, sizeof *o);
    snprintf(error, ERROR_SIZE, "out of memory");
    if (!o)
        return NULL;
    *o = (struct closure_object){
        .self = {.loader = loader, .path = found->taken->path, .outside = found->outside},
        .name = name,
        .host = found->host,
        .id = found->id,
        .search = *found,
    };
    o->kept = libraries_get(&c->loaded->libraries, o->host, o->id);
    o->file = o->kept ? &o->kept->file : NULL;
    if (o->file)
        return take_library(c, o, o->file, error);
    if (elf_open(&f, o->host, 0, error, ERROR_SIZE) != ELF_OK)
        return NULL;
    o = take_library(c, o, &f, error);
    elf_close(&f);
    return o;
}

static struct closure_object *find_file(const struct closure *c, const struct search_result *found)
{
    if (c->loader && same_file(c->loader->id, found->id))
        return c->loader;
    for (size_t i = 0; i < c->count; i++)
        if (same_file(c->objects[i]->id, found->id))
            return c->objects[i];
    return NULL;
}

static void list_object(struct closure *c, struct closure_object *o)
{
    if (o->listed)
        return;
    struct closure_object **list = longer(c, c->objects, c->count);
    if (!list || c->count == CLOSURE_OBJECTS) {
        c->arena.exhausted = true;
        return;
    }
    c->objects = list;
    o->listed = true;
    c->objects[c->count++] = o;
}

/* Searches for what no object answers to. */
static struct closure_object *bring(struct closure *c, const struct closure_object *by,
                                    struct search_name name)
{
    char error[ERROR_SIZE];
    struct search_result found = search_library(&c->search, &by->self, name);
    c->levels |= found.levels;
    if (!found.found || !found.host) {
        add_missing(c, name.text, by, &found, NULL);
        return NULL;
    }
    struct closure_object *o = find_file(c, &found);
    if (!o)
        o = load(c, name.text, &found, &by->self, error);
    if (o)
        add_name(c, name.text, o, NULL);
    else
        add_missing(c, name.text, by, &found, copy(c, error));
    return o;
}

/* The loader is there before any library, and answers to its PT_INTERP. */
static void bring_loader(struct closure *c, const struct closure_object *program,
                         const char *interpreter)
{
    char error[ERROR_SIZE];
    const char *path = copy(c, interpreter);
    struct search_result found = {.found = false};
    if (!path)
        return;
    found = search_loader(&c->search, path);
    if (found.host)
        c->loader = load(c, path, &found, NULL, error);
    if (c->loader)
        add_name(c, path, c->loader, NULL);
    else
        add_missing(c, path, program, &found, found.host ? copy(c, error) : NULL);
}

/* musl is one library, its loader: whoever needs libc or libm has it. A library alone is loaded by
   the one of its architecture. */
static struct closure_object *need_musl(struct closure *c, const struct closure_object *by,
                                        const char *text)
{
    char path[MUSL_NAME];
    musl_loader(c->search.musl, path);
    if (!c->loader && !c->is_program && !closure_find(c, path))
        bring_loader(c, by, path);
    const char *name = copy(c, text);
    if (c->loader) {
        add_name(c, name, c->loader, NULL);
        list_object(c, c->loader);
    }
    return c->loader;
}

/* What answers to a DT_NEEDED; NULL: nothing. */
static struct closure_object *need(struct closure *c, const struct closure_object *by,
                                   const char *text)
{
    if (c->search.musl && musl_is_itself(text))
        return need_musl(c, by, text);
    struct search_name name = {.text = text};
    const char *wrong = NULL;
    if (!c->search.musl)
        name = search_expand(&c->search, &by->self, text, strlen(text));
    if (!c->search.musl && c->search.secure &&
        search_has_token(text)) /* elf/dl-deps.c, expand_dst */
        wrong = "a $TOKEN in its name: the loader stops there in a set-user-ID program";
    else if (!name.text)
        wrong = "a $TOKEN in its name has no value";
    if (wrong) {
        add_missing(c, text, by, &(struct search_result){.found = false}, wrong);
        return NULL;
    }
    const struct closure_name *known = closure_find(c, name.text);
    struct closure_object *o = known ? known->object : NULL;
    if (known && known->missing)
        known->missing->others++;
    else if (!o)
        o = bring(c, by, name);
    if (o)
        list_object(c, o);
    return o;
}

/* The program, which is what the user named: host is where it lies, inside what the sysroot calls
   it; NULL: it is not there. */
static void begin(struct closure *c, const struct setting *setting, const struct elf_file *f,
                  const char *host, const char *inside)
{
    const struct seeker seeker = {&c->sysroot, f->machine, f->elf_class, f->data};
    const bool musl = elf_is_musl(f) && musl_arch(f->machine, f->elf_class, f->data);
    (musl ? search_open_musl : search_open)(&c->search, &seeker, &c->loaded->paths, &c->arena);
    c->search.level = setting->level;
    c->search.library_path = setting->library_path;
    c->search.secure = f->set_id;
    struct closure_object *o = arena_get(&c->arena, sizeof *o);
    if (!o)
        return;
    o->self.path = copy(c, inside ? inside : host);
    o->self.outside = !inside;
    o->host = copy(c, host);
    o->id = f->id;
    o->file = f;
    take_facts(c, o, f);
    c->is_program = f->interpreter != NULL;
    list_object(c, o);
    bring_loader(c, o, f->interpreter);
}

static bool is_too_much(const struct closure *c)
{
    return c->arena.exhausted || !c->looks_left;
}

static void need_each(struct closure *c, struct closure_object *o)
{
    for (size_t n = 0; n < o->needed_count && !is_too_much(c); n++)
        o->answers[n] = need(c, o, o->needed[n]);
}

enum elf_status closure_open(struct closure *c, struct loaded *loaded, const char *path,
                             const struct elf_file *file, const struct setting *setting,
                             char *error, size_t error_size)
{
    char host[PATH_SIZE];
    const char *inside;
    *c = (struct closure){.loaded = loaded, .arena = {.limit = ARENA_LIMIT}};
    if (!sysroot_open(&c->sysroot, setting->sysroot)) {
        snprintf(error, error_size, "the sysroot %.100s: %s", setting->sysroot, strerror(errno));
        return ELF_UNREADABLE;
    }
    if (!sysroot_find(&c->sysroot, path, host, &inside)) {
        snprintf(error, error_size, "%s", strerror(errno));
        return ELF_UNREADABLE;
    }
    c->looks_left = LOOK_LIMIT;
    c->sysroot.left = &c->looks_left;
    begin(c, setting, file, host, inside);
    for (size_t i = 0; i < c->count && !is_too_much(c); i++)
        need_each(c, c->objects[i]);
    if (!is_too_much(c))
        return ELF_OK;
    snprintf(error, error_size, "it needs more libraries, or longer paths, than any real file");
    closure_close(c);
    return ELF_UNREADABLE;
}

void closure_close(struct closure *c)
{
    arena_free(&c->arena);
    table_free(&c->by_name);
}

bool closure_is_glibcs(const struct closure *c, const struct closure_object *o)
{
    const struct search *s = &c->search;
    const struct abi_arch *arch = abi_by_elf(s->machine, s->elf_class, s->data);
    return arch && o->soname && abi_library(arch, o->soname) >= 0;
}

void loaded_trim(struct loaded *l)
{
    libraries_trim(&l->libraries);
    paths_trim(&l->paths);
}

void loaded_free(struct loaded *l)
{
    libraries_free(&l->libraries);
    paths_free(&l->paths);
}
