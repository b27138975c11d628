/* thrd_create, thrd_current, thrd_detach, thrd_equal, thrd_exit, thrd_join, thrd_sleep, thrd_yield:
   since 2.28. No difference: libpthread's functions under another name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include "c11_threads.h"

#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

struct start {
    thrd_start_t function;
    void *argument;
};

/* Through a function of its own: what returns an int may leave the rest of a register undefined. */
static void *run(void *data)
{
    struct start start = *(struct start *)data;
    free(data);
    return (void *)(intptr_t)start.function(start.argument);
}

FLOOR int thrd_create(thrd_t *thread, thrd_start_t function, void *argument)
{
    struct start *start = malloc(sizeof *start);
    if (!start)
        return thrd_nomem;
    *start = (struct start){function, argument};
    int error = pthread_create(thread, NULL, run, start);
    if (error != 0)
        free(start);
    return thread_result(error);
}

FLOOR thrd_t thrd_current(void)
{
    return pthread_self();
}

FLOOR int thrd_detach(thrd_t thread)
{
    return thread_result(pthread_detach(thread));
}

FLOOR int thrd_equal(thrd_t a, thrd_t b)
{
    return pthread_equal(a, b);
}

FLOOR void thrd_exit(int value)
{
    pthread_exit((void *)(intptr_t)value);
}

FLOOR int thrd_join(thrd_t thread, int *value)
{
    void *result;
    int error = pthread_join(thread, &result);
    if (error == 0 && value)
        *value = (int)(intptr_t)result;
    return thread_result(error);
}

/* -1: interrupted by a signal; less: another error. */
FLOOR int thrd_sleep(const struct timespec *duration, struct timespec *remaining)
{
    int error = clock_nanosleep(CLOCK_REALTIME, 0, duration, remaining);
    return error == 0 ? 0 : error == EINTR ? -1 : -2;
}

FLOOR void thrd_yield(void)
{
    sched_yield();
}
