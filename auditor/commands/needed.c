/* The libraries that the inputs load, each once, with how many load it. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/needed.h"

#include "base/grow.h"

#include <stdlib.h>
#include <string.h>

static bool has(const struct closure *c, struct file_id id)
{
    for (size_t i = 0; i < c->count; i++)
        if (same_file(c->objects[i]->id, id))
            return true;
    return false;
}

/* One library: its id, then its path, ended. */
static void write_library(FILE *out, const struct closure_object *o)
{
    fwrite(&o->id, sizeof o->id, 1, out);
    fwrite(o->host, 1, strlen(o->host) + 1, out);
}

void needed_write(FILE *out, struct closure *const closures[], size_t count)
{
    for (size_t n = 0; n < count; n++)
        for (size_t i = 1; i < closures[n]->count; i++) {
            const struct closure_object *o = closures[n]->objects[i];
            bool told = closure_is_glibcs(closures[n], o);
            for (size_t before = 0; before < n && !told; before++)
                told = has(closures[before], o->id);
            if (!told)
                write_library(out, o);
        }
}

static struct needed_library *find(const struct needed *n, struct file_id id)
{
    int32_t number;
    for (size_t at = 0; (number = table_next(&n->by_file, file_hash(id), &at)) != TABLE_NONE;)
        if (same_file(n->list[number].id, id))
            return &n->list[number];
    return NULL;
}

static struct needed_library *add(struct needed *n, struct file_id id, const char *path)
{
    struct needed_library *list = grown(n->list, n->count, sizeof *list);
    char *copy = list ? strdup(path) : NULL;
    if (list)
        n->list = list;
    if (!copy || !table_add(&n->by_file, file_hash(id), (int32_t)n->count)) {
        free(copy);
        return NULL;
    }
    n->list[n->count] = (struct needed_library){.id = id, .path = copy};
    return &n->list[n->count++];
}

void needed_take(struct needed *n, const char *text, size_t size)
{
    for (const char *end = text + size; text < end;) {
        struct file_id id;
        memcpy(&id, text, sizeof id);
        text += sizeof id;
        struct needed_library *library = find(n, id);
        if (!library)
            library = add(n, id, text);
        if (library)
            library->by++;
        else
            n->out_of_memory = true;
        text += strlen(text) + 1;
    }
}

void needed_free(struct needed *n)
{
    for (size_t i = 0; i < n->count; i++)
        free(n->list[i].path);
    free(n->list);
    table_free(&n->by_file);
    *n = (struct needed){0};
}
