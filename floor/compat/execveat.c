/* execveat: since 2.34. No difference: the system call (Linux 3.19). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <unistd.h>

FLOOR int execveat(int dir, const char *path, char *const arguments[], char *const environment[],
                   int flags)
{
    return (int)syscall(SYS_execveat, dir, path, arguments, environment, flags);
}
