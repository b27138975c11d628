/* fcntl64: since 2.28. No difference: on 64-bit architectures fcntl is the same function, on 32-bit
   ones it was until then, and handed struct flock64 and the commands for it to the kernel. */
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
