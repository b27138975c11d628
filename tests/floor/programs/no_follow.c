/* The mode of a file that is no link, by name: before 2.32 libc changed it for none with
 * AT_SYMLINK_NOFOLLOW. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"

static char directory[] = "no-follow-XXXXXX";

static int mode_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (int)(status.st_mode & 07777) : -1;
}

int main(void)
{
    int fd;
    EXPECT(mkdtemp(directory) && chdir(directory) == 0);
    EXPECT((fd = open("file", O_CREAT | O_EXCL | O_RDWR, 0600)) >= 0 && close(fd) == 0);
    EXPECT(symlink("file", "link") == 0 && mkfifo("fifo", 0600) == 0);
    EXPECT(fchmodat(AT_FDCWD, "file", 0640, AT_SYMLINK_NOFOLLOW) == 0 && mode_of("file") == 0640);
    EXPECT(lchmod("fifo", 0604) == 0 && mode_of("fifo") == 0604);
    EXPECT(lchmod("link", 0600) == -1 && errno == EOPNOTSUPP && mode_of("file") == 0640);
    EXPECT(lchmod("none", 0600) == -1 && errno == ENOENT);
    /* All else goes to libc. */
    EXPECT(fchmodat(AT_FDCWD, "link", 0620, 0) == 0 && mode_of("file") == 0620);
    EXPECT(fchmodat(AT_FDCWD, "file", 0600, -1) == -1 && errno == EINVAL);
    EXPECT(unlink("file") == 0 && unlink("link") == 0 && unlink("fifo") == 0);
    EXPECT(chdir("..") == 0 && rmdir(directory) == 0);
    if (!bad)
        puts("ok");
    return bad;
}
