/* fcntl64: since 2.28. No difference: fcntl hands every command on, those of 32-bit architectures
   for struct flock64 too. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include <fcntl.h>
#include <stdarg.h>

FLOOR int fcntl64(int fd, int command, ...)
{
    va_list ap;
    va_start(ap, command);
    void *argument =
        va_arg(ap, void *); /* an int comes through as well: the ABIs pass both alike */
    va_end(ap);
    return fcntl(fd, command, argument);
}
