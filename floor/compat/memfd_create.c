/* memfd_create: since 2.27. No difference: the system call (Linux 3.17). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <unistd.h>

FLOOR int memfd_create(const char *name, unsigned flags)
{
    return (int)syscall(SYS_memfd_create, name, flags);
}
