/* wcslcpy, wcslcat, __wcslcpy_chk, __wcslcat_chk: since 2.38. No difference. */
#define _POSIX_C_SOURCE 200809L
#include "floor.h"

#include <wchar.h>

#define CHAR wchar_t
#define LENGTH wcslen
#define BOUNDED_LENGTH wcsnlen
#define COPY wmemcpy
#include "strlcpy.h"

extern void __chk_fail(void) __attribute__((noreturn));

FLOOR size_t wcslcpy(wchar_t *restrict to, const wchar_t *restrict from, size_t size)
{
    return copy(to, from, size);
}

FLOOR size_t wcslcat(wchar_t *restrict to, const wchar_t *restrict from, size_t size)
{
    return append(to, from, size);
}

FLOOR size_t __wcslcpy_chk(wchar_t *restrict to, const wchar_t *restrict from, size_t size,
                           size_t room)
{
    if (room < size)
        __chk_fail();
    return copy(to, from, size);
}

FLOOR size_t __wcslcat_chk(wchar_t *restrict to, const wchar_t *restrict from, size_t size,
                           size_t room)
{
    if (room < size)
        __chk_fail();
    return append(to, from, size);
}
