/* __iseqsig, __iseqsigf, __iseqsigl: since 2.25. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <errno.h>

/* The division raises "invalid". Comparisons that should are not enough: clang makes them quiet. */
#define ISEQSIG(suffix, type)                                                                      \
    FLOOR int __iseqsig##suffix(type x, type y)                                                    \
    {                                                                                              \
        if (!__builtin_isunordered(x, y))                                                          \
            return x == y;                                                                         \
        volatile type zero = 0, invalid = zero / zero;                                             \
        (void)invalid;                                                                             \
        errno = EDOM;                                                                              \
        return 0;                                                                                  \
    }

ISEQSIG(f, float)
ISEQSIG(, double)
ISEQSIG(l, long double)
