/* ld.so.cache as ldconfig writes it (sysdeps/generic/dl-cache.h, struct cache_file_new). */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "loader/ld_cache.h"

#include "base/regular.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Bytes: a file; the old form's header and entry, behind which the new one may stand, aligned; the
   new one's; where its count, and an entry's path are. */
enum {
    FILE_LIMIT = 16 << 20,
    OLD_HEADER = 16,
    OLD_ENTRY = 12,
    NEW_HEADER = 48,
    NEW_ENTRY = 24,
    NEW_ALIGN = 8,
    COUNT_AT = 20,
    PATH_AT = 8,
    PATHS_OVERLAP = 4 /* times the file: the bytes of all paths together, which share their ends */
};

static const char old_magic[] = "ld.so-1.7.0", new_magic[] = "glibc-ld.so.cache1.1";

struct cache {
    const unsigned char *bytes; /* with a zero byte behind them */
    size_t size;
    bool big; /* byte order */
};

static uint32_t word(const struct cache *c, size_t at)
{
    const unsigned char *b = c->bytes + at;
    return c->big ? (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3]
                  : (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

static bool is_new(const struct cache *c, size_t at)
{
    return at <= c->size && c->size - at >= NEW_HEADER &&
           memcmp(c->bytes + at, new_magic, sizeof new_magic - 1) == 0;
}

/* Where the new form begins; c->size: nowhere. */
static size_t find_new(const struct cache *c)
{
    if (is_new(c, 0))
        return 0;
    if (c->size < OLD_HEADER || memcmp(c->bytes, old_magic, sizeof old_magic - 1) != 0)
        return c->size;
    const uint64_t end = OLD_HEADER + (uint64_t)word(c, OLD_HEADER - 4) * OLD_ENTRY;
    const uint64_t at = (end + NEW_ALIGN - 1) / NEW_ALIGN * NEW_ALIGN;
    return at < c->size && is_new(c, (size_t)at) ? (size_t)at : c->size;
}

static bool read_paths(const struct cache *c, size_t at, size_t count, struct names *paths)
{
    size_t left = PATHS_OVERLAP * c->size;
    for (size_t i = 0; i < count; i++) {
        const size_t path = word(c, at + NEW_HEADER + i * NEW_ENTRY + PATH_AT);
        if (path >= c->size - at)
            continue;
        const char *text = (const char *)c->bytes + at + path;
        const size_t length = strnlen(text, PATH_SIZE);
        if (length > left)
            return false;
        left -= length;
        names_add(paths, text, length);
    }
    return true;
}

/* As many entries as a count in one of the byte orders says: the other one is far too high. */
static bool read_entries(struct cache *c, struct names *paths)
{
    for (int order = 0; order < 2; order++) {
        c->big = order;
        const size_t at = find_new(c);
        if (at == c->size)
            continue;
        const size_t left = c->size - at - NEW_HEADER, count = word(c, at + COUNT_AT);
        if (count <= left / NEW_ENTRY)
            return read_paths(c, at, count, paths);
    }
    return false;
}

bool ld_cache_read(const struct sysroot *s, struct names *paths)
{
    char host[PATH_SIZE];
    struct stat st;
    const int fd = sysroot_resolve(s, "/etc/ld.so.cache", host) ? open_regular(host, &st) : -1;
    if (fd < 0)
        return false;
    const bool fits = st.st_size > 0 && st.st_size <= FILE_LIMIT;
    unsigned char *bytes = fits ? calloc((size_t)st.st_size + 1, 1) : NULL;
    const ssize_t got = bytes ? read(fd, bytes, (size_t)st.st_size) : -1;
    struct cache c = {bytes, got > 0 ? (size_t)got : 0, false};
    const bool good = got > 0 && read_entries(&c, paths);
    free(bytes);
    close(fd);
    return good;
}
