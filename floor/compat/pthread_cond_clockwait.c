/* pthread_cond_clockwait: since 2.30, and the running libc's where it has one. Else it differs: a
   wait on another clock than the variable's own is made of waits on that, a second at most, so it
   wakes more often without a cause, which a caller has to expect anyway. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include "clock.h"
#include "running.h"

#include <errno.h>
#include <gnu/libc-version.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Brings libpthread along: without it libc's own pthread_cond_timedwait returns at once
 * (until 2.34). */
__attribute__((used)) static int (*const bring_libpthread)(pthread_t *, const pthread_attr_t *,
                                                           void *(*)(void *),
                                                           void *) = pthread_create;

/* Condition variables of before, where the clock is: bit 0 and, since glibc 2.25, bit 1 of
   these. 2.41 made others, so from 2.30 on it is the running libc's function that is called. */
struct cond_to_2_24 {
    int lock;
    unsigned futex;
    unsigned long long total, wakeups, woken;
    void *mutex;
    unsigned clock;
};
struct cond_to_2_29 {
    unsigned long long sequence, start;
    unsigned references[2], sizes[2], original_size, clock;
};

/* The clock that pthread_condattr_setclock gave it. No function tells. */
static clockid_t own_clock(const void *cond)
{
    const char *minor = gnu_get_libc_version() + strlen("2.");
    unsigned monotonic = strtol(minor, NULL, 10) < 25
                             ? ((const struct cond_to_2_24 *)cond)->clock & 1
                             : ((const struct cond_to_2_29 *)cond)->clock & 2;
    return monotonic ? CLOCK_MONOTONIC : CLOCK_REALTIME;
}

static int made_of_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
                             const struct timespec *until)
{
    if (!clock_known(clock) || !clock_valid(until))
        return EINVAL;
    clockid_t own = own_clock(cond);
    if (clock == own)
        return pthread_cond_timedwait(cond, mutex, until);
    struct timespec converted = clock_convert(clock, until, own);
    int result = pthread_cond_timedwait(cond, mutex, &converted);
    /* Woken before its time: a spurious wake-up. */
    return result == ETIMEDOUT && !clock_passed(clock, until) ? 0 : result;
}

FLOOR int pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
                                 const struct timespec *until)
{
    CALL_RUNNING(pthread_cond_clockwait, made_of_timedwait, (cond, mutex, clock, until));
}
