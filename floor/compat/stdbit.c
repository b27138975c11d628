/* stdc_leading_zeros_uc to stdc_bit_ceil_ull, <stdbit.h>: since 2.39. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <limits.h>

/* Widened to unsigned long long, where the builtins count; 0 has no answer there. */
#define WIDTH(type) (CHAR_BIT * sizeof(type))
#define LEADING_ZEROS(x, type)                                                                     \
    ((x) ? (unsigned)__builtin_clzll(x) - (unsigned)(WIDTH(long long) - WIDTH(type))               \
         : (unsigned)WIDTH(type))
#define TRAILING_ZEROS(x, type) ((x) ? (unsigned)__builtin_ctzll(x) : (unsigned)WIDTH(type))
#define INVERSE(x, type) ((type) ~(x))
#define FIRST(zeros, type) (((zeros) + 1) % ((unsigned)WIDTH(type) + 1))

#define FUNCTION(result, name, suffix, type, value)                                                \
    FLOOR result stdc_##name##_##suffix(type x)                                                    \
    {                                                                                              \
        return (result)(value);                                                                    \
    }

#define COUNTS(suffix, type)                                                                       \
    FUNCTION(unsigned, leading_zeros, suffix, type, LEADING_ZEROS(x, type))                        \
    FUNCTION(unsigned, leading_ones, suffix, type, LEADING_ZEROS(INVERSE(x, type), type))          \
    FUNCTION(unsigned, trailing_zeros, suffix, type, TRAILING_ZEROS(x, type))                      \
    FUNCTION(unsigned, trailing_ones, suffix, type, TRAILING_ZEROS(INVERSE(x, type), type))        \
    FUNCTION(unsigned, first_leading_zero, suffix, type,                                           \
             FIRST(LEADING_ZEROS(INVERSE(x, type), type), type))                                   \
    FUNCTION(unsigned, first_leading_one, suffix, type, FIRST(LEADING_ZEROS(x, type), type))       \
    FUNCTION(unsigned, first_trailing_zero, suffix, type,                                          \
             FIRST(TRAILING_ZEROS(INVERSE(x, type), type), type))                                  \
    FUNCTION(unsigned, first_trailing_one, suffix, type, FIRST(TRAILING_ZEROS(x, type), type))     \
    FUNCTION(unsigned, count_zeros, suffix, type, __builtin_popcountll(INVERSE(x, type)))          \
    FUNCTION(unsigned, count_ones, suffix, type, __builtin_popcountll(x))                          \
    FUNCTION(_Bool, has_single_bit, suffix, type, (x && !(x & (x - 1))))                           \
    FUNCTION(unsigned, bit_width, suffix, type, WIDTH(type) - LEADING_ZEROS(x, type))              \
    FUNCTION(type, bit_floor, suffix, type,                                                        \
             x ? (type)1 << (WIDTH(type) - 1 - LEADING_ZEROS(x, type)) : 0)                        \
    /* 0 where the next power of two is no number of the type; two shifts, each within the type */ \
    FUNCTION(type, bit_ceil, suffix, type,                                                         \
             x < 2 ? 1 : (type)1 << (WIDTH(type) - 1 - LEADING_ZEROS((type)(x - 1), type)) << 1)

COUNTS(uc, unsigned char)
COUNTS(us, unsigned short)
COUNTS(ui, unsigned)
COUNTS(ul, unsigned long)
COUNTS(ull, unsigned long long)
