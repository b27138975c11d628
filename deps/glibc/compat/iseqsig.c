/* __iseqsig, __iseqsigf, __iseqsigl: since 2.25. No difference. */
#include "floor.h"

#include <errno.h>

/* Both comparisons raise "invalid" for a NaN; volatile, so that neither is left out. */
#define ISEQSIG(suffix, type)                                                                      \
    FLOOR int __iseqsig##suffix(type x, type y)                                                    \
    {                                                                                              \
        volatile int at_most = x <= y, at_least = x >= y;                                          \
        if (!at_most && !at_least)                                                                 \
            errno = EDOM;                                                                          \
        return at_most && at_least;                                                                \
    }

ISEQSIG(f, float)
ISEQSIG(, double)
ISEQSIG(l, long double)
