/* tss_create, tss_delete, tss_get, tss_set: since 2.28. No difference: libpthread's functions under
   another name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include "c11_threads.h"

FLOOR int tss_create(tss_t *key, tss_dtor_t destructor)
{
    return thread_result(pthread_key_create(key, destructor));
}

FLOOR void tss_delete(tss_t key)
{
    pthread_key_delete(key);
}

FLOOR void *tss_get(tss_t key)
{
    return pthread_getspecific(key);
}

FLOOR int tss_set(tss_t key, void *value)
{
    return thread_result(pthread_setspecific(key, value));
}
