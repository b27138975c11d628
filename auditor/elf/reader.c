/* Bytes, numbers and segments of ELF files of either class and byte order. Every number is hostile.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/reader.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool reader_fail(struct reader *r, enum elf_status status, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    if (r->status == ELF_OK) {
        r->status = status;
        vsnprintf(r->error, r->error_size, format, ap);
    }
    va_end(ap);
    return false;
}

void *get_memory(struct reader *r, size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size);
    if (!p)
        reader_fail(r, ELF_NO_MEMORY, "out of memory");
    return p;
}

bool double_room(struct reader *r, void **array, size_t count, size_t size)
{
    void *more = realloc(*array, (count < FIRST_ROOM ? FIRST_ROOM : count * 2) * size);
    if (!more)
        return reader_fail(r, ELF_NO_MEMORY, "out of memory");
    *array = more;
    return true;
}

/* From the file itself, all of it. */
static bool read_file(struct reader *r, uint64_t offset, void *to, size_t size, const char *what)
{
    for (char *p = to; size;) {
        ssize_t got = pread(r->fd, p, size, (off_t)(r->base + offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return reader_fail(r, ELF_UNREADABLE, "%s at offset 0x%llx: %s", what,
                               (unsigned long long)offset,
                               got ? strerror(errno) : "the file was cut short");
        p += got;
        offset += (uint64_t)got;
        size -= (size_t)got;
    }
    return true;
}

void read_ahead(struct reader *r, uint64_t from, uint64_t to)
{
    if (to > r->size)
        to = r->size;
    if (from >= to || to - from > WINDOW)
        return;
    r->window_size = 0;
    if (!read_file(r, from, r->window, (size_t)(to - from), "the tables"))
        return;
    r->window_offset = from;
    r->window_size = (size_t)(to - from);
}

static bool is_inside(struct reader *r, uint64_t offset, size_t size, const char *what)
{
    if (offset > r->size || size > r->size - offset)
        return reader_fail(r, ELF_UNREADABLE, "%s at offset 0x%llx (%zu bytes) is outside the file",
                           what, (unsigned long long)offset, size);
    return true;
}

bool read_afar(struct reader *r, uint64_t offset, void *to, size_t size, const char *what)
{
    if (!is_inside(r, offset, size, what))
        return false;
    if (size > WINDOW_STEP)
        return read_file(r, offset, to, size, what);
    const uint64_t at = offset - r->near_offset; /* huge where it is before */
    if (at > r->near_size || size > r->near_size - at) {
        r->near_size = 0;
        const size_t left =
            r->size - offset < WINDOW_STEP ? (size_t)(r->size - offset) : WINDOW_STEP;
        if (!read_file(r, offset, r->near, left, what))
            return false;
        r->near_offset = offset;
        r->near_size = left;
    }
    memcpy(to, r->near + (offset - r->near_offset), size);
    return true;
}

/* Before memory is asked for. */
static bool piece_is_there(struct reader *r, uint64_t offset, uint64_t size, const char *what)
{
    if (size > PIECE_LIMIT)
        return reader_fail(r, ELF_UNREADABLE,
                           "%s at offset 0x%llx: %llu bytes are more than any real file has", what,
                           (unsigned long long)offset, (unsigned long long)size);
    return is_inside(r, offset, (size_t)size, what);
}

void *read_piece(struct reader *r, uint64_t offset, uint64_t size, const char *what)
{
    if (!piece_is_there(r, offset, size, what))
        return NULL;
    char *piece = malloc((size_t)size + 1);
    if (!piece) {
        reader_fail(r, ELF_NO_MEMORY, "out of memory");
        return NULL;
    }
    piece[size] = '\0';
    if (!read_at(r, offset, piece, (size_t)size, what)) {
        free(piece);
        return NULL;
    }
    return piece;
}

static bool read_header(struct reader *r, uint64_t *phoff, size_t *phnum)
{
    unsigned char h[64] = {0};
    if (r->size < EI_NIDENT || !read_at(r, 0, h, r->size < 64 ? 52 : 64, "the ELF header"))
        return reader_fail(r, ELF_UNREADABLE, "not an ELF file: only %llu bytes",
                           (unsigned long long)r->size);
    if (memcmp(h, ELFMAG, SELFMAG) != 0)
        return reader_fail(r, ELF_UNREADABLE, "not an ELF file");
    r->f->elf_class = h[EI_CLASS];
    r->f->data = h[EI_DATA];
    r->swapped = (h[EI_DATA] == ELFDATA2MSB) != (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__);
    if (r->f->elf_class != ELFCLASS32 && r->f->elf_class != ELFCLASS64)
        return reader_fail(r, ELF_UNREADABLE, "offset 0x4: %u is no ELF class", h[EI_CLASS]);
    if (r->f->data != ELFDATA2LSB && r->f->data != ELFDATA2MSB)
        return reader_fail(r, ELF_UNREADABLE, "offset 0x5: %u is no byte order", h[EI_DATA]);
    r->is64 = r->f->elf_class == ELFCLASS64;
    r->f->type = half(r, h + 16);
    r->f->machine = half(r, h + 18);
    r->f->version = word(r, h + 20);
    r->sections_offset = native(r, h + (r->is64 ? 40 : 32));
    r->sections_count = half(r, h + (r->is64 ? 60 : 48));
    r->f->flags = word(r, h + (r->is64 ? 48 : 36));
    r->f->entry = native(r, h + 24);
    r->f->ident_version = h[EI_VERSION];
    r->f->os_abi = h[EI_OSABI];
    r->f->abi_version = h[EI_ABIVERSION];
    for (size_t i = EI_PAD; i < EI_NIDENT; i++)
        r->f->ident_padded |= h[i] != 0;
    *phoff = native(r, h + (r->is64 ? 32 : 28));
    uint16_t entry = half(r, h + (r->is64 ? 54 : 42));
    *phnum = half(r, h + (r->is64 ? 56 : 44));
    r->f->headers_offset = *phoff;
    if (r->f->type == ET_CORE)
        return reader_fail(r, ELF_OTHER, "a core file: there is nothing linked to audit");
    if (r->f->type != ET_EXEC && r->f->type != ET_DYN)
        return reader_fail(r, ELF_OTHER,
                           "offset 0x10: type %u is neither an executable nor a library",
                           r->f->type);
    if (*phnum && entry != (r->is64 ? 56 : 32))
        return reader_fail(r, ELF_UNREADABLE, "program headers of %u bytes are unknown", entry);
    if (*phnum == PN_XNUM)
        return reader_fail(r, ELF_UNREADABLE, "more than 65534 program headers");
    return true;
}

static int by_address(const void *left, const void *right)
{
    const struct elf_segment *a = left, *b = right;
    return (a->address > b->address) - (a->address < b->address);
}

static bool sort_loads(struct reader *r)
{
    struct elf_file *f = r->f;
    f->loads = get_memory(r, f->segment_count, sizeof *f->loads);
    f->loads_in_order = true;
    for (size_t i = 0; f->loads && i < f->segment_count; i++) {
        if (f->segments[i].type != PT_LOAD)
            continue;
        f->loads[f->load_count] = f->segments[i];
        f->loads_in_order &=
            f->load_count == 0 || f->loads[f->load_count - 1].address <= f->segments[i].address;
        f->load_count++;
    }
    if (f->loads && !f->loads_in_order)
        qsort(f->loads, f->load_count, sizeof *f->loads, by_address);
    return f->loads != NULL;
}

/* Where two loaded segments overlap, the later one is what the program sees: such a file could show
   one thing here and another to the loader. */
static bool segments_are_apart(struct reader *r)
{
    uint64_t end = 0;
    for (size_t i = 0; i < r->f->load_count; i++) {
        const struct elf_segment *s = &r->f->loads[i];
        if (s->file_size == 0)
            continue;
        if (s->address < end || s->file_size > UINT64_MAX - s->address)
            return reader_fail(r, ELF_UNREADABLE, "PT_LOAD at address 0x%llx overlaps another",
                               (unsigned long long)s->address);
        end = s->address + s->file_size;
    }
    return true;
}

bool read_segments(struct reader *r)
{
    uint64_t phoff = 0;
    size_t count = 0;
    if (!read_header(r, &phoff, &count))
        return false;
    size_t entry = r->is64 ? 56 : 32;
    r->headers_end = phoff + (uint64_t)count * entry;
    unsigned char *table = read_piece(r, phoff, (uint64_t)count * entry, "the program headers");
    r->f->segments = get_memory(r, count, sizeof *r->f->segments);
    if (table && r->f->segments) {
        for (size_t i = 0; i < count; i++) {
            const unsigned char *p = table + i * entry;
            r->f->segments[i] = (struct elf_segment){
                .type = word(r, p),
                .flags = word(r, p + (r->is64 ? 4 : 24)),
                .offset = native(r, p + (r->is64 ? 8 : 4)),
                .address = native(r, p + (r->is64 ? 16 : 8)),
                .file_size = native(r, p + (r->is64 ? 32 : 16)),
                .memory_size = native(r, p + (r->is64 ? 40 : 20)),
                .align = native(r, p + (r->is64 ? 48 : 28)),
            };
        }
        r->f->segment_count = count;
    }
    free(table);
    return r->status == ELF_OK && sort_loads(r) && segments_are_apart(r);
}

const struct elf_segment *load_at(const struct elf_file *f, uint64_t address)
{
    size_t low = 0, high = f->load_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->loads[middle].address <= address)
            low = middle + 1;
        else
            high = middle;
    }
    /* One of no size may begin where another does. */
    while (low > 1 && f->loads[low - 1].file_size == 0 &&
           f->loads[low - 2].address + f->loads[low - 2].file_size > address)
        low--;
    return low ? &f->loads[low - 1] : NULL;
}

