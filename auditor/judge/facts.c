/* Reads one input: the file, then what its map and its libraries tell. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/facts.h"

#include "elf/open.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The levels of processors that what it loads has variants for; 0 too where it can't be read. */
static unsigned read_closure(struct facts *f, const char *path, const struct facts_wanted *wanted,
                             unsigned level)
{
    const struct setting setting = {wanted->sysroot, wanted->library_path, level};
    struct closure *c = malloc(sizeof *c);
    snprintf(f->error, sizeof f->error, "out of memory");
    f->has_closure_error = !c || closure_open(c, wanted->loaded, path, &f->file, &setting, f->error,
                                              sizeof f->error) != ELF_OK;
    if (f->has_closure_error) {
        free(c);
        return 0;
    }
    f->closures[f->closure_count++] = c;
    return c->levels;
}

/* A variant may need what has variants itself: each closure may tell of further levels. */
static void read_closures(struct facts *f, const char *path, const struct facts_wanted *wanted)
{
    unsigned levels = read_closure(f, path, wanted, 0);
    for (unsigned level = 1; level < CLOSURES && !f->has_closure_error; level++)
        if (levels >> level & 1)
            levels |= read_closure(f, path, wanted, level);
}

static void read_linked(struct facts *f, const char *path, const struct facts_wanted *wanted)
{
    f->kind = FACTS_LINKED;
    if (wanted->map) {
        f->why = why_open(wanted->map, &f->file, f->map_error, sizeof f->map_error);
        f->has_map_error = !f->why;
    }
    if (wanted->sysroot && f->file.dynamic) {
        loaded_trim(wanted->loaded);
        read_closures(f, path, wanted);
    }
}

/* What elf_open refused. In a directory a core file, say, is as little meant as a text. */
static void read_other(struct facts *f, const char *host, bool walked, enum elf_status status)
{
    enum file_kind kind = file_kind(host);
    f->kind = FACTS_UNREADABLE;
    if (walked && (status == ELF_OTHER || kind != FILE_LINKED))
        f->kind = FACTS_OTHER;
    else if (!walked && (kind == FILE_OBJECT || kind == FILE_ARCHIVE) &&
             objects_open(&f->objects, host, f->error, sizeof f->error) == ELF_OK)
        f->kind = FACTS_OBJECTS;
}

const char *facts_place(const char *path, const char *sysroot, char host[PATH_SIZE], char *error,
                        size_t error_size)
{
    struct sysroot s;
    const char *inside;
    if (!sysroot || strcmp(sysroot, "/") == 0)
        return path;
    if (!sysroot_open(&s, sysroot))
        snprintf(error, error_size, "the sysroot %.100s: %s", sysroot, strerror(errno));
    else if (!sysroot_find(&s, path, host, &inside))
        snprintf(error, error_size, "%s, in the sysroot %.100s", strerror(errno), sysroot);
    else
        return host;
    return NULL;
}

/* Not all of it: the error texts are large. */
static void begin(struct facts *f, const char *shown)
{
    f->kind = FACTS_UNREADABLE;
    f->path = shown;
    f->beside = NULL;
    f->container = NULL;
    f->borrowed = false;
    f->closure_count = 0;
    f->why = NULL;
    f->has_map_error = f->has_closure_error = false;
}

void facts_of_library(struct facts *f, const struct library *library, const char *path)
{
    begin(f, path);
    f->kind = FACTS_LINKED;
    f->file = library->file;
    f->file.path = path;
    f->borrowed = true;
}

void facts_open(struct facts *f, const char *path, const char *shown, bool walked,
                const struct facts_wanted *wanted)
{
    char host[PATH_SIZE];
    begin(f, shown);
    f->beside = wanted->beside;
    f->container = wanted->container;
    const char *opened = facts_place(path, wanted->sysroot, host, f->error, sizeof f->error);
    if (!opened)
        return;
    enum elf_status status = elf_open(&f->file, opened, wanted->elf, f->error, sizeof f->error);
    f->file.path = shown;
    if (status == ELF_OK)
        read_linked(f, path, wanted);
    else
        read_other(f, opened, walked, status);
}

void facts_close(struct facts *f)
{
    if (f->kind == FACTS_OBJECTS)
        objects_close(&f->objects);
    if (f->kind == FACTS_LINKED && !f->borrowed)
        elf_close(&f->file);
    while (f->closure_count) {
        struct closure *c = f->closures[--f->closure_count];
        closure_close(c);
        free(c);
    }
    why_close(f->why);
}
