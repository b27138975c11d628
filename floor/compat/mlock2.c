/* mlock2: since 2.27. No difference: without flags mlock, else the system call (Linux 4.4), and
   EINVAL before it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

FLOOR int mlock2(const void *start, size_t length, unsigned flags)
{
    if (flags == 0)
        return mlock(start, length);
    int done = (int)syscall(SYS_mlock2, start, length, flags);
    if (done != 0 && errno == ENOSYS)
        errno = EINVAL;
    return done;
}
