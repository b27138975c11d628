/* Functions of the libc that the program runs on, which may be newer than the one it was linked
   for: for substitutes that can't be without its internals. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RUNNING_H
#define RUNNING_H

#include "floor.h"

#include <dlfcn.h>
#include <errno.h>

/* A function pointer of the type of name, NULL where this libc has no such function. The substitute
   itself is hidden, so it is not what is found. */
#define RUNNING(name) ((__typeof__(&(name)))dlsym(RTLD_DEFAULT, #name))

/* Returns what the running libc's function does, or this one's own where it has none. It is looked
   up once, since dlsym takes a lock. */
#define CALL_RUNNING(name, own, arguments)                                                         \
    static __typeof__(&(name)) found;                                                              \
    __typeof__(found) function = __atomic_load_n(&found, __ATOMIC_RELAXED);                        \
    if (!function) {                                                                               \
        function = RUNNING(name);                                                                  \
        function = function ? function : (own);                                                    \
        __atomic_store_n(&found, function, __ATOMIC_RELAXED);                                      \
    }                                                                                              \
    return function arguments

/* A function that is the running libc's, and returns ENOSYS where it has none. */
#define FORWARD(name, parameters, arguments)                                                       \
    FLOOR int name parameters                                                                      \
    {                                                                                              \
        __typeof__(&(name)) there = RUNNING(name);                                                 \
        return there ? there arguments : ENOSYS;                                                   \
    }

#endif
