/* pthread_atfork: linked into each program, as atexit is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <pthread.h>

extern int __register_atfork(void (*)(void), void (*)(void), void (*)(void), void *);
extern void *__dso_handle __attribute__((visibility("hidden")));

FLOOR int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
    return __register_atfork(prepare, parent, child, __dso_handle);
}
