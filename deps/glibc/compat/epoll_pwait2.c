/* epoll_pwait2: since 2.35. Differs: no cancellation point. The system call (Linux 5.11). */
#include "floor.h"
#include "system_call.h"

#include <signal.h>
#include <sys/epoll.h>
#include <unistd.h>

/* The kernel has no signal 0. */
enum { SIGNALS_SIZE = (_NSIG - 1) / 8 };

FLOOR int epoll_pwait2(int fd, struct epoll_event *events, int count,
                       const struct timespec *timeout, const sigset_t *signals)
{
    return (int)syscall(SYS_epoll_pwait2, fd, events, count, timeout, signals, SIGNALS_SIZE);
}
