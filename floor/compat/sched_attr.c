/* sched_setattr, sched_getattr: since 2.41. No difference: the system calls (Linux 3.14). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <sys/types.h>
#include <unistd.h>

struct sched_attr;

FLOOR int sched_setattr(pid_t thread, struct sched_attr *attributes, unsigned flags)
{
    return (int)syscall(SYS_sched_setattr, thread, attributes, flags);
}

FLOOR int sched_getattr(pid_t thread, struct sched_attr *attributes, unsigned size, unsigned flags)
{
    return (int)syscall(SYS_sched_getattr, thread, attributes, size, flags);
}
