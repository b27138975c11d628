/* preadv2, preadv64v2, pwritev2, pwritev64v2: since 2.26. Differs: no cancellation point. The
   system calls (Linux 4.6); before them what needs no flags is done by the older calls, as in
   glibc. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"
#include "system_call.h"

#include <errno.h>
#include <stdint.h>
#include <sys/uio.h>
#include <unistd.h>

/* The kernel takes the offset in two halves, low first; where a long has all of it, the second one
   is shifted out. */
#define VECTOR_CALL(name, number, offset_type, old, old_at)                                        \
    FLOOR ssize_t name(int fd, const struct iovec *vector, int count, offset_type offset,          \
                       int flags)                                                                  \
    {                                                                                              \
        ssize_t done = syscall(number, fd, vector, (long)count, (long)offset,                      \
                               (long)((int64_t)offset >> 32), flags);                              \
        if (done >= 0 || errno != ENOSYS)                                                          \
            return done;                                                                           \
        if (flags != 0) {                                                                          \
            errno = ENOTSUP;                                                                       \
            return -1;                                                                             \
        }                                                                                          \
        return offset == -1 ? old(fd, vector, count) : old_at(fd, vector, count, offset);          \
    }

VECTOR_CALL(preadv2, SYS_preadv2, off_t, readv, preadv)
VECTOR_CALL(preadv64v2, SYS_preadv2, off64_t, readv, preadv64)
VECTOR_CALL(pwritev2, SYS_pwritev2, off_t, writev, pwritev)
VECTOR_CALL(pwritev64v2, SYS_pwritev2, off64_t, writev, pwritev64)
