/* arc4random, arc4random_buf, arc4random_uniform: since 2.36. No difference: bytes of the kernel's
   generator, and an abort where there are none, as glibc does. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Kernels before 3.17 have no getrandom. */
static void fill_from_device(unsigned char *out, size_t length)
{
    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    while (fd >= 0 && length) {
        ssize_t got = read(fd, out, length);
        if (got <= 0 && errno != EINTR)
            abort();
        if (got > 0) {
            out += got;
            length -= (size_t)got;
        }
    }
    if (fd < 0)
        abort();
    close(fd);
}

FLOOR void arc4random_buf(void *buffer, size_t length)
{
    unsigned char *out = buffer;
    int saved = errno;
    while (length) {
        long got = syscall(SYS_getrandom, out, length, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            fill_from_device(out, length);
            break;
        }
        out += got;
        length -= (size_t)got;
    }
    errno = saved;
}

FLOOR uint32_t arc4random(void)
{
    uint32_t value;
    arc4random_buf(&value, sizeof value);
    return value;
}

/* Even: values under 2^32 mod bound, which would make the low results likelier, are drawn again. */
FLOOR uint32_t arc4random_uniform(uint32_t bound)
{
    if (bound < 2)
        return 0;
    uint32_t uneven = -bound % bound, value;
    do
        value = arc4random();
    while (value < uneven);
    return value % bound;
}
