/* nextup, nextdown, and those of float and long double: since 2.24. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include "float_bits.h"

#define NEXT(suffix, type, integer, fraction, bias)                                                \
    FLOOR type nextup##suffix(type x)                                                              \
    {                                                                                              \
        integer bits = bits_of##suffix(x), sign = bits & SIGN(type, integer, fraction, bias);      \
        integer magnitude = bits ^ sign, infinite = INFINITE(integer, fraction, bias);             \
        if (magnitude > infinite)                                                                  \
            return x + x;                                                                          \
        if (magnitude == 0)                                                                        \
            return value_of##suffix(1);                                                            \
        if (sign)                                                                                  \
            return value_of##suffix(bits - 1);                                                     \
        return magnitude == infinite ? x : value_of##suffix(bits + 1);                             \
    }                                                                                              \
    FLOOR type nextdown##suffix(type x)                                                            \
    {                                                                                              \
        return -nextup##suffix(-x);                                                                \
    }

EACH_FLOAT(NEXT)
