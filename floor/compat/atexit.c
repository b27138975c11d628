/* atexit: never exported by libc.so, but linked into each program (libc_nonshared.a), so that a
   library's handlers can run when it is closed: __dso_handle, from crtbegin.o, says whose it is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <stdlib.h>

extern int __cxa_atexit(void (*)(void *), void *, void *);
extern void *__dso_handle __attribute__((visibility("hidden")));

FLOOR int atexit(void (*function)(void))
{
    return __cxa_atexit((void (*)(void *))function, NULL, __dso_handle);
}
