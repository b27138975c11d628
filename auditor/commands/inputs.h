/* The files to audit: those named, those in directories, those that a list names. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_INPUTS_H
#define LINKAUDIT_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

struct container;

struct input {
    char *path;
    char *shown; /* its name for people, "a.whl/pkg/x.so"; NULL: its path */
    bool walked; /* found in a directory: what is no linked ELF file there is passed over */
    const struct container *container; /* that it is in; NULL: none */
};

struct inputs {
    struct input *list;
    size_t count;
    struct container *containers; /* unpacked until inputs_free */
    bool keep_packed;             /* nothing is unpacked: what holds files is an error */
};

/* Adds what an argument stands for: a file; a directory, with all below it in the order of their
   names, symlinks not followed, and what archives hold that are called so; what an archive, a
   package or an image's layout holds; @LIST or -, a file or the standard input with a path a line.
   False after an error, which is printed; the others are added all the same. False too without
   memory. */
bool inputs_add(struct inputs *inputs, const char *argument);

const char *input_name(const struct input *input);

void inputs_free(struct inputs *inputs);

#endif
