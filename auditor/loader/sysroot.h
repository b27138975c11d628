/* Paths below a directory that stands for "/": symlinks never lead out of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_SYSROOT_H
#define LINKAUDIT_SYSROOT_H

#include <stdbool.h>
#include <stddef.h>

enum { PATH_SIZE = 4096 }; /* the kernel's PATH_MAX */

struct sysroot {
    char host[PATH_SIZE]; /* its real path; "" for "/" */
    size_t *left;         /* parts of paths that may still be looked at; NULL: any number */
};

/* False when dir is no directory, with the system's error in errno. */
bool sysroot_open(struct sysroot *s, const char *dir);

/* The host's path of an absolute path inside, all symlinks followed inside. False: not there, with
   ENOENT, ENOTDIR, EACCES, ELOOP or ENAMETOOLONG in errno; ENAMETOOLONG too when none are left. For
   "/" the kernel follows them itself, and the path comes back as it is. */
bool sysroot_resolve(const struct sysroot *s, const char *path, char host[PATH_SIZE]);

/* Where a file is that the host's user named: host gets its real path, all symlinks followed, and
   *inside what the sysroot calls it, a part of host; NULL: it is not below the sysroot. What lies
   below never leads out of it, also where a symlink's target is missing there. False: not there;
   errno says why. */
bool sysroot_find(const struct sysroot *s, const char *file, char host[PATH_SIZE],
                  const char **inside);

#endif
