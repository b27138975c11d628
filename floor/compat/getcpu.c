/* getcpu: since 2.29. Differs: always the system call, where glibc's asks the vDSO. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <unistd.h>

FLOOR int getcpu(unsigned *cpu, unsigned *node)
{
    return (int)syscall(SYS_getcpu, cpu, node, NULL);
}
