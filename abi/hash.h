/* One hash over names out of files, and one table of numbers by it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_HASH_H
#define LINKAUDIT_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The hash of length bytes, none of them 0, under a key that differs from run to run: no file can
   choose its names so that they collide. */
uint64_t hash_text(const char *text, size_t length);

/* Numbers by the hash of what is numbered, in 8 bytes each: 40 bits of the hash, 24 of the number
   + 1. Who numbers compares, too. Begins as {0}; table_free frees it. */
struct table {
    uint64_t *slots; /* 0: empty */
    size_t size;     /* a power of two, or 0 */
    size_t count;
};

enum { TABLE_NONE = -1, TABLE_BITS = 24, TABLE_LIMIT = (1 << TABLE_BITS) - 1 };

/* Adds a number from 0 to below TABLE_LIMIT, whether or not there are others of that hash. False
   without memory. */
bool table_add(struct table *t, uint64_t hash, int32_t number);

/* Makes room for that many, so that table_add need not. False without memory. */
bool table_reserve(struct table *t, size_t count);

void table_free(struct table *t);

/* The next number of that hash; TABLE_NONE behind the last. *at is the walk's, and begins as 0. */
static inline int32_t table_next(const struct table *t, uint64_t hash, size_t *at)
{
    const uint64_t tag = hash >> TABLE_BITS;
    while (t->size) {
        const uint64_t slot = t->slots[(tag + (*at)++) & (t->size - 1)];
        if (slot == 0)
            break;
        if (slot >> TABLE_BITS == tag)
            return (int32_t)(slot & TABLE_LIMIT) - 1;
    }
    return TABLE_NONE;
}

#endif
