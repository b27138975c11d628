/* Lists that grow by one, in memory that doubles. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_GROW_H
#define LINKAUDIT_GROW_H

#include <stddef.h>
#include <stdlib.h>

/* The list of count things of size bytes each, begun as NULL and grown by nothing else, with room
   for one more: itself, or where count is a power of two one that takes its place. NULL without
   memory; then the old one is still there. */
static inline void *grown(void *list, size_t count, size_t size)
{
    if (count & (count - 1))
        return list;
    size_t room = count ? count * 2 : 1;
    return room > (size_t)-1 / size ? NULL : realloc(list, room * size);
}

#endif
