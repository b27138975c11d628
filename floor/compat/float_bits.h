/* float, double and long double as integers: sign, exponent and fraction, the leading 1 left out,
   so that the neighbour of a number is the neighbour of its integer. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FLOAT_BITS_H
#define FLOAT_BITS_H

#include <float.h>
#include <stdint.h>

/* EACH(suffix, type, integer, bits of the fraction, bias of the exponent). Not long double where it
   is a pair of doubles, is double itself, or where no integer is wide enough. */
#if defined __SIZEOF_INT128__ && (LDBL_MANT_DIG == 64 || LDBL_MANT_DIG == 113)
#define HAVE_LONG_DOUBLE_BITS
typedef unsigned __int128 wide;
enum { LDBL_FRACTION = LDBL_MANT_DIG - 1 };
#define EACH_FLOAT(EACH)                                                                           \
    EACH(f, float, uint32_t, 23, 127)                                                              \
    EACH(, double, uint64_t, 52, 1023)                                                             \
    EACH(l, long double, wide, LDBL_FRACTION, 16383)
#else
#define EACH_FLOAT(EACH)                                                                           \
    EACH(f, float, uint32_t, 23, 127)                                                              \
    EACH(, double, uint64_t, 52, 1023)
#endif

#if LDBL_MANT_DIG == 64
/* x87: the leading 1 stands in the number. */
union extended {
    long double value;
    struct {
        uint64_t mantissa;
        uint16_t head;
    } part;
};
#endif

#define SIGN(type, integer, fraction, bias)                                                        \
    ((integer)(2 * (bias) + 2) << (fraction)) /* above an exponent of all ones */
#define INFINITE(integer, fraction, bias) ((integer)(2 * (bias) + 1) << (fraction))

#define SAME_LAYOUT(suffix, type, integer)                                                         \
    static inline integer bits_of##suffix(type x)                                                  \
    {                                                                                              \
        union {                                                                                    \
            type value;                                                                            \
            integer bits;                                                                          \
        } u = {x};                                                                                 \
        return u.bits;                                                                             \
    }                                                                                              \
    static inline type value_of##suffix(integer bits)                                              \
    {                                                                                              \
        union {                                                                                    \
            integer bits;                                                                          \
            type value;                                                                            \
        } u = {bits};                                                                              \
        return u.value;                                                                            \
    }

SAME_LAYOUT(f, float, uint32_t)
SAME_LAYOUT(, double, uint64_t)

#ifdef HAVE_LONG_DOUBLE_BITS
#if LDBL_MANT_DIG == 113
SAME_LAYOUT(l, long double, wide)
#else

static inline wide bits_ofl(long double x)
{
    union extended u = {x};
    return (wide)u.part.head << 63 | (u.part.mantissa & INT64_MAX);
}

static inline long double value_ofl(wide bits)
{
    union extended u = {0};
    u.part.head = (uint16_t)(bits >> 63);
    u.part.mantissa = ((uint64_t)bits & INT64_MAX) | (u.part.head & 0x7fff ? (uint64_t)1 << 63 : 0);
    return u.value;
}

#endif
#endif
#endif
