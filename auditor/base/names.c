/* Strings by number and by hash, for names out of hostile files. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "base/names.h"

#include "base/grow.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 1 << 16 };

static int32_t find_hashed(const struct names *n, const char *text, size_t length, uint64_t hash)
{
    int32_t number;
    for (size_t at = 0; (number = table_next(&n->table, hash, &at)) != TABLE_NONE;)
        if (strncmp(n->list[number], text, length) == 0 && n->list[number][length] == '\0')
            return number;
    return NAMES_NONE;
}

static char *keep_text(struct names *n, const char *text, size_t length)
{
    if (!n->block || n->block_room - n->block_used < length + 1) {
        size_t room = sizeof(char *) + length + 1;
        if (room < BLOCK_SIZE)
            room = BLOCK_SIZE;
        char *block = malloc(room);
        if (!block)
            return NULL;
        memcpy(block, &n->block, sizeof n->block);
        n->block = block;
        n->block_used = sizeof n->block;
        n->block_room = room;
    }
    char *kept = n->block + n->block_used;
    memcpy(kept, text, length);
    kept[length] = '\0';
    n->block_used += length + 1;
    n->text += length + 1;
    return kept;
}

int32_t names_add(struct names *n, const char *text, size_t length)
{
    length = strnlen(text, length);
    uint64_t hash = hash_text(text, length);
    int32_t known = find_hashed(n, text, length, hash);
    if (known != NAMES_NONE)
        return known;
    if (n->count >= n->limit || length >= n->text_limit - n->text)
        return NAMES_NONE;
    const char **list = grown(n->list, n->count, sizeof *list);
    if (!list)
        return NAMES_NONE;
    n->list = list;
    char *kept = keep_text(n, text, length);
    if (!kept || !table_add(&n->table, hash, (int32_t)n->count))
        return NAMES_NONE;
    n->list[n->count] = kept;
    return (int32_t)n->count++;
}

int32_t names_find(const struct names *n, const char *text, size_t length)
{
    length = strnlen(text, length);
    return find_hashed(n, text, length, hash_text(text, length));
}

void names_free(struct names *n)
{
    while (n->block) {
        char *before;
        memcpy(&before, n->block, sizeof before);
        free(n->block);
        n->block = before;
    }
    free(n->list);
    table_free(&n->table);
    *n = (struct names){.limit = n->limit, .text_limit = n->text_limit};
}
