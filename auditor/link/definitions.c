/* A table of owners, without the names. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "link/definitions.h"

bool definitions_add(struct definitions *d, const char *name, size_t length, int32_t owner)
{
    uint64_t hash = hash_text(name, length);
    size_t at = 0;
    return table_next(&d->owners, hash, &at) != TABLE_NONE ||
           (d->owners.count < DEFINITIONS_LIMIT && table_add(&d->owners, hash, owner));
}

int32_t definitions_find(const struct definitions *d, const char *name, size_t length)
{
    size_t at = 0;
    return table_next(&d->owners, hash_text(name, length), &at);
}

void definitions_free(struct definitions *d)
{
    table_free(&d->owners);
}
