/* The mode of files without a name, which the libc of most architectures dropped before 2.22. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"

static int mode_of(int fd)
{
    struct stat status;
    int mode = fd >= 0 && fstat(fd, &status) == 0 ? (int)(status.st_mode & 07777) : -1;
    if (fd >= 0)
        close(fd);
    return mode;
}

int main(void)
{
    umask(0);
    int directory = open(".", O_PATH | O_DIRECTORY);
    int fd = open(".", O_TMPFILE | O_RDWR, 0640);
    if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) {
        puts("ok"); /* this file system has none */
        return 0;
    }
    EXPECT(mode_of(fd) == 0640);
    EXPECT(mode_of(open64(".", O_TMPFILE | O_RDWR, 0604)) == 0604);
    EXPECT(mode_of(openat(directory, ".", O_TMPFILE | O_RDWR, 0460)) == 0460);
    EXPECT(mode_of(openat64(directory, ".", O_TMPFILE | O_RDWR, 0406)) == 0406);
    /* All else goes to libc. */
    EXPECT(mode_of(open("unnamed.tmp", O_CREAT | O_EXCL | O_RDWR, 0620)) == 0620);
    EXPECT(open("unnamed.tmp", O_CREAT | O_EXCL | O_RDWR, 0620) == -1 && errno == EEXIST);
    EXPECT(mode_of(openat(directory, "unnamed.tmp", O_RDONLY)) == 0620);
    EXPECT(unlink("unnamed.tmp") == 0);
    EXPECT(open64("unnamed.tmp", O_RDONLY) == -1 && errno == ENOENT);
    if (!bad)
        puts("ok");
    return bad;
}
