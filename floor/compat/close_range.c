/* close_range, closefrom: since 2.34. No difference: the system call (Linux 5.9); before it
   closefrom goes through /proc/self/fd, and aborts where it can't, as in glibc. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"
#include "system_call.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

FLOOR int close_range(unsigned first, unsigned last, int flags)
{
    return (int)syscall(SYS_close_range, first, last, flags);
}

/* No allocation and no lock: this may stand between fork and exec. */
static bool close_listed(int directory, int low)
{
    char buffer[1024] __attribute__((aligned(8)));
    bool any;
    do { /* again from the start, since what is closed while it is read may hide others */
        long got;
        any = false;
        lseek(directory, 0, SEEK_SET);
        while ((got = syscall(SYS_getdents64, directory, buffer, sizeof buffer)) > 0)
            for (long at = 0; at < got;) {
                const struct dirent64 *entry = (const struct dirent64 *)(buffer + at);
                at += entry->d_reclen;
                if (entry->d_name[0] == '.')
                    continue;
                int fd = (int)strtol(entry->d_name, NULL, 10);
                if (fd >= low && fd != directory) {
                    close(fd);
                    any = true;
                }
            }
        if (got < 0)
            return false;
    } while (any);
    return true;
}

/* Where there is no descriptor left for the directory, those to be closed give one back. */
static int open_list(int low)
{
    int directory = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int fd = low; directory < 0 && fd < low + 1024; fd++)
        if (close(fd) == 0)
            directory = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return directory;
}

FLOOR void closefrom(int low)
{
    low = low < 0 ? 0 : low;
    if (close_range((unsigned)low, UINT_MAX, 0) == 0)
        return;
    int directory = open_list(low);
    if (directory < 0 || !close_listed(directory, low))
        abort();
    close(directory);
}
