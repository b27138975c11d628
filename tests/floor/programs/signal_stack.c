/* A signal's stack of the size that the headers tell: a number below 2.34, and what sysconf answers
   to objects of newer headers. On a stack of -1 bytes CPython died at 2.17. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "expect.h"

static char at_file_scope[SIGSTKSZ > PTHREAD_STACK_MIN ? SIGSTKSZ : PTHREAD_STACK_MIN];
static volatile int handled;

static void handle(int signal)
{
    (void)signal;
    char here;
    handled += &here >= at_file_scope && &here < at_file_scope + sizeof at_file_scope;
}

int main(void)
{
    EXPECT(MINSIGSTKSZ >= 2048 && SIGSTKSZ >= MINSIGSTKSZ);
    enum { MINIMUM = 249, USUAL = 250 }; /* _SC_MINSIGSTKSZ, _SC_SIGSTKSZ of newer headers */
    EXPECT(sysconf(MINIMUM) >= MINSIGSTKSZ && sysconf(MINIMUM) < 1 << 20);
    EXPECT(sysconf(USUAL) >= SIGSTKSZ && sysconf(USUAL) >= sysconf(MINIMUM));
    EXPECT(sysconf(_SC_PAGESIZE) > 0 && sysconf(USUAL + 1000) == -1 && errno == EINVAL);

    stack_t stack = {.ss_sp = at_file_scope, .ss_size = sizeof at_file_scope};
    EXPECT(sigaltstack(&stack, NULL) == 0);
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_ONSTACK};
    EXPECT(sigaction(SIGUSR1, &action, NULL) == 0 && raise(SIGUSR1) == 0);
    EXPECT(handled == 1);
    if (!bad)
        puts("ok");
    return bad;
}
