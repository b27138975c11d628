/* NAMED(cpy), which cuts the copy off at the room for it, and NAMED(cat), with their fortified
   forms, for the character type CHAR and its functions LENGTH, BOUNDED_LENGTH and COPY: the body of
   strlcpy.c and wcslcpy.c. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#define NAMED(function) JOINED(, KIND, function)
#define FORTIFIED(function) JOINED(__, KIND, function##_chk)
#define JOINED(before, kind, after) JOINED_NAMES(before, kind, after)
#define JOINED_NAMES(before, kind, after) before##kind##after

extern void __chk_fail(void) __attribute__((noreturn));

static size_t copy(CHAR *restrict to, const CHAR *restrict from, size_t size)
{
    size_t length = LENGTH(from);
    if (size > 0) {
        size_t fits = length < size ? length : size - 1;
        COPY(to, from, fits);
        to[fits] = 0;
    }
    return length;
}

/* Where there is no end within size, nothing is appended, and the end is taken to be there. */
static size_t append(CHAR *restrict to, const CHAR *restrict from, size_t size)
{
    size_t used = size > 0 ? BOUNDED_LENGTH(to, size) : 0; /* to may be NULL for no size */
    return used + (used < size ? copy(to + used, from, size - used) : LENGTH(from));
}

FLOOR size_t NAMED(cpy)(CHAR *restrict to, const CHAR *restrict from, size_t size)
{
    return copy(to, from, size);
}

FLOOR size_t NAMED(cat)(CHAR *restrict to, const CHAR *restrict from, size_t size)
{
    return append(to, from, size);
}

FLOOR size_t FORTIFIED(cpy)(CHAR *restrict to, const CHAR *restrict from, size_t size, size_t room)
{
    if (room < size)
        __chk_fail();
    return copy(to, from, size);
}

FLOOR size_t FORTIFIED(cat)(CHAR *restrict to, const CHAR *restrict from, size_t size, size_t room)
{
    if (room < size)
        __chk_fail();
    return append(to, from, size);
}
