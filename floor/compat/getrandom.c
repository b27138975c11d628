/* getrandom, getentropy: since 2.25. Differs: no cancellation point. The system call
   (Linux 3.17). */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include <errno.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

FLOOR ssize_t getrandom(void *buffer, size_t length, unsigned flags)
{
    return syscall(SYS_getrandom, buffer, length, flags);
}

FLOOR int getentropy(void *buffer, size_t length)
{
    if (length > 256) {
        errno = EIO;
        return -1;
    }
    for (char *out = buffer; length;) {
        long got = syscall(SYS_getrandom, out, length, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            if (got == 0)
                errno = EIO;
            return -1;
        }
        out += got;
        length -= (size_t)got;
    }
    return 0;
}
