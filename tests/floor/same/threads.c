/* The C11 threads: 2.28. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <threads.h>
#include <time.h>

FUNCTION(int, thrd_create, (thrd_t *, thrd_start_t, void *))
FUNCTION(thrd_t, thrd_current, (void))
FUNCTION(int, thrd_detach, (thrd_t))
FUNCTION(int, thrd_equal, (thrd_t, thrd_t))
FUNCTION(void, thrd_exit, (int))
FUNCTION(int, thrd_join, (thrd_t, int *))
FUNCTION(int, thrd_sleep, (const struct timespec *, struct timespec *))
FUNCTION(void, thrd_yield, (void))
FUNCTION(int, mtx_init, (mtx_t *, int))
FUNCTION(void, mtx_destroy, (mtx_t *))
FUNCTION(int, mtx_lock, (mtx_t *))
FUNCTION(int, mtx_timedlock, (mtx_t *, const struct timespec *))
FUNCTION(int, mtx_trylock, (mtx_t *))
FUNCTION(int, mtx_unlock, (mtx_t *))
FUNCTION(int, cnd_init, (cnd_t *))
FUNCTION(void, cnd_destroy, (cnd_t *))
FUNCTION(int, cnd_signal, (cnd_t *))
FUNCTION(int, cnd_broadcast, (cnd_t *))
FUNCTION(int, cnd_wait, (cnd_t *, mtx_t *))
FUNCTION(int, cnd_timedwait, (cnd_t *, mtx_t *, const struct timespec *))
FUNCTION(int, tss_create, (tss_t *, tss_dtor_t))
FUNCTION(void, tss_delete, (tss_t))
FUNCTION(void *, tss_get, (tss_t))
FUNCTION(int, tss_set, (tss_t, void *))
FUNCTION(void, call_once, (once_flag *, void (*)(void)))

static mtx_t mutex;
static cnd_t cond;
static tss_t key;
static once_flag once = ONCE_FLAG_INIT;
static int ready, calls;

static void count_call(void)
{
    calls++;
}

static void destroyed(void *value)
{
    printf("destroyed %s\n", (const char *)value);
}

static int returns(void *argument)
{
    return argument ? *(int *)argument : -1;
}

static int exits(void *argument)
{
    (void)argument;
    call_once_(&once, count_call);
    printf("tss_set %d\n", tss_set_(key, "of the thread"));
    printf("tss_get %s\n", (char *)tss_get_(key));
    thrd_exit_(-7);
    return 1;
}

static int waits(void *argument)
{
    (void)argument;
    int result = mtx_lock_(&mutex);
    while (!ready)
        result |= cnd_wait_(&cond, &mutex);
    result |= mtx_unlock_(&mutex);
    return result;
}

static struct timespec from_now(long milliseconds)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += milliseconds * 1000000;
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    return t;
}

static int holds(void *argument)
{
    (void)argument;
    printf("trylock %d\n", mtx_trylock_(&mutex));
    struct timespec until = from_now(20), bad = {0, -1};
    printf("timedlock %d\n", mtx_timedlock_(&mutex, &until));
    printf("timedlock %d\n", mtx_timedlock_(&mutex, &bad));
    return 0;
}

static void mutexes(void)
{
    static const int types[] = {mtx_plain, mtx_timed, mtx_plain | mtx_recursive,
                                mtx_timed | mtx_recursive, 77};
    for (int i = 0; i < 5; i++) {
        mtx_t m;
        SHOW("%d", mtx_init_(&m, types[i]));
        SHOW("%d", mtx_trylock_(&m));
        SHOW("%d", mtx_trylock_(&m));
        SHOW("%d", mtx_unlock_(&m));
        mtx_destroy_(&m);
    }
    mtx_init_(&mutex, mtx_timed);
    mtx_lock_(&mutex);
    thrd_t thread;
    int value = 5;
    thrd_create_(&thread, holds, NULL);
    SHOW("%d", thrd_join_(thread, &value));
    printf("%d\n", value);
    mtx_unlock_(&mutex);
}

static void conditions(void)
{
    thrd_t threads[3];
    int value = 9;
    SHOW("%d", cnd_init_(&cond));
    for (int i = 0; i < 3; i++)
        thrd_create_(&threads[i], waits, NULL);
    mtx_lock_(&mutex);
    struct timespec until = from_now(30), bad = {0, 1000000000};
    SHOW("%d", cnd_timedwait_(&cond, &mutex, &until));
    SHOW("%d", cnd_timedwait_(&cond, &mutex, &bad));
    ready = 1;
    SHOW("%d", cnd_signal_(&cond));
    SHOW("%d", cnd_broadcast_(&cond));
    mtx_unlock_(&mutex);
    for (int i = 0; i < 3; i++)
        printf("join %d %d\n", thrd_join_(threads[i], &value), value);
    cnd_destroy_(&cond);
}

static void on_alarm(int signal)
{
    (void)signal;
}

static void sleeps(void)
{
    SHOW("%d", thrd_sleep_(&(struct timespec){0, 1000}, NULL));
    SHOW("%d", thrd_sleep_(&(struct timespec){0, -1}, NULL));
    struct timespec left = {0, 0};
    struct sigaction action = {.sa_handler = on_alarm};
    sigaction(SIGALRM, &action, NULL);
    ualarm(20000, 0);
    SHOW("%d", thrd_sleep_(&(struct timespec){5, 0}, &left));
    printf("%d\n", left.tv_sec == 4);
    thrd_yield_();
}

static void run(void)
{
    CHOOSE(thrd_create);
    CHOOSE(thrd_current);
    CHOOSE(thrd_detach);
    CHOOSE(thrd_equal);
    CHOOSE(thrd_exit);
    CHOOSE(thrd_join);
    CHOOSE(thrd_sleep);
    CHOOSE(thrd_yield);
    CHOOSE(mtx_init);
    CHOOSE(mtx_destroy);
    CHOOSE(mtx_lock);
    CHOOSE(mtx_timedlock);
    CHOOSE(mtx_trylock);
    CHOOSE(mtx_unlock);
    CHOOSE(cnd_init);
    CHOOSE(cnd_destroy);
    CHOOSE(cnd_signal);
    CHOOSE(cnd_broadcast);
    CHOOSE(cnd_wait);
    CHOOSE(cnd_timedwait);
    CHOOSE(tss_create);
    CHOOSE(tss_delete);
    CHOOSE(tss_get);
    CHOOSE(tss_set);
    CHOOSE(call_once);
    SHOW("%d", tss_create_(&key, destroyed));
    printf("%s\n", tss_get_(key) ? "set" : "not set");
    thrd_t thread;
    int value = 0, given = 123456789;
    for (int i = 0; i < 3; i++) {
        int created = thrd_create_(&thread, i == 0 ? exits : returns, i == 1 ? &given : NULL);
        int same = thrd_equal_(thread, thrd_current_());
        SHOW("%d", thrd_join_(thread, &value));
        printf("%d %d %d\n", created, same != 0, value);
    }
    call_once_(&once, count_call);
    printf("calls %d, equal %d\n", calls, thrd_equal_(thrd_current_(), thrd_current_()) != 0);
    SHOW("%d", thrd_create_(&thread, returns, NULL));
    SHOW("%d", thrd_join_(thread, NULL));
    SHOW("%d", thrd_create_(&thread, returns, NULL));
    SHOW("%d", thrd_detach_(thread));
    mutexes();
    conditions();
    sleeps();
    tss_delete_(key);
}
