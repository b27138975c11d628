/* Which object defines a symbol: by the name's hash, so that a million names cost 16 MiB. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_DEFINITIONS_H
#define LINKAUDIT_DEFINITIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DEFINITIONS_NONE = -1,
    DEFINITIONS_LIMIT = 3 << 19, /* names */
    DEFINITIONS_OWNERS = 1 << 24
};

/* Begins as {0}; definitions_free frees it. */
struct definitions {
    uint64_t *slots; /* 40 bits of the hash, 24 of the owner + 1 */
    size_t slot_count, count;
};

/* Notes that owner, below DEFINITIONS_OWNERS - 1, defines a name, unless another does already;
   false beyond the limit and without memory. */
bool definitions_add(struct definitions *d, const char *name, size_t length, uint32_t owner);

/* The first owner of a name; DEFINITIONS_NONE when it has none. Two names out of 2^40 look alike.
 */
int32_t definitions_find(const struct definitions *d, const char *name, size_t length);
void definitions_free(struct definitions *d);

#endif
