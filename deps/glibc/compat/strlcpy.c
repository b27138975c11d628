/* strlcpy, strlcat, __strlcpy_chk, __strlcat_chk: since 2.38. No difference. */
#define _POSIX_C_SOURCE 200809L
#include "floor.h"

#include <string.h>

#define CHAR char
#define LENGTH strlen
#define BOUNDED_LENGTH strnlen
#define COPY memcpy
#include "strlcpy.h"

extern void __chk_fail(void) __attribute__((noreturn));

FLOOR size_t strlcpy(char *restrict to, const char *restrict from, size_t size)
{
    return copy(to, from, size);
}

FLOOR size_t strlcat(char *restrict to, const char *restrict from, size_t size)
{
    return append(to, from, size);
}

FLOOR size_t __strlcpy_chk(char *restrict to, const char *restrict from, size_t size, size_t room)
{
    if (room < size)
        __chk_fail();
    return copy(to, from, size);
}

FLOOR size_t __strlcat_chk(char *restrict to, const char *restrict from, size_t size, size_t room)
{
    if (room < size)
        __chk_fail();
    return append(to, from, size);
}
