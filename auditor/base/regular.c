/* Opens regular files, and nothing else. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "base/regular.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

static bool is_regular(const struct stat *st)
{
    if (!S_ISREG(st->st_mode))
        errno = ENOEXEC;
    return S_ISREG(st->st_mode);
}

int open_regular(const char *path, struct stat *st)
{
    return stat(path, st) == 0 ? open_seen(path, st) : -1;
}

int open_seen(const char *path, struct stat *st)
{
    if (!is_regular(st))
        return -1;
    /* Not blocking: between the look and the opening a FIFO may have come. */
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 || (fstat(fd, st) == 0 && is_regular(st)))
        return fd;
    const int error = errno;
    close(fd);
    errno = error;
    return -1;
}

const char *open_regular_error(void)
{
    return errno == ENOEXEC ? "not a regular file" : strerror(errno);
}
