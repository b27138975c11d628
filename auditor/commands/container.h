/* Files that hold files: wheels, packages, archives, an image's layers. Others unpack them. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_CONTAINER_H
#define LINKAUDIT_CONTAINER_H

#include "base/names.h"

#include <sys/stat.h>

/* Also an image, whose layers are containers of their own and share its names. */
struct container {
    struct container *next;
    char *shown;             /* its name, for people */
    char *directory;         /* where it was unpacked; NULL: an image's layout */
    struct container *whole; /* whose names these are: the image's, or its own */
    unsigned depth;          /* in how many others it is */
    struct names names;      /* of the files and links in it, without directories */
};

/* The program that unpacks a file, told by the file's first bytes; NULL: it holds no files. */
const char *container_tool(const char *path);

/* The same of a path where *st is what stat said just now; *st becomes what was opened. */
const char *container_tool_seen(const char *path, struct stat *st);

/* Whether a file is called as one that holds files: what a directory has of them is unpacked. */
bool container_is_called_so(const char *name);

/* One with nothing in it; NULL without memory. container_close frees it. */
struct container *container_new(const char *shown, struct container *whole);

/* Unpacks a file with such a program into a new directory in $TMPDIR, or /tmp. False after an
   error, which is printed. */
bool container_unpack(struct container *c, const char *path, const char *tool);

/* Removes the directory. */
void container_close(struct container *c);

#endif
