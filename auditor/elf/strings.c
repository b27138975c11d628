/* The dynamic string table, by blocks: large ones hold little but the names of what a file defines.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/reader.h"

#include <stdlib.h>
#include <string.h>

/* A block's mark is 0 before it is read, then 1 and its length up to its last zero byte and with
   it. So a string is known to end, however often and wherever it is asked for, without a look at
   its bytes. */
static bool read_block(struct reader *r, size_t block)
{
    char *to = r->f->strings + block * STRING_BLOCK;
    size_t left = r->f->strings_size - block * STRING_BLOCK,
           size = left < STRING_BLOCK ? left : STRING_BLOCK;
    if (!read_at(r, r->strings_offset + block * STRING_BLOCK, to, size, "the string table"))
        return false;
    const char *zero = memrchr(to, '\0', size);
    r->string_blocks[block] = (uint16_t)(1 + (zero ? zero - to + 1 : 0));
    return true;
}

bool open_strings(struct reader *r, uint64_t address, uint64_t size)
{
    if (!locate_table(r, address, size, "the string table", &r->strings_offset))
        return false;
    r->f->strings = malloc((size_t)size + 1);
    r->string_blocks = get_memory(r, (size_t)size / STRING_BLOCK + 1, sizeof *r->string_blocks);
    if (!r->f->strings || !r->string_blocks)
        return reader_fail(r, ELF_NO_MEMORY, "out of memory");
    r->f->strings_size = (size_t)size;
    if (size && !read_block(r, ((size_t)size - 1) / STRING_BLOCK))
        return false;
    if (size == 0 || r->f->strings[size - 1] != '\0')
        return reader_fail(r, ELF_UNREADABLE,
                           "the string table (DT_STRSZ %zu) ends in the middle of a name",
                           r->f->strings_size);
    return true;
}

const char *read_string(struct reader *r, uint64_t at, const char *what)
{
    if (at >= r->f->strings_size) {
        reader_fail(r, ELF_UNREADABLE, "%s: string 0x%llx is outside the string table (%zu bytes)",
                    what, (unsigned long long)at, r->f->strings_size);
        return "";
    }
    /* The last block ends with a zero byte. */
    size_t block = (size_t)at / STRING_BLOCK, from = (size_t)at % STRING_BLOCK;
    for (;; block++, from = 0) {
        if (!r->string_blocks[block] && !read_block(r, block))
            return "";
        if (r->string_blocks[block] > from + 1)
            return r->f->strings + at;
    }
}
