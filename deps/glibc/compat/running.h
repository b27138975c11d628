/* Functions of the libc that the program runs on, which may be newer than the one it was linked
   for: for substitutes that can't be without its internals. */
#ifndef RUNNING_H
#define RUNNING_H

#include "floor.h"

#include <dlfcn.h>
#include <errno.h>

/* A function pointer of the type of name, NULL where this libc has no such function. The substitute
   itself is hidden, so it is not what is found. */
#define RUNNING(name) ((__typeof__(&(name)))dlsym(RTLD_DEFAULT, #name))

/* A function that is the running libc's, and returns ENOSYS where it has none. */
#define FORWARD(name, parameters, arguments)                                                       \
    FLOOR int name parameters                                                                      \
    {                                                                                              \
        __typeof__(&(name)) there = RUNNING(name);                                                 \
        return there ? there arguments : ENOSYS;                                                   \
    }

#endif
