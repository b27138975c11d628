/* fchmodat, lchmod: before 2.32 they take AT_SYMLINK_NOFOLLOW for no file (glibc's bug 14578), and
   cp -p of coreutils fails. As 2.32: all but links are changed, by /proc. Where libc's own can, it
   does. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "behind.h"
#include "floor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

BEHIND(fchmodat);

static int change_by_proc(int fd, mode_t mode)
{
    char path[sizeof "/proc/self/fd/" + 3 * sizeof fd], byte;
    if (readlinkat(fd, "", &byte, 1) >= 0) { /* a link itself: Linux 2.6.39 */
        errno = EOPNOTSUPP;
        return -1;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const int failed = chmod(path, mode);
    if (failed && errno == ENOENT) /* no /proc */
        errno = EOPNOTSUPP;
    return failed;
}

FLOOR int fchmodat(int directory, const char *path, mode_t mode, int flags)
{
    int failed = behind_fchmodat(directory, path, mode, flags);
    if (!failed || flags != AT_SYMLINK_NOFOLLOW || errno != EOPNOTSUPP)
        return failed;
    const int fd = (int)syscall(SYS_openat, directory, path, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return -1;
    failed = change_by_proc(fd, mode);
    const int error = errno;
    close(fd);
    errno = error;
    return failed;
}

FLOOR int lchmod(const char *path, mode_t mode)
{
    return fchmodat(AT_FDCWD, path, mode, AT_SYMLINK_NOFOLLOW);
}
