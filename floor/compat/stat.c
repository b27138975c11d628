/* stat, lstat, fstat, fstatat and their 64 forms: exported since 2.33, inline calls of __xstat
   before. No difference: the old entry points are what the old headers called. */
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

extern int __xstat(int, const char *, struct stat *);
extern int __lxstat(int, const char *, struct stat *);
extern int __fxstat(int, int, struct stat *);
extern int __fxstatat(int, int, const char *, struct stat *, int);
extern int __xstat64(int, const char *, struct stat64 *);
extern int __lxstat64(int, const char *, struct stat64 *);
extern int __fxstat64(int, int, struct stat64 *);
extern int __fxstatat64(int, int, const char *, struct stat64 *, int);

FLOOR int stat(const char *restrict path, struct stat *restrict st)
{
    return __xstat(STAT_VER, path, st);
}

FLOOR int lstat(const char *restrict path, struct stat *restrict st)
{
    return __lxstat(STAT_VER, path, st);
}

FLOOR int fstat(int fd, struct stat *st)
{
    return __fxstat(STAT_VER, fd, st);
}

FLOOR int fstatat(int fd, const char *restrict path, struct stat *restrict st, int flags)
{
    return __fxstatat(STAT_VER, fd, path, st, flags);
}

FLOOR int stat64(const char *restrict path, struct stat64 *restrict st)
{
    return __xstat64(STAT_VER, path, st);
}

FLOOR int lstat64(const char *restrict path, struct stat64 *restrict st)
{
    return __lxstat64(STAT_VER, path, st);
}

FLOOR int fstat64(int fd, struct stat64 *st)
{
    return __fxstat64(STAT_VER, fd, st);
}

FLOOR int fstatat64(int fd, const char *restrict path, struct stat64 *restrict st, int flags)
{
    return __fxstatat64(STAT_VER, fd, path, st, flags);
}
