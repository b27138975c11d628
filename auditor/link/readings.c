/* Bytes read, held against the bytes of the files, each counted once. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "link/readings.h"

#include "base/grow.h"

#include <stdlib.h>

/* Hard links, and members of one name, make a file of a real link be read more than once. */
enum { TIMES = 8, SLACK = 1 << 20 };

static bool is_known(const struct readings *r, struct file_id id)
{
    int32_t number;
    for (size_t at = 0; (number = table_next(&r->by_file, file_hash(id), &at)) != TABLE_NONE;)
        if (same_file(r->files[number], id))
            return true;
    return false;
}

static bool add_file(struct readings *r, struct file_id id, uint64_t size)
{
    struct file_id *files = grown(r->files, r->count, sizeof *files);
    if (!files)
        return false;
    r->files = files;
    if (!table_add(&r->by_file, file_hash(id), (int32_t)r->count))
        return false;
    r->files[r->count++] = id;
    r->allowed += size < UINT64_MAX / 2 / TIMES - r->allowed ? size : 0;
    return true;
}

bool readings_add(struct readings *r, struct file_id id, uint64_t file_size, uint64_t bytes)
{
    if (!is_known(r, id) && !add_file(r, id, file_size))
        return false;
    r->done += bytes < UINT64_MAX / 2 - r->done ? bytes : 0;
    return r->done <= TIMES * r->allowed + SLACK;
}

void readings_free(struct readings *r)
{
    table_free(&r->by_file);
    free(r->files);
}
