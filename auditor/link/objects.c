/* Collects what objects define, then what they want and none of them defines. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "link/objects.h"

#include "base/grow.h"
#include "base/regular.h"
#include "link/definitions.h"
#include "link/readings.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    PATH_LIMIT = 8192,
    NAME_LIMIT = 1 << 19,       /* wanted symbols, each once */
    NAME_TEXT_LIMIT = 24 << 20, /* bytes of their names */
    WANT_LIMIT = 1 << 21,       /* over all members */
    TEXT_LIMIT = 8 << 20        /* bytes of members' names and errors */
};

/* One file being read. */
struct collection {
    struct objects *o;
    const char *path;
    struct definitions defined; /* by any member */
    struct readings readings;
    bool wants;           /* the second pass */
    const char *exceeded; /* a limit: what there is too much of; NULL */
};

/* Without the version that .symver gives it: "memcpy@GLIBC_2.2.5" is memcpy. */
static size_t name_length(const char *symbol)
{
    return strcspn(symbol, "@");
}

static void note_definitions(struct collection *c, const struct elf_object *e)
{
    for (size_t i = 0; i < e->symbol_count; i++) {
        const char *name = e->symbols[i].name;
        if (e->symbols[i].defined && !definitions_add(&c->defined, name, name_length(name), 0))
            c->exceeded = "defined symbols";
    }
}

static bool is_defined(const struct collection *c, const struct object_symbol *s)
{
    return s->defined ||
           definitions_find(&c->defined, s->name, name_length(s->name)) != DEFINITIONS_NONE;
}

/* A linker defines it; binutils before 2.36 write it into objects that call by the PLT. */
static bool is_linkers(const struct object_symbol *s)
{
    return strcmp(s->name, "_GLOBAL_OFFSET_TABLE_") == 0;
}

static void note_want(struct collection *c, const struct object_symbol *s)
{
    struct objects *o = c->o;
    int32_t name = names_add(&o->names, s->name, strlen(s->name));
    struct objects_want *wants = name == NAMES_NONE || o->want_count == WANT_LIMIT
                                     ? NULL
                                     : grown(o->wants, o->want_count, sizeof *wants);
    if (!wants) {
        c->exceeded = "wanted symbols";
        return;
    }
    o->wants = wants;
    o->wants[o->want_count++] = (struct objects_want){(uint32_t)name, s->weak};
}

static void note_member(struct collection *c, const char *name, const struct elf_object *e)
{
    struct objects *o = c->o;
    struct objects_member new = {
        .name = name ? arena_text(&o->texts, name, strlen(name)) : NULL,
        .machine = e->machine,
        .elf_class = e->elf_class,
        .data = e->data,
        .has_stack_note = e->has_stack_note,
        .executable_stack = e->executable_stack,
        .first = o->want_count,
    };
    struct objects_member *members =
        o->texts.exhausted ? NULL : grown(o->members, o->member_count, sizeof new);
    if (!members) {
        c->exceeded = "members";
        return;
    }
    o->members = members;
    for (size_t i = 0; i < e->symbol_count && !c->exceeded; i++) {
        new.defines |= e->symbols[i].defined;
        if (!is_defined(c, &e->symbols[i]) && !is_linkers(&e->symbols[i]))
            note_want(c, &e->symbols[i]);
    }
    new.count = o->want_count - new.first;
    o->members[o->member_count++] = new;
}

/* One object in one of the two passes; it is closed here. */
static void take_object(struct collection *c, const char *member, struct elf_object *e)
{
    if (c->wants)
        note_member(c, member, e);
    else
        note_definitions(c, e);
    object_close(e);
}

