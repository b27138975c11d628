/* binary128 as integers, where it is a type of its own; and when to round up. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FLOAT128_H
#define FLOAT128_H

#include <fenv.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    F128_FRACTION = 112, /* bits, without the leading 1 */
    F128_BIAS = 16383,
    F128_LOWEST = 1 - F128_BIAS - F128_FRACTION, /* exponent of the lowest bit of all */
};

#if defined __SIZEOF_FLOAT128__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
typedef __float128 float128;
union float128_bits {
    float128 value;
    struct {
        uint64_t low, high; /* high: sign, 15 bits of exponent, 48 of the fraction */
    } part;
};
#endif

/* What is cut off: against half of the last place that stays. */
enum cut { CUT_NOTHING, CUT_BELOW_HALF, CUT_HALF, CUT_ABOVE_HALF };

static inline bool rounds_up(enum cut cut, bool odd, bool negative)
{
    switch (fegetround()) {
#ifdef FE_UPWARD
    case FE_UPWARD:
        return cut != CUT_NOTHING && !negative;
#endif
#ifdef FE_DOWNWARD
    case FE_DOWNWARD:
        return cut != CUT_NOTHING && negative;
#endif
#ifdef FE_TOWARDZERO
    case FE_TOWARDZERO:
        return false;
#endif
    default:
        return cut == CUT_ABOVE_HALF || (cut == CUT_HALF && odd);
    }
}

#endif
