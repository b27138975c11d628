/* __issignaling, __issignalingf, __issignalingl: since 2.18; __iscanonicall, canonicalize,
   canonicalizef, canonicalizel: since 2.25. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include "float_bits.h"

/* x87's long double has numbers that no operation makes, and that signal. */
#if LDBL_MANT_DIG == 64
static int is_proper(long double x)
{
    union extended u = {x};
    return !(u.part.head & 0x7fff) == !(u.part.mantissa >> 63);
}
static int is_pseudo(long double x)
{
    union extended u = {x};
    return (u.part.head & 0x7fff) && !(u.part.mantissa >> 63);
}
#else
static int is_proper(long double x)
{
    (void)x;
    return 1;
}
static int is_pseudo(long double x)
{
    (void)x;
    return 0;
}
#endif

/* A NaN whose topmost bit of the fraction, the quiet one, is 0. */
#define CLASSIFY(suffix, type, integer, fraction, bias)                                            \
    FLOOR int __issignaling##suffix(type x)                                                        \
    {                                                                                              \
        integer magnitude = bits_of##suffix(x) & (SIGN(type, integer, fraction, bias) - 1);        \
        integer quiet = (integer)1 << ((fraction)-1);                                              \
        integer infinite = INFINITE(integer, fraction, bias);                                      \
        return (sizeof(type) > sizeof(double) && is_pseudo((long double)x)) ||                     \
               (magnitude > infinite && !(magnitude & quiet));                                     \
    }                                                                                              \
    FLOOR int canonicalize##suffix(type *result, const type *x)                                    \
    {                                                                                              \
        if (sizeof(type) > sizeof(double) && !is_proper((long double)*x))                          \
            return 1;                                                                              \
        *result = __issignaling##suffix(*x) ? *x + *x : *x;                                        \
        return 0;                                                                                  \
    }

EACH_FLOAT(CLASSIFY)

#if LDBL_MANT_DIG == 64 && !defined HAVE_LONG_DOUBLE_BITS /* i386 */
FLOOR int __issignalingl(long double x)
{
    union extended u = {x};
    int exponent = u.part.head & 0x7fff, quiet = u.part.mantissa >> 62 & 1;
    return is_pseudo(x) || (exponent == 0x7fff && u.part.mantissa << 1 && !quiet);
}

FLOOR int canonicalizel(long double *result, const long double *x)
{
    if (!is_proper(*x))
        return 1;
    *result = __issignalingl(*x) ? *x + *x : *x;
    return 0;
}
#endif

FLOOR int __iscanonicall(long double x)
{
    return is_proper(x);
}
