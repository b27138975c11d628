/* tgkill: since 2.30. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <unistd.h>

FLOOR int tgkill(pid_t process, pid_t thread, int signal)
{
    return (int)syscall(SYS_tgkill, process, thread, signal);
}
