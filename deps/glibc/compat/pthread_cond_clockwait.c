/* pthread_cond_clockwait: since 2.30. Differs: a wait on another clock than the variable's own is
   made of waits on that, a second at most, so it wakes more often without a cause, which a caller
   has to expect anyway. */
#define _GNU_SOURCE
#include "floor.h"

#include "clock.h"

#include <errno.h>
#include <gnu/libc-version.h>
#include <pthread.h>
#include <stdlib.h>

/* Brings libpthread along: without it libc's own pthread_cond_timedwait returns at once
 * (until 2.34). */
__attribute__((used)) static int (*const bring_libpthread)(pthread_t *, const pthread_attr_t *,
                                                           void *(*)(void *),
                                                           void *) = pthread_create;

/* A condition variable before glibc 2.25. */
struct cond_of_before {
    int lock;
    unsigned futex;
    unsigned long long total, wakeups, woken;
    void *mutex;
    unsigned waiters; /* bit 0: the clock */
};

/* The clock that pthread_condattr_setclock gave it. No function tells. */
static clockid_t own_clock(const pthread_cond_t *cond)
{
    const char *minor = gnu_get_libc_version() + 2; /* "2.17" */
    unsigned monotonic = strtol(minor, NULL, 10) < 25
                             ? ((const struct cond_of_before *)(const void *)cond)->waiters & 1
                             : cond->__data.__wrefs & 2;
    return monotonic ? CLOCK_MONOTONIC : CLOCK_REALTIME;
}

FLOOR int pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
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
