/* What stands behind an ELF file, in one file with it: an archive that the program unpacks or
 * mounts when it runs. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "base/packed.h"
#include "elf/reader.h"

#include <stdlib.h>
#include <string.h>

enum {
    HEAD = 8,         /* bytes that tell what begins there */
    TAIL = 16 << 10,  /* what a payload's own end, and section headers behind it, fit in */
    ROOM = 64 << 10,  /* no payload is smaller than this where it is in a section */
    ZIP_END = 22,     /* of zip's end record, without its comment */
    ZIP_COMMENT = 20, /* where it has the comment's length */
};

static uint64_t later(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* The end of all segments, as far as they are in the file. */
static uint64_t segments_end(const struct reader *r)
{
    uint64_t end = r->headers_end;
    for (size_t i = 0; i < r->f->segment_count; i++) {
        const struct elf_segment *s = &r->f->segments[i];
        if (s->offset <= r->size && s->file_size <= r->size - s->offset)
            end = later(end, s->offset + s->file_size);
    }
    return end;
}

/* The end of the section headers, which nearly every linker writes last. */
static uint64_t sections_end(const struct reader *r)
{
    const uint64_t size = (uint64_t)r->sections_count * (r->is64 ? 64 : 40);
    return r->sections_offset <= r->size && size <= r->size - r->sections_offset
               ? r->sections_offset + size
               : 0;
}

/* What stands right behind the ELF file. */
static const char *name_head(const unsigned char *head)
{
    if (memcmp(head, "hsqs", 4) == 0)
        return "squashfs";
    return memcmp(head, ELFMAG, SELFMAG) == 0 ? "another ELF file" : packed_name(head, HEAD);
}

/* A zip ends the file with a record, whose comment ends with the file. */
static bool ends_as_zip(const unsigned char *tail, size_t size)
{
    for (size_t at = 0; at + ZIP_END <= size; at++) {
        const size_t comment = tail[at + ZIP_COMMENT] | (size_t)tail[at + ZIP_COMMENT + 1] << 8;
        if (memcmp(tail + at, "PK\5\6", 4) == 0 && comment == size - at - ZIP_END)
            return true;
    }
    return false;
}

static const char *name_tail(const unsigned char *tail, size_t size)
{
    /* CArchive's cookie (PyInstaller, PyInstaller/archive/writers.py). */
    if (memmem(tail, size, "MEI\014\013\012\013\016", 8))
        return "PyInstaller";
    return ends_as_zip(tail, size) ? "zip" : NULL;
}

/* AppImage marks the ELF header itself (AppImageSpec, "Type 2 image format"). */
static bool is_app_image(struct reader *r)
{
    unsigned char ident[16];
    return read_at(r, 0, ident, sizeof ident, "the ELF header") && ident[8] == 'A' &&
           ident[9] == 'I' && (ident[10] == 1 || ident[10] == 2);
}

bool read_payload(struct reader *r)
{
    const uint64_t loaded = segments_end(r), end = later(loaded, sections_end(r));
    if (is_app_image(r))
        r->f->payload = "AppImage";
    if (r->f->payload || (r->size - loaded < ROOM && r->size - end < HEAD))
        return r->status == ELF_OK;
    if (r->size - end >= HEAD) {
        unsigned char *head = read_piece(r, end, HEAD, "what is behind the ELF file");
        r->f->payload = head ? name_head(head) : NULL;
        free(head);
    }
    const size_t size = r->size - loaded < TAIL ? (size_t)(r->size - loaded) : TAIL;
    unsigned char *tail = read_piece(r, r->size - size, size, "the end of the file");
    const char *by_end = tail ? name_tail(tail, size) : NULL;
    r->f->payload = by_end ? by_end : r->f->payload;
    free(tail);
    return r->status == ELF_OK;
}
