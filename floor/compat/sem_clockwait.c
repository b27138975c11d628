/* sem_clockwait: since 2.30. No difference but for waits on the monotonic clock being made of waits
   on the real-time one, a second at most. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include "clock.h"

#include <errno.h>
#include <semaphore.h>

FLOOR int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until)
{
    if (!clock_known(clock) || !clock_valid(until)) {
        errno = EINVAL;
        return -1;
    }
    if (clock == CLOCK_REALTIME)
        return sem_timedwait(semaphore, until);
    for (;;) {
        struct timespec converted = clock_convert(clock, until, CLOCK_REALTIME);
        int result = sem_timedwait(semaphore, &converted);
        if (result == 0 || errno != ETIMEDOUT || clock_passed(clock, until))
            return result;
    }
}
