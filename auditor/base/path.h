/* The last part of a path. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_PATH_H
#define LINKAUDIT_PATH_H

#include <string.h>

/* What is behind the last slash; the path itself, if it has none. A part of the path. */
static inline const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

#endif
