/* pthread_clockjoin_np: since 2.31. No difference but for waits on the monotonic clock being made
   of waits on the real-time one, a second at most. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include "clock.h"

#include <errno.h>
#include <pthread.h>

FLOOR int pthread_clockjoin_np(pthread_t thread, void **value, clockid_t clock,
                               const struct timespec *until)
{
    if (!clock_known(clock))
        return EINVAL;
    if (!until)
        return pthread_join(thread, value);
    if (clock == CLOCK_REALTIME)
        return pthread_timedjoin_np(thread, value, until);
    for (;;) {
        struct timespec converted =
            clock_valid(until) ? clock_convert(clock, until, CLOCK_REALTIME) : *until;
        int result = pthread_timedjoin_np(thread, value, &converted);
        if (result != ETIMEDOUT || clock_passed(clock, until))
            return result;
    }
}
