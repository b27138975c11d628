/* The policies that are installed beside the program, or are in its sources. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_INSTALLED_H
#define LINKAUDIT_INSTALLED_H

#include <stddef.h>
#include <stdio.h>

/* Their names, numbers in them by size; *count of them. NULL without memory, and where there are
   none. installed_free frees it. */
char **installed_policies(size_t *count);
void installed_free(char **names, size_t count);

/* Opens one by its name, for reading; its path to found. NULL: there is none. */
FILE *installed_open(const char *name, char *found, size_t size);

/* The name that looks most like a wrong one, which the caller frees; NULL: none looks like it. */
char *installed_nearest(const char *wrong);

#endif
