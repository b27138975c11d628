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

/* The path inside, symlinks followed, of a file that the host's user named. False: it is outside,
   or not there; then inside has its real path on the host, or "" where it is not there. */
bool sysroot_inside(const struct sysroot *s, const char *file, char inside[PATH_SIZE]);

/* Where a file that the host's user named is on the host: if it is below the directory, its
   symlinks stay there. False: not there, or the directory is none; then host has the file's path as
   it is. */
bool sysroot_host(const char *dir, const char *file, char host[PATH_SIZE]);

#endif
