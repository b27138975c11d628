/* Libraries that were read, kept for the next program that needs them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "loader/libraries.h"

#include "base/grow.h"
#include "elf/lookup.h"
#include "elf/open.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT_LIMIT = 32 << 20, FILE_LIMIT = 8 << 20 }; /* bytes */

static size_t size_of(const struct elf_file *f)
{
    return f->strings_size + f->import_count * sizeof *f->imports +
           f->export_count * (sizeof *f->exports + 2 * sizeof(uint64_t)) +
           (f->lookup ? elf_lookup_size(f->lookup) : 0);
}

static void forget(struct library *l)
{
    elf_close(&l->file);
    table_free(&l->exports);
    free(l->asked);
    free(l);
}

/* Room is made first, so that a walk meets equal names in the file's order. */
static bool index_exports(struct library *l)
{
    if (l->file.export_count >= TABLE_LIMIT ||
        !table_reserve(&l->exports, l->file.export_count + 1))
        return false;
    for (size_t i = 0; i < l->file.export_count; i++) {
        const char *name = l->file.exports[i].name;
        if (!table_add(&l->exports, hash_text(name, strlen(name)), (int32_t)i))
            return false;
    }
    return true;
}

struct library *libraries_find(const struct libraries *l, struct file_id id)
{
    int32_t number;
    for (size_t at = 0; (number = table_next(&l->by_file, file_hash(id), &at)) != TABLE_NONE;)
        if (same_file(l->list[number]->id, id))
            return l->list[number];
    return NULL;
}

struct library *libraries_get(struct libraries *l, const char *host, struct file_id id)
{
    char error[256];
    struct library *known = libraries_find(l, id);
    if (known)
        return known;
    struct library **list = grown(l->list, l->count, sizeof(struct library *));
    struct library *new = list ? calloc(1, sizeof *new) : NULL;
    if (list)
        l->list = list;
    if (!new || elf_open(&new->file, host, ELF_LOOKUP, error, sizeof error) != ELF_OK) {
        free(new);
        return NULL;
    }
    new->id = id;
    new->file.path = NULL; /* the caller's, who may free it */
    size_t size = size_of(&new->file);
    if (size > FILE_LIMIT || !index_exports(new) ||
        !table_add(&l->by_file, file_hash(id), (int32_t)l->count)) {
        forget(new);
        return NULL;
    }
    l->bytes += size;
    return l->list[l->count++] = new;
}

bool library_export(const struct library *l, const char *name, uint32_t hash, size_t *at,
                    struct elf_export *found)
{
    int32_t number;
    if (l->file.lookup)
        return elf_lookup_next(&l->file, name, hash, at, found);
    const uint64_t keyed = hash_text(name, strlen(name));
    while ((number = table_next(&l->exports, keyed, at)) != TABLE_NONE)
        if (strcmp(l->file.exports[number].name, name) == 0) {
            *found = l->file.exports[number];
            return true;
        }
    return false;
}

void libraries_free(struct libraries *l)
{
    for (size_t i = 0; i < l->count; i++)
        forget(l->list[i]);
    free(l->list);
    table_free(&l->by_file);
    *l = (struct libraries){0};
}

void libraries_trim(struct libraries *l)
{
    if (l->bytes > KEPT_LIMIT)
        libraries_free(l);
}
