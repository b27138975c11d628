/* Memory for many small things that live as long as one closure, with a limit. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_ARENA_H
#define LINKAUDIT_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_chunk;

/* Begins as {.limit = BYTES}. exhausted: something was not given, and the result is not whole. */
struct arena {
    size_t limit, used;
    struct arena_chunk *chunks;
    bool exhausted;
};

/* Zeroed, aligned for anything; NULL beyond the limit or without memory. */
void *arena_get(struct arena *a, size_t size);

/* A copy of at most length bytes of text, ended; NULL as above, and of NULL. */
char *arena_text(struct arena *a, const char *text, size_t length);

void arena_free(struct arena *a);

#endif
