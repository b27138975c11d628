/* pthread_cond_clockwait: since 2.30. Differs: a wait on the monotonic clock is made of waits on
   the real-time one, so setting that clock forward wakes it early, which a caller has to expect
   anyway. */
#define _GNU_SOURCE
#include "floor.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

enum { SECOND = 1000000000 }; /* in ns */

/* Brings libpthread along: without it libc's own pthread_cond_timedwait returns at once
 * (until 2.34). */
__attribute__((used)) static int (*const bring_libpthread)(pthread_t *, const pthread_attr_t *,
                                                           void *(*)(void *),
                                                           void *) = pthread_create;

FLOOR int pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
                                 const struct timespec *until)
{
    if (clock == CLOCK_REALTIME)
        return pthread_cond_timedwait(cond, mutex, until);
    if (clock != CLOCK_MONOTONIC || until->tv_nsec < 0 || until->tv_nsec >= SECOND)
        return EINVAL;
    struct timespec now, real;
    clock_gettime(CLOCK_MONOTONIC, &now);
    clock_gettime(CLOCK_REALTIME, &real);
    if (until->tv_sec > now.tv_sec + 1) {
        real.tv_sec++; /* a second at most, so that a clock set back delays it no longer */
    } else if (until->tv_sec >= now.tv_sec - 1) {
        real.tv_sec += until->tv_sec - now.tv_sec;
        real.tv_nsec += until->tv_nsec - now.tv_nsec;
        if (real.tv_nsec < 0) {
            real.tv_nsec += SECOND;
            real.tv_sec--;
        } else if (real.tv_nsec >= SECOND) {
            real.tv_nsec -= SECOND;
            real.tv_sec++;
        }
    } /* else long past: now will do */
    int result = pthread_cond_timedwait(cond, mutex, &real);
    if (result != ETIMEDOUT)
        return result;
    clock_gettime(CLOCK_MONOTONIC, &now);
    /* Woken before its time: a spurious wake-up. */
    return now.tv_sec > until->tv_sec ||
                   (now.tv_sec == until->tv_sec && now.tv_nsec >= until->tv_nsec)
               ? ETIMEDOUT
               : 0;
}
