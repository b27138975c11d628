/* at_quick_exit: linked into each program, as atexit is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <stdlib.h>

extern int __cxa_at_quick_exit(void (*)(void *), void *);
extern void *__dso_handle __attribute__((visibility("hidden")));

FLOOR int at_quick_exit(void (*function)(void))
{
    return __cxa_at_quick_exit((void (*)(void *))function, __dso_handle);
}
