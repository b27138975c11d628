/* The format of strfromd and its kin: "%", a precision or none, one of aAeEfFgG; what follows that
   is not looked at, and for any other they abort, as in glibc. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STRFROM_H
#define STRFROM_H

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct conversion {
    int precision; /* -1: none given */
    char letter;
};

static inline struct conversion read_conversion(const char *format)
{
    struct conversion c = {.precision = -1};
    if (*format++ != '%')
        abort();
    if (*format == '.') {
        c.precision = 0;
        format++;
        if (*format >= '0' && *format <= '9') {
            char *end;
            long precision = strtol(format, &end, 10);
            c.precision = precision < INT_MAX ? (int)precision : -1;
            format = end;
        }
    }
    c.letter = *format;
    if (!c.letter || !strchr("aAeEfFgG", c.letter))
        abort();
    return c;
}

#endif
