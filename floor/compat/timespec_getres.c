/* timespec_getres: since 2.34. No difference for TIME_UTC; the bases that 2.42 added (2 to 4) are
   known too. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <time.h>

/* TIME_UTC is 1; TIME_MONOTONIC, TIME_ACTIVE and TIME_THREAD_ACTIVE follow, each its clock + 1. */
enum { FIRST_BASE = CLOCK_REALTIME + 1, LAST_BASE = CLOCK_THREAD_CPUTIME_ID + 1 };

FLOOR int timespec_getres(struct timespec *result, int base)
{
    if (base < FIRST_BASE || base > LAST_BASE)
        return 0;
    return clock_getres(base - 1, result) == 0 ? base : 0;
}
