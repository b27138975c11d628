/* Polynomials over the field of 2^61 - 1, at a point that nobody knows: two names of n bytes agree
   with a chance of n / 2^63 (Carter and Wegman, "Universal classes of hash functions", 1979). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "hash.h"

#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

#define PRIME ((UINT64_C(1) << 61) - 1)

/* The point, and an odd number that spreads the result over 64 bits; 0: not made yet. */
struct key {
    uint64_t point, spread;
};

/* Of the 16 random bytes that the kernel gives every process: made once, and constant then. */
static const struct key *process_key(void)
{
    static struct key key;
    if (!key.spread) {
        const void *random = (const void *)getauxval(AT_RANDOM);
        uint64_t bytes[2] = {0x6c696e6b61756469, 0x746e616d65733031};
        if (random)
            memcpy(bytes, random, sizeof bytes);
        key = (struct key){bytes[0] % PRIME, bytes[1] | 1};
    }
    return &key;
}

/* a * b, not wholly reduced: below 2^61 + 8 for factors below 2^62. */
static uint64_t multiply(uint64_t a, uint64_t b)
{
    const unsigned __int128 product = (unsigned __int128)a * b;
    const uint64_t sum = (uint64_t)(product & PRIME) + (uint64_t)(product >> 61);
    return (sum & PRIME) + (sum >> 61);
}

enum { BLOCK = 7 }; /* bytes, so that each is less than the prime */

/* The first byte is the lowest, on any machine. */
static uint64_t eight_bytes(const char *text)
{
    uint64_t eight;
    memcpy(&eight, text, sizeof eight);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(eight) : eight;
}

/* The last bytes, no more than a block: of a long name the 8 that end it have them. */
static uint64_t last_block(const char *end, size_t left, size_t length)
{
    uint64_t block = 0;
    if (left == 0)
        return 0;
    if (length >= sizeof block)
        return eight_bytes(end - sizeof block) >> 8 * (sizeof block - left);
    for (const char *p = end; p > end - left;)
        block = block << 8 | (unsigned char)*--p;
    return block;
}

uint64_t hash_text(const char *text, size_t length)
{
    const struct key *key = process_key();
    const char *end = text + length;
    const uint64_t mask = (UINT64_C(1) << 8 * BLOCK) - 1;
    uint64_t hash = 0;
    for (; (size_t)(end - text) > BLOCK; text += BLOCK)
        hash = multiply(hash + (eight_bytes(text) & mask), key->point);
    hash = multiply(hash + last_block(end, (size_t)(end - text), length), key->point) * key->spread;
    return hash ^ hash >> 32;
}

/* Puts a slot into the first place from its own on that is empty. */
static void put(struct table *t, uint64_t slot)
{
    size_t at = (size_t)(slot >> TABLE_BITS);
    while (t->slots[at & (t->size - 1)])
        at++;
    t->slots[at & (t->size - 1)] = slot;
}

bool table_reserve(struct table *t, size_t count)
{
    enum { FIRST = 1 << 7 };
    struct table more = {.size = t->size ? t->size : FIRST, .count = t->count};
    while (more.size / 4 * 3 <= count)
        more.size *= 2;
    if (t->size == more.size)
        return true;
    more.slots = calloc(more.size, sizeof *more.slots);
    if (!more.slots)
        return false;
    for (size_t i = 0; i < t->size; i++)
        if (t->slots[i])
            put(&more, t->slots[i]);
    free(t->slots);
    *t = more;
    return true;
}

bool table_add(struct table *t, uint64_t hash, int32_t number)
{
    if (t->count >= t->size / 4 * 3 && !table_reserve(t, t->count + 1))
        return false;
    put(t, hash >> TABLE_BITS << TABLE_BITS | (uint64_t)(number + 1));
    t->count++;
    return true;
}

void table_free(struct table *t)
{
    free(t->slots);
    *t = (struct table){0};
}
