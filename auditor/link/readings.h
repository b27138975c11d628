/* How much of which files is read: one file may go by a hundred thousand names, in a link map or in
   a thin archive. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_READINGS_H
#define LINKAUDIT_READINGS_H

#include "abi/hash.h"
#include "base/file_id.h"

/* Begins as {0}; readings_free frees it. */
struct readings {
    struct table by_file; /* numbers of files */
    struct file_id *files;
    size_t count;
    uint64_t allowed, done; /* bytes */
};

/* Notes that so many bytes of a file of that size were read. False, and so ever after, when all the
   reading is many times what the files hold; also without memory. */
bool readings_add(struct readings *r, struct file_id id, uint64_t file_size, uint64_t bytes);

void readings_free(struct readings *r);

#endif
