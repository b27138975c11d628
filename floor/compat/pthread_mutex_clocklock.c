/* pthread_mutex_clocklock: since 2.30. No difference but for waits on the monotonic clock being
   made of waits on the real-time one, a second at most. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include "clock.h"

#include <errno.h>
#include <pthread.h>

FLOOR int pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock,
                                  const struct timespec *until)
{
    if (clock == CLOCK_REALTIME)
        return pthread_mutex_timedlock(mutex, until);
    if (!clock_known(clock))
        return EINVAL;
    for (;;) {
        struct timespec converted =
            clock_valid(until) ? clock_convert(clock, until, CLOCK_REALTIME) : *until;
        int result = pthread_mutex_timedlock(mutex, &converted);
        if (result != ETIMEDOUT || clock_passed(clock, until))
            return result;
    }
}
