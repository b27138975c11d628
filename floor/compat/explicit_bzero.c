/* explicit_bzero, __explicit_bzero_chk: since 2.25; memset_explicit, __memset_explicit_chk: since
   2.43. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <string.h>

extern void __chk_fail(void) __attribute__((noreturn));

/* The empty asm "reads" the memory, so that the compiler may not drop the stores before it. */
FLOOR void *memset_explicit(void *to, int byte, size_t size)
{
    memset(to, byte, size);
    __asm__ volatile("" : : "r"(to) : "memory");
    return to;
}

FLOOR void *__memset_explicit_chk(void *to, int byte, size_t size, size_t room)
{
    if (room < size)
        __chk_fail();
    return memset_explicit(to, byte, size);
}

FLOOR void explicit_bzero(void *to, size_t size)
{
    memset_explicit(to, 0, size);
}

FLOOR void __explicit_bzero_chk(void *to, size_t size, size_t room)
{
    __memset_explicit_chk(to, 0, size, room);
}
