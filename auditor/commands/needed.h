/* The libraries that the inputs load, each once, with how many load it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_NEEDED_H
#define LINKAUDIT_NEEDED_H

#include "loader/closure.h"

#include <stdio.h>

struct needed_library {
    struct file_id id;
    char *path; /* on the host, as the first input found it */
    size_t by;  /* inputs */
};

/* Begins as {0}; needed_free frees it. */
struct needed {
    struct needed_library *list;
    size_t count;
    struct table by_file; /* numbers of list */
    bool out_of_memory;   /* one was not taken */
};

/* Writes down what one input loads in any of its closures, but glibc's own libraries: for
   needed_take, in this process or the one that began it. */
void needed_write(FILE *out, struct closure *const closures[], size_t count);

/* Adds what needed_write wrote, size bytes. */
void needed_take(struct needed *n, const char *text, size_t size);

void needed_free(struct needed *n);

#endif
