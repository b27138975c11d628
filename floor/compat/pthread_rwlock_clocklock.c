/* pthread_rwlock_clockrdlock, pthread_rwlock_clockwrlock: since 2.30. No difference but for waits
   on the monotonic clock being made of waits on the real-time one, a second at most. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include "clock.h"

#include <errno.h>
#include <pthread.h>

static int lock(int (*timed_lock)(pthread_rwlock_t *, const struct timespec *),
                pthread_rwlock_t *rwlock, clockid_t clock, const struct timespec *until)
{
    if (!clock_known(clock) || !clock_valid(until))
        return EINVAL;
    if (clock == CLOCK_REALTIME)
        return timed_lock(rwlock, until);
    for (;;) {
        struct timespec converted = clock_convert(clock, until, CLOCK_REALTIME);
        int result = timed_lock(rwlock, &converted);
        if (result != ETIMEDOUT || clock_passed(clock, until))
            return result;
    }
}

FLOOR int pthread_rwlock_clockrdlock(pthread_rwlock_t *rwlock, clockid_t clock,
                                     const struct timespec *until)
{
    return lock(pthread_rwlock_timedrdlock, rwlock, clock, until);
}

FLOOR int pthread_rwlock_clockwrlock(pthread_rwlock_t *rwlock, clockid_t clock,
                                     const struct timespec *until)
{
    return lock(pthread_rwlock_timedwrlock, rwlock, clock, until);
}
