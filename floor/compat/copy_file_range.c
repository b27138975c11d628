/* copy_file_range: since 2.27. Differs: no cancellation point; ENOSYS before Linux 4.5, as glibc
   does since 2.30 (2.27 to 2.29 copied by read and write). */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"
#include "system_call.h"

#include <sys/types.h>
#include <unistd.h>

FLOOR ssize_t copy_file_range(int in, off64_t *in_offset, int out, off64_t *out_offset,
                              size_t length, unsigned flags)
{
    return syscall(SYS_copy_file_range, in, in_offset, out, out_offset, length, flags);
}
