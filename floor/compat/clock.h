/* Waits until a time of the monotonic clock, made of waits on the real-time one: what the
   pthread_*_clock* functions need where only pthread_*_timed* are there. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>
#include <time.h>

enum { SECOND = 1000000000 }; /* in ns */

static inline bool clock_known(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_MONOTONIC;
}

static inline bool clock_valid(const struct timespec *t)
{
    return t->tv_nsec >= 0 && t->tv_nsec < SECOND;
}

static inline bool clock_passed(clockid_t clock, const struct timespec *until)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec > until->tv_sec ||
           (now.tv_sec == until->tv_sec && now.tv_nsec >= until->tv_nsec);
}

/* The time on the clock `to` when `from` will show until, but at most a second ahead, so that `to`
   set back delays the waiter by no more; now where that is long past. */
static inline struct timespec clock_convert(clockid_t from, const struct timespec *until,
                                            clockid_t to)
{
    struct timespec now, result;
    clock_gettime(from, &now);
    clock_gettime(to, &result);
    if (until->tv_sec > now.tv_sec + 1) {
        result.tv_sec++;
    } else if (until->tv_sec >= now.tv_sec - 1) {
        result.tv_sec += until->tv_sec - now.tv_sec;
        result.tv_nsec += until->tv_nsec - now.tv_nsec;
        if (result.tv_nsec < 0) {
            result.tv_nsec += SECOND;
            result.tv_sec--;
        } else if (result.tv_nsec >= SECOND) {
            result.tv_nsec -= SECOND;
            result.tv_sec++;
        }
    }
    return result;
}

#endif
