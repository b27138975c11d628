/* fmaximum, fminimum, fmaximum_num, fminimum_num, fmaximum_mag, fminimum_mag, fmaximum_mag_num,
   fminimum_mag_num, and those of float and long double: since 2.35. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <stdbool.h>

#define POSITIVE(x) (!__builtin_signbit(x))

/* first: is x preferred by its size; equal: is it, where the sizes are equal. */
#define FUNCTION(name, suffix, type, size_x, size_y, first, equal, number)                         \
    FLOOR type name##suffix(type x, type y)                                                        \
    {                                                                                              \
        if (__builtin_isunordered(x, y)) {                                                         \
            bool one = number && (__builtin_isnan(x) ^ __builtin_isnan(y));                        \
            return !one ? x + y : __builtin_isnan(x) ? y : x;                                      \
        }                                                                                          \
        type a = size_x, b = size_y;                                                               \
        return a == b ? (equal ? x : y) : (first ? x : y);                                         \
    }

#define MAXIMUM(suffix, type, name, size_x, size_y, number)                                        \
    FUNCTION(fmaximum##name, suffix, type, size_x, size_y, a > b, POSITIVE(x), number)             \
    FUNCTION(fminimum##name, suffix, type, size_x, size_y, a < b, !POSITIVE(x), number)

#define EACH(suffix, type, fabs)                                                                   \
    MAXIMUM(suffix, type, , x, y, false)                                                           \
    MAXIMUM(suffix, type, _num, x, y, true)                                                        \
    MAXIMUM(suffix, type, _mag, fabs(x), fabs(y), false)                                           \
    MAXIMUM(suffix, type, _mag_num, fabs(x), fabs(y), true)

EACH(f, float, __builtin_fabsf)
EACH(, double, __builtin_fabs)
EACH(l, long double, __builtin_fabsl)
