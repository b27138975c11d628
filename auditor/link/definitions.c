/* A hash table of 8 bytes a name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "link/definitions.h"

#include "base/names.h"

#include <stdlib.h>

enum { OWNER_BITS = 24, FIRST_SLOTS = 1 << 10 };

/* The slot of a tag, or the free one where it would be. */
static uint64_t *slot_of(uint64_t *slots, size_t count, uint64_t tag)
{
    for (size_t i = (size_t)tag & (count - 1);; i = (i + 1) & (count - 1))
        if (slots[i] == 0 || slots[i] >> OWNER_BITS == tag)
            return &slots[i];
}

static bool make_room(struct definitions *d)
{
    if (d->count < d->slot_count / 4 * 3)
        return true;
    size_t more = d->slot_count ? d->slot_count * 2 : FIRST_SLOTS;
    uint64_t *slots = d->count < DEFINITIONS_LIMIT ? calloc(more, sizeof *slots) : NULL;
    if (!slots)
        return false;
    for (size_t i = 0; i < d->slot_count; i++)
        if (d->slots[i])
            *slot_of(slots, more, d->slots[i] >> OWNER_BITS) = d->slots[i];
    free(d->slots);
    d->slots = slots;
    d->slot_count = more;
    return true;
}

bool definitions_add(struct definitions *d, const char *name, size_t length, uint32_t owner)
{
    if (!make_room(d))
        return false;
    uint64_t tag = names_hash(name, length) >> OWNER_BITS;
    uint64_t *slot = slot_of(d->slots, d->slot_count, tag);
    if (*slot == 0) {
        *slot = tag << OWNER_BITS | (owner + 1);
        d->count++;
    }
    return true;
}

int32_t definitions_find(const struct definitions *d, const char *name, size_t length)
{
    if (d->count == 0)
        return DEFINITIONS_NONE;
    uint64_t tag = names_hash(name, length) >> OWNER_BITS;
    return (int32_t)(*slot_of(d->slots, d->slot_count, tag) & (DEFINITIONS_OWNERS - 1)) - 1;
}

void definitions_free(struct definitions *d)
{
    free(d->slots);
    *d = (struct definitions){0};
}
