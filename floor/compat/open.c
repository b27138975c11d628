/* open, openat, open64, openat64: before 2.22 those of most architectures drop the mode of a file
   that O_TMPFILE makes (glibc's bug 17523). Differs: making such a file is no cancellation point.
   All else is libc's. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS /* it would give open64's name to open */
#include "behind.h"
#include "floor.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef O_LARGEFILE
#define O_LARGEFILE 0
#endif
BEHIND(open);
BEHIND(openat);
BEHIND(open64);
BEHIND(openat64);

static bool is_unnamed(int flags)
{
    return (flags & O_TMPFILE) == O_TMPFILE;
}

static int open_unnamed(int directory, const char *path, int flags, mode_t mode)
{
    return (int)syscall(SYS_openat, directory, path, flags, mode);
}

/* The argument behind flags, which is there when a file may be made. */
#define MODE_BEHIND(flags, mode)                                                                   \
    mode_t mode = 0;                                                                               \
    if ((flags)&O_CREAT || is_unnamed(flags)) {                                                    \
        va_list arguments;                                                                         \
        va_start(arguments, flags);                                                                \
        mode = va_arg(arguments, mode_t);                                                          \
        va_end(arguments);                                                                         \
    }

FLOOR int open(const char *path, int flags, ...)
{
    MODE_BEHIND(flags, mode)
    return is_unnamed(flags) ? open_unnamed(AT_FDCWD, path, flags, mode)
                             : behind_open(path, flags, mode);
}

FLOOR int openat(int directory, const char *path, int flags, ...)
{
    MODE_BEHIND(flags, mode)
    return is_unnamed(flags) ? open_unnamed(directory, path, flags, mode)
                             : behind_openat(directory, path, flags, mode);
}

FLOOR int open64(const char *path, int flags, ...)
{
    MODE_BEHIND(flags, mode)
    return is_unnamed(flags) ? open_unnamed(AT_FDCWD, path, flags | O_LARGEFILE, mode)
                             : behind_open64(path, flags, mode);
}

FLOOR int openat64(int directory, const char *path, int flags, ...)
{
    MODE_BEHIND(flags, mode)
    return is_unnamed(flags) ? open_unnamed(directory, path, flags | O_LARGEFILE, mode)
                             : behind_openat64(directory, path, flags, mode);
}
