/* C23's scanf functions of one character type, CHAR, whose names end in KIND: the body of
   isoc23_scanf.c and isoc23_wscanf.c. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <stdarg.h>
#include <stdio.h>

#define JOINED(standard, how, kind) JOINED_NAMES(standard, how, kind)
#define JOINED_NAMES(standard, how, kind) standard##how##kind
#define NEW(how) JOINED(__isoc23_, how, KIND)
#define OLD(how) JOINED(__isoc99_, how, KIND)

extern int OLD(v)(const CHAR *, va_list);
extern int OLD(vf)(FILE *, const CHAR *, va_list);
extern int OLD(vs)(const CHAR *, const CHAR *, va_list);

FLOOR int NEW(v)(const CHAR *restrict format, va_list ap)
{
    return OLD(v)(format, ap);
}

FLOOR int NEW(vf)(FILE *restrict stream, const CHAR *restrict format, va_list ap)
{
    return OLD(vf)(stream, format, ap);
}

FLOOR int NEW(vs)(const CHAR *restrict text, const CHAR *restrict format, va_list ap)
{
    return OLD(vs)(text, format, ap);
}

FLOOR int NEW()(const CHAR *restrict format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = OLD(v)(format, ap);
    va_end(ap);
    return count;
}

FLOOR int NEW(f)(FILE *restrict stream, const CHAR *restrict format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = OLD(vf)(stream, format, ap);
    va_end(ap);
    return count;
}

FLOOR int NEW(s)(const CHAR *restrict text, const CHAR *restrict format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = OLD(vs)(text, format, ap);
    va_end(ap);
    return count;
}
