/* renameat2: since 2.28. No difference: without flags renameat, else the system call (Linux 3.15),
   and EINVAL before it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

FLOOR int renameat2(int old_dir, const char *old_path, int new_dir, const char *new_path,
                    unsigned flags)
{
    if (flags == 0)
        return renameat(old_dir, old_path, new_dir, new_path);
    int done = (int)syscall(SYS_renameat2, old_dir, old_path, new_dir, new_path, flags);
    if (done != 0 && errno == ENOSYS)
        errno = EINVAL;
    return done;
}
