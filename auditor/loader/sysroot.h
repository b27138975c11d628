/* Paths below a directory that stands for "/": symlinks never lead out of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_SYSROOT_H
#define LINKAUDIT_SYSROOT_H

#include <stdbool.h>
#include <stddef.h>

enum { PATH_SIZE = 4096 }; /* the kernel's PATH_MAX */

struct sysroot {
    char host[PATH_SIZE]; /* its real path; "" for "/" */
};

/* False when dir is no directory, with the system's error in errno. */
bool sysroot_open(struct sysroot *s, const char *dir);

/* The host's path of an absolute path inside, all symlinks followed inside. False: not there, with
   ENOENT, ENOTDIR, EACCES, ELOOP or ENAMETOOLONG in errno. For "/" the kernel follows them itself,
   and the path comes back as it is. */
bool sysroot_resolve(const struct sysroot *s, const char *path, char host[PATH_SIZE]);

/* Where a file is that the host's user named. */
enum sysroot_place {
    SYSROOT_INSIDE,   /* below the sysroot: its symlinks are the sysroot's */
    SYSROOT_OUTSIDE,  /* elsewhere on the host */
    SYSROOT_NOT_THERE /* neither; errno says why */
};

/* inside gets the path inside with all symlinks followed, or the real path on the host of what is
   outside. What lies below the sysroot never leads out of it, also where a symlink's target is
   missing there. */
enum sysroot_place sysroot_inside(const struct sysroot *s, const char *file,
                                  char inside[PATH_SIZE]);

/* What to open for it, on the host; false: SYSROOT_NOT_THERE. */
bool sysroot_host(const struct sysroot *s, const char *file, char host[PATH_SIZE]);

#endif
