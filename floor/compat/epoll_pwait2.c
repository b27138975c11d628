/* epoll_pwait2: since 2.35. Differs: no cancellation point. The system call (Linux 5.11). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <signal.h>
#include <sys/epoll.h>
#include <unistd.h>

/* The kernel has no signal 0. As wide as a register: of an int that is passed on the stack the
   kernel would see what stands beside it. */
static const size_t signals_size = (_NSIG - 1) / 8;

FLOOR int epoll_pwait2(int fd, struct epoll_event *events, int count,
                       const struct timespec *timeout, const sigset_t *signals)
{
    return (int)syscall(SYS_epoll_pwait2, fd, events, count, timeout, signals, signals_size);
}
