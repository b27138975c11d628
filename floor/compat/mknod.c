/* mknod, mknodat: exported since 2.33, inline calls of __xmknod before. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include <sys/stat.h>

/* _MKNOD_VER: 0 where struct stat has one layout only, 1 on the architectures with an older one. */
#if defined __i386__ || defined __arm__ || defined __powerpc64__
enum { MKNOD_VER = 1 };
#else
enum { MKNOD_VER = 0 };
#endif

extern int __xmknod(int, const char *, mode_t, dev_t *);
extern int __xmknodat(int, int, const char *, mode_t, dev_t *);

FLOOR int mknod(const char *path, mode_t mode, dev_t dev)
{
    return __xmknod(MKNOD_VER, path, mode, &dev);
}

FLOOR int mknodat(int fd, const char *path, mode_t mode, dev_t dev)
{
    return __xmknodat(MKNOD_VER, fd, path, mode, &dev);
}
