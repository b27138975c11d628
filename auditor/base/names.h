/* A set of strings, numbered in the order in which they came. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_NAMES_H
#define LINKAUDIT_NAMES_H

#include "abi/hash.h"

enum { NAMES_NONE = -1 };

/* Begins as {.limit = strings, .text_limit = bytes}, the most that it may hold; names_free frees
   it. Strings stay where they are until then. */
struct names {
    size_t limit, text_limit;
    const char **list;
    size_t count;
    char *block; /* of text, the newest; its first bytes point to the one before */
    size_t block_used, block_room, text;
    struct table table; /* their numbers */
};

/* The number of a string of length bytes (less where it has a zero byte), which is added if it is
   new; NAMES_NONE beyond the limits and without memory. */
int32_t names_add(struct names *n, const char *text, size_t length);

/* The number of a string; NAMES_NONE when it is not there. */
int32_t names_find(const struct names *n, const char *text, size_t length);

static inline const char *names_at(const struct names *n, size_t number)
{
    return n->list[number];
}

void names_free(struct names *n);

#endif
