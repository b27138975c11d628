/* What the C11 threads have in common: libpthread's objects under another name, and its errors in
   the five that threads.h knows. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef C11_THREADS_H
#define C11_THREADS_H

#include <errno.h>
#include <pthread.h>
#include <threads.h>

_Static_assert(sizeof(thrd_t) == sizeof(pthread_t), "thrd_t");
_Static_assert(sizeof(mtx_t) == sizeof(pthread_mutex_t), "mtx_t");
_Static_assert(sizeof(cnd_t) == sizeof(pthread_cond_t), "cnd_t");
_Static_assert(sizeof(once_flag) == sizeof(pthread_once_t), "once_flag");
_Static_assert(sizeof(tss_t) == sizeof(pthread_key_t), "tss_t");

static inline int thread_result(int error)
{
    switch (error) {
    case 0:
        return thrd_success;
    case ENOMEM:
        return thrd_nomem;
    case ETIMEDOUT:
        return thrd_timedout;
    case EBUSY:
        return thrd_busy;
    default:
        return thrd_error;
    }
}

#endif
