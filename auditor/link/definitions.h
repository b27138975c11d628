/* Which object defines a symbol: by the name's hash, so that a million names cost 16 MiB. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_DEFINITIONS_H
#define LINKAUDIT_DEFINITIONS_H

#include "abi/hash.h"

enum { DEFINITIONS_NONE = TABLE_NONE, DEFINITIONS_LIMIT = 3 << 19 /* names */ };

/* Begins as {0}; definitions_free frees it. */
struct definitions {
    struct table owners;
};

/* Notes that owner, below TABLE_LIMIT, defines a name, unless another does already; false beyond
   the limit and without memory. */
bool definitions_add(struct definitions *d, const char *name, size_t length, int32_t owner);

/* The first owner of a name; DEFINITIONS_NONE when it has none. Two names out of 2^40 look alike.
 */
int32_t definitions_find(const struct definitions *d, const char *name, size_t length);
void definitions_free(struct definitions *d);

#endif
