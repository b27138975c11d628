/* stat, lstat, fstat, fstatat and their 64 forms: exported since 2.33, inline calls of __xstat
   before. No difference: the old entry points are what the old headers called. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include <sys/stat.h>

/* The version of struct stat that the kernel and glibc agree on (bits/stat.h, _STAT_VER). */
#if defined __x86_64__ || defined __s390x__ || defined __powerpc64__
enum { STAT_VER = 1 };
#elif defined __i386__ || defined __arm__
enum { STAT_VER = 3 };
#else
enum { STAT_VER = 0 };
#endif

/* The four functions for files whose size has as many bits: "" is what a long has. */
#define STAT(BITS)                                                                                 \
    extern int __xstat##BITS(int, const char *, struct stat##BITS *);                              \
    extern int __lxstat##BITS(int, const char *, struct stat##BITS *);                             \
    extern int __fxstat##BITS(int, int, struct stat##BITS *);                                      \
    extern int __fxstatat##BITS(int, int, const char *, struct stat##BITS *, int);                 \
    FLOOR int stat##BITS(const char *restrict path, struct stat##BITS *restrict st)                \
    {                                                                                              \
        return __xstat##BITS(STAT_VER, path, st);                                                  \
    }                                                                                              \
    FLOOR int lstat##BITS(const char *restrict path, struct stat##BITS *restrict st)               \
    {                                                                                              \
        return __lxstat##BITS(STAT_VER, path, st);                                                 \
    }                                                                                              \
    FLOOR int fstat##BITS(int fd, struct stat##BITS *st)                                           \
    {                                                                                              \
        return __fxstat##BITS(STAT_VER, fd, st);                                                   \
    }                                                                                              \
    FLOOR int fstatat##BITS(int fd, const char *restrict path, struct stat##BITS *restrict st,     \
                            int flags)                                                             \
    {                                                                                              \
        return __fxstatat##BITS(STAT_VER, fd, path, st, flags);                                    \
    }

STAT()
STAT(64)
