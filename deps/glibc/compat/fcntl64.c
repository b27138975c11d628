/* fcntl64: since 2.28. On 64-bit architectures fcntl is the same function; 32-bit ones are not
 * here. */
#define _GNU_SOURCE
#include "floor.h"

#include <fcntl.h>
#include <stdarg.h>

_Static_assert(sizeof(off_t) == 8, "struct flock is another one with a 32-bit off_t");

FLOOR int fcntl64(int fd, int command, ...)
{
    va_list ap;
    va_start(ap, command);
    void *argument =
        va_arg(ap, void *); /* an int comes through as well: the ABIs pass both alike */
    va_end(ap);
    return fcntl(fd, command, argument);
}
