/* strfromd, strfromf, strfroml: since 2.25. No difference: snprintf with such a format. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include "strfrom.h"

#include <stdio.h>

#pragma GCC diagnostic ignored "-Wformat-nonliteral"

FLOOR int strfromd(char *restrict to, size_t size, const char *restrict format, double x)
{
    struct conversion c = read_conversion(format);
    char full[] = {'%', '.', '*', c.letter, '\0'};
    return snprintf(to, size, full, c.precision, x);
}

FLOOR int strfromf(char *restrict to, size_t size, const char *restrict format, float x)
{
    return strfromd(to, size, format, (double)x);
}

FLOOR int strfroml(char *restrict to, size_t size, const char *restrict format, long double x)
{
    struct conversion c = read_conversion(format);
    char full[] = {'%', '.', '*', 'L', c.letter, '\0'};
    return snprintf(to, size, full, c.precision, x);
}
