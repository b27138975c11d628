/* What compressed files and zips begin with. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_PACKED_H
#define LINKAUDIT_PACKED_H

#include <stdbool.h>
#include <stddef.h>

/* A kind of file, by length bytes at an offset. */
struct magic {
    size_t offset, length;
    const char *bytes, *name;
};

/* Whether a file's first size bytes are of that kind. */
bool magic_fits(const struct magic *m, const void *begin, size_t size);

/* "zip", "gzip", "bzip2", "xz", "zstd"; NULL: none of them. */
const char *packed_name(const void *begin, size_t size);

#endif
