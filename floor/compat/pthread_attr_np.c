/* pthread_getattr_default_np, pthread_setattr_default_np: since 2.18;
   pthread_attr_setsigmask_np, pthread_attr_getsigmask_np: since 2.32; pthread_gettid_np:
   since 2.42. Weak: what threads begin with and what they are only libc knows, so they are the
   running libc's, and ENOSYS where it lacks them (pthread_gettid_np: -1, unless the thread asks for
   itself). */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include "running.h"

#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

FORWARD(pthread_getattr_default_np, (pthread_attr_t * a), (a))
FORWARD(pthread_setattr_default_np, (const pthread_attr_t *a), (a))
FORWARD(pthread_attr_setsigmask_np, (pthread_attr_t * a, const sigset_t *mask), (a, mask))
FORWARD(pthread_attr_getsigmask_np, (const pthread_attr_t *a, sigset_t *mask), (a, mask))

FLOOR pid_t pthread_gettid_np(pthread_t thread)
{
    __typeof__(&pthread_gettid_np) there = RUNNING(pthread_gettid_np);
    if (there)
        return there(thread);
    return pthread_equal(thread, pthread_self()) ? (pid_t)syscall(SYS_gettid) : -1;
}
