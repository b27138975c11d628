/* Opens regular files, and nothing else. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_REGULAR_H
#define LINKAUDIT_REGULAR_H

#include <sys/stat.h>

/* Opens a file for reading if it is a regular one. It looks before it opens: to open a device or a
   FIFO may do something, or wait. Returns the descriptor, which the caller closes, and what was
   opened in *st; or -1 with errno, ENOEXEC where there is something else. */
int open_regular(const char *path, struct stat *st);

/* The same of a path where *st is what stat said just now. */
int open_seen(const char *path, struct stat *st);

/* Why open_regular did not: errno's text. */
const char *open_regular_error(void);

#endif
