/* pidfd_open, pidfd_getfd, pidfd_send_signal: since 2.36, pidfd_getpid: since 2.39. No difference:
   the system calls (Linux 5.3, 5.6, 5.1), and /proc/self/fdinfo. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

FLOOR int pidfd_open(pid_t process, unsigned flags)
{
    return (int)syscall(SYS_pidfd_open, process, flags);
}

FLOOR int pidfd_getfd(int pidfd, int fd, unsigned flags)
{
    return (int)syscall(SYS_pidfd_getfd, pidfd, fd, flags);
}

FLOOR int pidfd_send_signal(int pidfd, int signal, siginfo_t *info, unsigned flags)
{
    return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, info, flags);
}

/* The number in the line "Pid:" of the descriptor's fdinfo; -2 where there is none. */
static long pid_line(int pidfd)
{
    char text[1024]; /* the line is the fifth, after some short ones */
    snprintf(text, sizeof text, "/proc/self/fdinfo/%d", pidfd);
    int fd = open(text, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    if (got <= 0)
        return -2;
    text[got] = '\0';
    const char *line = strstr(text, "\nPid:");
    return line ? strtol(line + strlen("\nPid:"), NULL, 10) : -2;
}

FLOOR pid_t pidfd_getpid(int pidfd)
{
    long pid = pidfd < 0 ? -2 : pid_line(pidfd);
    if (pid > 0)
        return (pid_t)pid;
    /* 0: of another namespace of processes; -1: ended and waited for */
    errno = pid == 0 ? EREMOTE : pid == -1 ? ESRCH : EBADF;
    return -1;
}
