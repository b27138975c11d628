/* process_madvise, process_mrelease: since 2.36. No difference: the system calls (Linux 5.10 and
   5.15). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <sys/uio.h>
#include <unistd.h>

FLOOR ssize_t process_madvise(int process, const struct iovec *ranges, size_t count, int advice,
                              unsigned flags)
{
    return syscall(SYS_process_madvise, process, ranges, count, advice, flags);
}

FLOOR int process_mrelease(int process, unsigned flags)
{
    return (int)syscall(SYS_process_mrelease, process, flags);
}
