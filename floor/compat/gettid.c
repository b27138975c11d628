/* gettid: since 2.30. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <unistd.h>

FLOOR pid_t gettid(void)
{
    return (pid_t)syscall(SYS_gettid);
}
