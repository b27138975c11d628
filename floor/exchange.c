/* Puts a directory into the place of another one at once, so that nobody finds it missing.
 *
 * usage: exchange NEW OLD      (afterwards each has the other's name)
 *
 * Where the kernel (before 3.15) or the file system can't do that, OLD is away for a moment.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { EXCHANGE = 2 }; /* RENAME_EXCHANGE of linux/fs.h */

static int exchange(const char *new, const char *old)
{
    char away[4096];
    if (syscall(SYS_renameat2, AT_FDCWD, new, AT_FDCWD, old, EXCHANGE) == 0)
        return 0;
    if (errno != ENOSYS && errno != EINVAL)
        return -1;
    if (snprintf(away, sizeof away, "%s.away", new) >= (int)sizeof away) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return rename(old, away) == 0 && rename(new, old) == 0 ? rename(away, new) : -1;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: exchange NEW OLD\n", stderr);
        return 2;
    }
    if (exchange(argv[1], argv[2]) == 0)
        return 0;
    fprintf(stderr, "exchange: %s and %s: %s\n", argv[1], argv[2], strerror(errno));
    return 1;
}
