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
static void mark_block(struct reader *r, size_t block, size_t size)
{
    const char *from = r->f->strings + block * STRING_BLOCK, *zero = memrchr(from, '\0', size);
    r->string_blocks[block] = (uint16_t)(1 + (zero ? zero - from + 1 : 0));
}

static bool read_block(struct reader *r, size_t block)
{
    size_t left = r->strings_room - block * STRING_BLOCK,
           size = left < STRING_BLOCK ? left : STRING_BLOCK;
    if (!read_at(r, r->strings_offset + block * STRING_BLOCK, r->f->strings + block * STRING_BLOCK,
                 size, "the string table"))
        return false;
    mark_block(r, block, size);
    return true;
}

bool read_all_strings(struct reader *r)
{
    const size_t size = r->f->strings_size;
    if (!read_at(r, r->strings_offset, r->f->strings, size, "the string table"))
        return false;
    for (size_t at = 0; size - at >= STRING_BLOCK; at += STRING_BLOCK) /* the last may go on */
        mark_block(r, at / STRING_BLOCK, STRING_BLOCK);
    return size && r->f->strings[size - 1] == '\0';
}

/* The loader does not look at DT_STRSZ: strings that are beyond it are there all the same. */
static void go_beyond(struct reader *r)
{
    r->f->strings_size = r->strings_room;
}

bool open_strings(struct reader *r, uint64_t address, uint64_t size)
{
    uint64_t left = 0;
    if (!file_offset(r, address, "the string table", &r->strings_offset, &left))
        return false;
    if (r->strings_offset > r->size)
        return reader_fail(r, ELF_UNREADABLE,
                           "the string table at offset 0x%llx is outside the file",
                           (unsigned long long)r->strings_offset);
    if (left > r->size - r->strings_offset)
        left = r->size - r->strings_offset;
    r->strings_room = left < PIECE_LIMIT ? (size_t)left : PIECE_LIMIT;
    r->name_bytes_left = NAMES_OVERLAP * r->strings_room + WINDOW;
    r->f->strings = malloc(r->strings_room + 1);
    r->string_blocks = get_memory(r, r->strings_room / STRING_BLOCK + 1, sizeof *r->string_blocks);
    if (!r->f->strings || !r->string_blocks)
        return reader_fail(r, ELF_NO_MEMORY, "out of memory");
    r->f->strings_size = (size_t)size;
    if (size == 0 || size > r->strings_room)
        go_beyond(r);
    return true;
}

bool too_many_name_bytes(struct reader *r, const char *what)
{
    r->name_bytes_left = 0;
    return !reader_fail(r, ELF_UNREADABLE, "%s: its names overlap as in no real file", what);
}

const char *read_string(struct reader *r, uint64_t at, const char *what)
{
    if (at >= r->f->strings_size && at < r->strings_room)
        go_beyond(r);
    if (at >= r->f->strings_size) {
        reader_fail(r, ELF_UNREADABLE, "%s: string 0x%llx is outside the string table (%zu bytes)",
                    what, (unsigned long long)at, r->f->strings_size);
        return "";
    }
    size_t block = (size_t)at / STRING_BLOCK, from = (size_t)at % STRING_BLOCK;
    for (; block * STRING_BLOCK < r->strings_room; block++, from = 0) {
        if (!r->string_blocks[block] && !read_block(r, block))
            return "";
        if (r->string_blocks[block] > from + 1)
            return r->f->strings + at;
    }
    reader_fail(r, ELF_UNREADABLE, "%s: string 0x%llx has no end", what, (unsigned long long)at);
    return "";
}
