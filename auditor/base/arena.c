/* Memory in chunks, freed all at once. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 64 << 10, ALIGNMENT = 16 };

struct arena_chunk {
    struct arena_chunk *next;
    size_t used, size;
    _Alignas(ALIGNMENT) unsigned char memory[];
};

static struct arena_chunk *add_chunk(struct arena *a, size_t size)
{
    if (size < CHUNK)
        size = CHUNK;
    if (a->exhausted || size > a->limit - a->used)
        return NULL;
    struct arena_chunk *new = malloc(sizeof *new + size);
    if (!new)
        return NULL;
    *new = (struct arena_chunk){.next = a->chunks, .size = size};
    a->chunks = new;
    a->used += size;
    return new;
}

void *arena_get(struct arena *a, size_t size)
{
    struct arena_chunk *chunk = a->chunks;
    if (size > SIZE_MAX / 2) {
        a->exhausted = true;
        return NULL;
    }
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!chunk || size > chunk->size - chunk->used)
        chunk = add_chunk(a, size);
    if (!chunk) {
        a->exhausted = true;
        return NULL;
    }
    void *p = chunk->memory + chunk->used;
    chunk->used += size;
    return memset(p, 0, size);
}

char *arena_text(struct arena *a, const char *text, size_t length)
{
    if (!text)
        return NULL;
    length = strnlen(text, length);
    char *copy = arena_get(a, length + 1);
    if (copy)
        memcpy(copy, text, length);
    return copy;
}

void arena_free(struct arena *a)
{
    while (a->chunks) {
        struct arena_chunk *next = a->chunks->next;
        free(a->chunks);
        a->chunks = next;
    }
    *a = (struct arena){.limit = a->limit};
}
