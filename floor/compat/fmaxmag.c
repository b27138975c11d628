/* fmaxmag, fminmag, and those of float and long double: since 2.25. No difference to 2.43: the
   second of two zeros, where 2.44 looks at their signs. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <float.h>

extern int __issignaling(double);
extern int __issignalingf(float);
extern int __issignalingl(long double);

/* `first` says which of two whose sizes are equal is x. */
#define FUNCTION(name, type, fabs, issignaling, by_size, first)                                    \
    FLOOR type name(type x, type y)                                                                \
    {                                                                                              \
        if (__builtin_isunordered(x, y)) {                                                         \
            if (issignaling(x) || issignaling(y))                                                  \
                return x + y;                                                                      \
            return __builtin_isnan(y) ? x : y;                                                     \
        }                                                                                          \
        type a = fabs(x), b = fabs(y);                                                             \
        return (a == b ? (first) : (by_size)) ? x : y;                                             \
    }

#define MAGNITUDES(suffix, type)                                                                   \
    FUNCTION(fmaxmag##suffix, type, __builtin_fabs##suffix, __issignaling##suffix, a > b, x > y)   \
    FUNCTION(fminmag##suffix, type, __builtin_fabs##suffix, __issignaling##suffix, a < b, x < y)

MAGNITUDES(f, float)
MAGNITUDES(, double)
#if LDBL_MANT_DIG == 64 || LDBL_MANT_DIG == 113 /* else __issignalingl is not here */
MAGNITUDES(l, long double)
#endif
