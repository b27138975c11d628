/* __isoc23_scanf, fscanf, sscanf, vscanf, vfscanf, vsscanf: since 2.38; headers turn the plain
   names into them for C23 and for _GNU_SOURCE. Differs: they are C99's, so %i does not read
   "0b101", and %b and the lengths wN and wfN are unknown. */
#include "floor.h"

#include <stdarg.h>
#include <stdio.h>

extern int __isoc99_vscanf(const char *, va_list);
extern int __isoc99_vfscanf(FILE *, const char *, va_list);
extern int __isoc99_vsscanf(const char *, const char *, va_list);

FLOOR int __isoc23_vscanf(const char *restrict format, va_list ap)
{
    return __isoc99_vscanf(format, ap);
}

FLOOR int __isoc23_vfscanf(FILE *restrict stream, const char *restrict format, va_list ap)
{
    return __isoc99_vfscanf(stream, format, ap);
}

FLOOR int __isoc23_vsscanf(const char *restrict text, const char *restrict format, va_list ap)
{
    return __isoc99_vsscanf(text, format, ap);
}

FLOOR int __isoc23_scanf(const char *restrict format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = __isoc99_vscanf(format, ap);
    va_end(ap);
    return count;
}

FLOOR int __isoc23_fscanf(FILE *restrict stream, const char *restrict format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = __isoc99_vfscanf(stream, format, ap);
    va_end(ap);
    return count;
}

FLOOR int __isoc23_sscanf(const char *restrict text, const char *restrict format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = __isoc99_vsscanf(text, format, ap);
    va_end(ap);
    return count;
}
