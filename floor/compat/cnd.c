/* cnd_init, cnd_destroy, cnd_signal, cnd_broadcast, cnd_wait, cnd_timedwait: since 2.28. No
   difference: libpthread's functions under another name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include "c11_threads.h"

/* Brings libpthread along: without it libc's own pthread_cond_* do nothing (until 2.34). */
__attribute__((used)) static int (*const bring_libpthread)(pthread_t *, const pthread_attr_t *,
                                                           void *(*)(void *),
                                                           void *) = pthread_create;

static pthread_cond_t *cond_of(cnd_t *cond)
{
    return (pthread_cond_t *)cond;
}

FLOOR int cnd_init(cnd_t *cond)
{
    return thread_result(pthread_cond_init(cond_of(cond), NULL));
}

FLOOR void cnd_destroy(cnd_t *cond)
{
    pthread_cond_destroy(cond_of(cond));
}

FLOOR int cnd_signal(cnd_t *cond)
{
    return thread_result(pthread_cond_signal(cond_of(cond)));
}

FLOOR int cnd_broadcast(cnd_t *cond)
{
    return thread_result(pthread_cond_broadcast(cond_of(cond)));
}

FLOOR int cnd_wait(cnd_t *cond, mtx_t *mutex)
{
    return thread_result(pthread_cond_wait(cond_of(cond), (pthread_mutex_t *)mutex));
}

FLOOR int cnd_timedwait(cnd_t *restrict cond, mtx_t *restrict mutex,
                        const struct timespec *restrict until)
{
    return thread_result(pthread_cond_timedwait(cond_of(cond), (pthread_mutex_t *)mutex, until));
}
