/* mseal: since 2.41. No difference: the system call (Linux 6.10). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <stddef.h>
#include <unistd.h>

FLOOR int mseal(void *start, size_t length, unsigned long flags)
{
    return (int)syscall(SYS_mseal, start, length, flags);
}
