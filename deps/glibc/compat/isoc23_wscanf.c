/* __isoc23_wscanf, fwscanf, swscanf, vwscanf, vfwscanf, vswscanf: since 2.38; headers turn the
   plain names into them for C23 and for _GNU_SOURCE. Differs: they are C99's, so %i does not read
   "0b101", and %b and the lengths wN and wfN are unknown. */
#include "floor.h"

#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>

extern int __isoc99_vwscanf(const wchar_t *, va_list);
extern int __isoc99_vfwscanf(FILE *, const wchar_t *, va_list);
extern int __isoc99_vswscanf(const wchar_t *, const wchar_t *, va_list);

FLOOR int __isoc23_vwscanf(const wchar_t *restrict format, va_list ap)
{
    return __isoc99_vwscanf(format, ap);
}

FLOOR int __isoc23_vfwscanf(FILE *restrict stream, const wchar_t *restrict format, va_list ap)
{
    return __isoc99_vfwscanf(stream, format, ap);
}

FLOOR int __isoc23_vswscanf(const wchar_t *restrict text, const wchar_t *restrict format,
                            va_list ap)
{
    return __isoc99_vswscanf(text, format, ap);
}

FLOOR int __isoc23_wscanf(const wchar_t *restrict format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = __isoc99_vwscanf(format, ap);
    va_end(ap);
    return count;
}

FLOOR int __isoc23_fwscanf(FILE *restrict stream, const wchar_t *restrict format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = __isoc99_vfwscanf(stream, format, ap);
    va_end(ap);
    return count;
}

FLOOR int __isoc23_swscanf(const wchar_t *restrict text, const wchar_t *restrict format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = __isoc99_vswscanf(text, format, ap);
    va_end(ap);
    return count;
}