bool elf_has_code(const struct elf_file *f, uint64_t address)
{
    const struct elf_segment *s = load_at(f, address);
    return address && s && elf_segment_has(s, address) && s->flags & PF_X;
}

bool file_offset(struct reader *r, uint64_t address, const char *what, uint64_t *offset,
                 uint64_t *left)
{
    const struct elf_segment *s = load_at(r->f, address);
    if (s && address - s->address < s->file_size) {
        *offset = s->offset + (address - s->address);
        *left = s->file_size - (address - s->address);
        return true;
    }
    return reader_fail(r, ELF_UNREADABLE, "%s at address 0x%llx is in no loaded segment", what,
                       (unsigned long long)address);
}

bool locate_table(struct reader *r, uint64_t address, uint64_t size, const char *what,
                  uint64_t *offset)
{
    uint64_t left = 0;
    if (!file_offset(r, address, what, offset, &left))
        return false;
    if (size > left)
        return reader_fail(r, ELF_UNREADABLE,
                           "%s at offset 0x%llx (%llu bytes) runs out of its segment", what,
                           (unsigned long long)*offset, (unsigned long long)size);
    return piece_is_there(r, *offset, size, what);
}

void *read_table(struct reader *r, uint64_t address, uint64_t size, const char *what)
{
    uint64_t offset = 0;
    return locate_table(r, address, size, what, &offset) ? read_piece(r, offset, size, what) : NULL;
}
