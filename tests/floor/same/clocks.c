/* The waits with a clock: 2.30 and 2.31. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <pthread.h>
#include <semaphore.h>
#include <time.h>

FUNCTION(int, pthread_cond_clockwait,
         (pthread_cond_t *, pthread_mutex_t *, clockid_t, const struct timespec *))
FUNCTION(int, pthread_mutex_clocklock, (pthread_mutex_t *, clockid_t, const struct timespec *))
FUNCTION(int, pthread_rwlock_clockrdlock, (pthread_rwlock_t *, clockid_t, const struct timespec *))
FUNCTION(int, pthread_rwlock_clockwrlock, (pthread_rwlock_t *, clockid_t, const struct timespec *))
FUNCTION(int, sem_clockwait, (sem_t *, clockid_t, const struct timespec *))
FUNCTION(int, pthread_clockjoin_np, (pthread_t, void **, clockid_t, const struct timespec *))

static const clockid_t clocks[] = {
    CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_BOOTTIME, 99, -1};
enum { CLOCKS = sizeof clocks / sizeof *clocks };

/* The until of each round: long past, now and a little, wrong. */
enum { PAST, SOON, WRONG, NEGATIVE, BEFORE_ALL, UNTILS };
static struct timespec until_of(clockid_t clock, int kind)
{
    struct timespec t = {0, 0};
    clock_gettime(clock, &t);
    if (kind == PAST)
        t.tv_sec -= 100;
    else if (kind == SOON)
        t.tv_nsec += 40000000;
    else if (kind == WRONG)
        return (struct timespec){t.tv_sec + 100, 1000000000};
    else if (kind == NEGATIVE)
        return (struct timespec){t.tv_sec + 100, -1};
    else
        return (struct timespec){-5, 0};
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    return t;
}

/* The result, and whether it came at the right time: 40 ms later, or at once. */
#define WAIT(call)                                                                                 \
    {                                                                                              \
        struct timespec until = until_of(clocks[c], kind), begin, end;                             \
        clock_gettime(CLOCK_MONOTONIC, &begin);                                                    \
        errno = 0;                                                                                 \
        int result = call;                                                                         \
        int error = errno;                                                                         \
        clock_gettime(CLOCK_MONOTONIC, &end);                                                      \
        long took = (end.tv_sec - begin.tv_sec) * 1000 + (end.tv_nsec - begin.tv_nsec) / 1000000;  \
        printf("%s clock %d kind %d: %d errno %d %s\n", #call, (int)clocks[c], kind, result,       \
               error,                                                                              \
               took >= 1000 ? "late"                                                               \
               : took >= 38 ? "then"                                                               \
                            : "at once");                                                          \
    }

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t written = PTHREAD_RWLOCK_INITIALIZER;
static pthread_rwlock_t nobodys = PTHREAD_RWLOCK_INITIALIZER;
static pthread_cond_t real = PTHREAD_COND_INITIALIZER, monotonic;
static sem_t none, some;

static void *asleep(void *unused)
{
    (void)unused;
    pause();
    return NULL;
}

/* From another thread, since these are held by the first. */
static void *locks(void *thread)
{
    for (int c = 0; c < CLOCKS; c++)
        for (int kind = 0; kind < UNTILS; kind++) {
            WAIT(pthread_mutex_clocklock_(&held, clocks[c], &until))
            WAIT(pthread_mutex_clocklock_(&mutex, clocks[c], &until))
            pthread_mutex_unlock(&mutex);
            WAIT(pthread_rwlock_clockrdlock_(&written, clocks[c], &until))
            WAIT(pthread_rwlock_clockwrlock_(&written, clocks[c], &until))
            WAIT(pthread_rwlock_clockrdlock_(&nobodys, clocks[c], &until))
            WAIT(sem_clockwait_(&none, clocks[c], &until))
            WAIT(sem_clockwait_(&some, clocks[c], &until))
            if (kind != WRONG && kind != NEGATIVE) /* 2.36 never comes back */
                WAIT(pthread_clockjoin_np_(*(pthread_t *)thread, NULL, clocks[c], &until))
            pthread_mutex_lock(&mutex);
            WAIT(pthread_cond_clockwait_(&real, &mutex, clocks[c], &until))
            WAIT(pthread_cond_clockwait_(&monotonic, &mutex, clocks[c], &until))
            pthread_mutex_unlock(&mutex);
        }
    return NULL;
}

static void *wakes(void *unused)
{
    (void)unused;
    usleep(40000);
    pthread_mutex_lock(&mutex);
    pthread_cond_signal(&monotonic);
    pthread_mutex_unlock(&mutex);
    return NULL;
}

static void on_alarm(int signal)
{
    (void)signal;
}

/* A long wait is ended by a signal to the variable, by a handler, by the thread's end. */
static void ended(void)
{
    pthread_t thread;
    int c = 1, kind = 0;
    struct timespec far;
    clock_gettime(CLOCK_MONOTONIC, &far);
    far.tv_sec += 100;
    pthread_mutex_lock(&mutex);
    pthread_create(&thread, NULL, wakes, NULL);
    WAIT(pthread_cond_clockwait_(&monotonic, &mutex, CLOCK_MONOTONIC, &far))
    pthread_mutex_unlock(&mutex);
    pthread_join(thread, NULL);
    struct sigaction action = {.sa_handler = on_alarm};
    sigaction(SIGALRM, &action, NULL);
    ualarm(40000, 0);
    WAIT(sem_clockwait_(&none, CLOCK_MONOTONIC, &far))
    pthread_create(&thread, NULL, wakes, NULL);
    void *value = "unset";
    WAIT(pthread_clockjoin_np_(thread, &value, CLOCK_MONOTONIC, &far))
    printf("%s\n", value ? "a value" : "NULL");
    pthread_create(&thread, NULL, wakes, NULL);
    WAIT(pthread_clockjoin_np_(thread, &value, CLOCK_MONOTONIC, NULL))
}

static void run(void)
{
    CHOOSE(pthread_cond_clockwait);
    CHOOSE(pthread_mutex_clocklock);
    CHOOSE(pthread_rwlock_clockrdlock);
    CHOOSE(pthread_rwlock_clockwrlock);
    CHOOSE(sem_clockwait);
    CHOOSE(pthread_clockjoin_np);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&monotonic, &attributes);
    sem_init(&none, 0, 0);
    sem_init(&some, 0, 100);
    pthread_mutex_lock(&held);
    pthread_rwlock_wrlock(&written);
    pthread_t sleeper, locker;
    pthread_create(&sleeper, NULL, asleep, NULL);
    pthread_create(&locker, NULL, locks, &sleeper);
    pthread_join(locker, NULL);
    ended();
}
