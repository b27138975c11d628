/* roundeven, roundevenf, roundevenl: since 2.25. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include "float_bits.h"

#define ROUNDEVEN(suffix, type, integer, fraction, bias)                                           \
    FLOOR type roundeven##suffix(type x)                                                           \
    {                                                                                              \
        integer bits = bits_of##suffix(x), sign = bits & SIGN(type, integer, fraction, bias);      \
        bits ^= sign;                                                                              \
        int exponent = (int)(bits >> (fraction)) - (bias);                                         \
        if (exponent >= (fraction))                                                                \
            return exponent > (bias) ? x + x : x;                                                  \
        if (exponent < 0) { /* 1 above a half, else 0 */                                           \
            bits = bits > (integer)((bias)-1) << (fraction) ? (integer)(bias) << (fraction) : 0;   \
        } else { /* the carry goes on into the exponent, whose low bit is the leading 1's, too */  \
            int shift = (fraction)-exponent;                                                       \
            bits += ((integer)1 << (shift - 1)) - 1 + (bits >> shift & 1);                         \
            bits &= -((integer)1 << shift);                                                        \
        }                                                                                          \
        return value_of##suffix(bits | sign);                                                      \
    }

EACH_FLOAT(ROUNDEVEN)
