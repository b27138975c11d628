/* mtx_init, mtx_destroy, mtx_lock, mtx_timedlock, mtx_trylock, mtx_unlock: since 2.28. No
   difference: libpthread's functions under another name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include "c11_threads.h"

#include <stdbool.h>

static pthread_mutex_t *mutex_of(mtx_t *mutex)
{
    return (pthread_mutex_t *)mutex;
}

FLOOR int mtx_init(mtx_t *mutex, int type)
{
    pthread_mutexattr_t attributes;
    bool recursive = type == (mtx_plain | mtx_recursive) || type == (mtx_timed | mtx_recursive);
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes,
                              recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL);
    int error = pthread_mutex_init(mutex_of(mutex), &attributes);
    pthread_mutexattr_destroy(&attributes);
    return thread_result(error);
}

FLOOR void mtx_destroy(mtx_t *mutex)
{
    pthread_mutex_destroy(mutex_of(mutex));
}

FLOOR int mtx_lock(mtx_t *mutex)
{
    return thread_result(pthread_mutex_lock(mutex_of(mutex)));
}

FLOOR int mtx_timedlock(mtx_t *restrict mutex, const struct timespec *restrict until)
{
    return thread_result(pthread_mutex_timedlock(mutex_of(mutex), until));
}

FLOOR int mtx_trylock(mtx_t *mutex)
{
    return thread_result(pthread_mutex_trylock(mutex_of(mutex)));
}

FLOOR int mtx_unlock(mtx_t *mutex)
{
    return thread_result(pthread_mutex_unlock(mutex_of(mutex)));
}
