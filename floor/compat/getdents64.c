/* getdents64: since 2.30. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <limits.h>
#include <unistd.h>

FLOOR ssize_t getdents64(int fd, void *buffer, size_t length)
{
    /* The kernel takes an unsigned int and checks it as an int. */
    return syscall(SYS_getdents64, fd, buffer, length > INT_MAX ? (size_t)INT_MAX : length);
}
