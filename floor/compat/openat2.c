/* openat2: since 2.43. Differs: no cancellation point. The system call (Linux 5.6). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <stddef.h>
#include <unistd.h>

struct open_how;

FLOOR int openat2(int dir, const char *path, const struct open_how *how, size_t size)
{
    return (int)syscall(SYS_openat2, dir, path, how, size);
}
