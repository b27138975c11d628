/* Strings by number and by hash, for names out of hostile files. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "base/names.h"

#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

enum { BLOCK_SIZE = 1 << 16, FIRST_SLOTS = 1 << 8 };

static uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[0] = rotate(v[0], 32);
    v[2] += v[3];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

static void sip_take(uint64_t v[4], uint64_t block)
{
    v[3] ^= block;
    sip_round(v);
    v[0] ^= block;
}

/* The key: 16 random bytes that the kernel gives every process. */
static void sip_begin(uint64_t v[4])
{
    const void *random = (const void *)getauxval(AT_RANDOM);
    uint64_t key[2] = {0x6c696e6b61756469, 0x746e616d65733031};
    if (random)
        memcpy(key, random, sizeof key);
    v[0] = key[0] ^ 0x736f6d6570736575;
    v[1] = key[1] ^ 0x646f72616e646f6d;
    v[2] = key[0] ^ 0x6c7967656e657261;
    v[3] = key[1] ^ 0x7465646279746573;
}

uint64_t names_hash(const char *text, size_t length)
{
    uint64_t v[4], block = 0;
    size_t left = length;
    sip_begin(v);
    for (; left >= 8; left -= 8, text += 8) {
        memcpy(&block, text, 8);
        sip_take(v, block);
    }
    block = 0;
    memcpy(&block, text, left);
    sip_take(v, block ^ (uint64_t)length << 56);
    v[2] ^= 0xff;
    for (int i = 0; i < 3; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* The slot where a string is, or would be. */
static uint32_t *slot_of(const struct names *n, const char *text, size_t length)
{
    size_t mask = n->slot_count - 1;
    for (size_t i = (size_t)names_hash(text, length) & mask;; i = (i + 1) & mask) {
        if (n->slots[i] == 0)
            return &n->slots[i];
        const char *there = n->list[n->slots[i] - 1];
        if (strncmp(there, text, length) == 0 && there[length] == '\0')
            return &n->slots[i];
    }
}

/* Room for one more in the list and the slots, of which at most half are used. */
static bool make_room(struct names *n)
{
    if (n->count < n->room)
        return true;
    size_t room = n->room ? n->room * 2 : FIRST_SLOTS / 2;
    const char **list = realloc(n->list, room * sizeof *list);
    if (!list)
        return false;
    n->list = list;
    uint32_t *slots = calloc(room * 2, sizeof *slots);
    if (!slots)
        return false;
    free(n->slots);
    n->slots = slots;
    n->slot_count = room * 2;
    n->room = room;
    for (size_t i = 0; i < n->count; i++)
        *slot_of(n, n->list[i], strlen(n->list[i])) = (uint32_t)i + 1;
    return true;
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
    int32_t known = names_find(n, text, length);
    if (known != NAMES_NONE)
        return known;
    if (n->count >= n->limit || length >= n->text_limit - n->text || !make_room(n))
        return NAMES_NONE;
    char *kept = keep_text(n, text, length);
    if (!kept)
        return NAMES_NONE;
    *slot_of(n, text, length) = (uint32_t)n->count + 1;
    n->list[n->count] = kept;
    return (int32_t)n->count++;
}

int32_t names_find(const struct names *n, const char *text, size_t length)
{
    if (n->slot_count == 0)
        return NAMES_NONE;
    return (int32_t)*slot_of(n, text, strnlen(text, length)) - 1;
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
    free(n->slots);
    *n = (struct names){.limit = n->limit, .text_limit = n->text_limit};
}