static void note_unreadable(struct collection *c, const char *member, const char *error)
{
    struct objects *o = c->o;
    char name[PATH_LIMIT];
    snprintf(name, sizeof name, "%s(%s)", c->path, member);
    struct objects_unreadable new = {arena_text(&o->texts, name, sizeof name),
                                     arena_text(&o->texts, error, strlen(error))};
    struct objects_unreadable *unreadable =
        o->texts.exhausted ? NULL : grown(o->unreadable, o->unreadable_count, sizeof new);
    if (!unreadable) {
        c->exceeded = "members";
        return;
    }
    o->unreadable = unreadable;
    o->unreadable[o->unreadable_count++] = new;
}

/* One pass over the members. */
static enum elf_status each_member(struct collection *c, char *error, size_t error_size)
{
    struct archive a;
    struct archive_member m;
    enum archive_step step;
    enum elf_status status = archive_open(&a, c->path, error, error_size);
    if (status != ELF_OK)
        return status;
    while ((step = archive_next(&a, &m)) == ARCHIVE_MEMBER && !c->exceeded) {
        struct elf_object e;
        char why[256];
        status = object_open_member(&e, &a, &m, why, sizeof why);
        if (e.file_size && !readings_add(&c->readings, e.file, e.file_size, e.size))
            c->exceeded = "members of the same bytes";
        if (status == ELF_OK)
            take_object(c, m.name, &e);
        else if (c->wants)
            note_unreadable(c, m.name, why);
    }
    archive_close(&a);
    return step == ARCHIVE_ERROR ? ELF_UNREADABLE : ELF_OK;
}

static enum elf_status one_object(struct collection *c, char *error, size_t error_size)
{
    struct elf_object e;
    enum elf_status status = object_open(&e, c->path, 0, OBJECT_WHOLE, error, error_size);
    if (status != ELF_OK)
        return status;
    note_definitions(c, &e);
    c->wants = true;
    take_object(c, NULL, &e);
    return status;
}

static enum elf_status read_archive(struct collection *c, char *error, size_t error_size)
{
    enum elf_status status = each_member(c, error, error_size);
    c->wants = true;
    if (status == ELF_OK && !c->exceeded)
        status = each_member(c, error, error_size);
    return status;
}

enum file_kind file_kind(const char *path)
{
    unsigned char h[EI_NIDENT + 2] = {0};
    struct stat st;
    int fd = open_regular(path, &st);
    ssize_t got = fd < 0 ? 0 : pread(fd, h, sizeof h, 0);
    if (fd >= 0)
        close(fd);
    if (got >= 8 && archive_begins((const char *)h))
        return FILE_ARCHIVE;
    if (got < 4 || (!object_is_bitcode(h) && memcmp(h, ELFMAG, SELFMAG) != 0))
        return FILE_OTHER;
    bool big = h[EI_DATA] == ELFDATA2MSB;
    bool relocatable = h[EI_NIDENT + big] == ET_REL && h[EI_NIDENT + !big] == 0 &&
                       (h[EI_CLASS] == ELFCLASS32 || h[EI_CLASS] == ELFCLASS64);
    return object_is_bitcode(h) || relocatable ? FILE_OBJECT : FILE_LINKED;
}

enum elf_status objects_open(struct objects *o, const char *path, char *error, size_t error_size)
{
    struct collection c = {.o = o, .path = path};
    *o = (struct objects){.names = {.limit = NAME_LIMIT, .text_limit = NAME_TEXT_LIMIT},
                          .texts = {.limit = TEXT_LIMIT}};
    bool archive = file_kind(path) == FILE_ARCHIVE;
    enum elf_status status = (archive ? read_archive : one_object)(&c, error, error_size);
    definitions_free(&c.defined);
    readings_free(&c.readings);
    if (status == ELF_OK && c.exceeded) {
        snprintf(error, error_size, "more %s than any real archive has", c.exceeded);
        status = ELF_NO_MEMORY;
    }
    if (status != ELF_OK)
        objects_close(o);
    return status;
}

void objects_close(struct objects *o)
{
    free(o->members);
    free(o->wants);
    free(o->unreadable);
    names_free(&o->names);
    arena_free(&o->texts);
    *o = (struct objects){0};
}
