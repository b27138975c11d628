/* Reads relocatable ELF files by their section headers: there are no program headers yet. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/object.h"

#include "base/regular.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct section {
    uint64_t offset, size;
    uint32_t name, type, link, flags; /* the flags' low 32 bits */
};

struct sections {
    struct section *list;
    size_t count;
    uint32_t names; /* the section of their names */
};

/* LLVM's magic, bare and in a wrapper; GCC's objects are ELF and have a symbol for it. */
bool object_is_bitcode(const unsigned char *magic)
{
    return memcmp(magic, "BC\xc0\xde", 4) == 0 || memcmp(magic, "\xde\xc0\x17\x0b", 4) == 0;
}

static bool refuse_bytecode(struct reader *r)
{
    return reader_fail(r, ELF_UNREADABLE,
                       "LTO bytecode: its symbols are known only after it is compiled");
}

static bool read_identity(struct reader *r, const unsigned char *h)
{
    if (object_is_bitcode(h))
        return refuse_bytecode(r);
    if (memcmp(h, ELFMAG, SELFMAG) != 0)
        return reader_fail(r, ELF_UNREADABLE, "not an ELF file");
    r->f->elf_class = h[EI_CLASS];
    r->f->data = h[EI_DATA];
    if (h[EI_CLASS] != ELFCLASS32 && h[EI_CLASS] != ELFCLASS64)
        return reader_fail(r, ELF_UNREADABLE, "offset 0x4: %u is no ELF class", h[EI_CLASS]);
    if (h[EI_DATA] != ELFDATA2LSB && h[EI_DATA] != ELFDATA2MSB)
        return reader_fail(r, ELF_UNREADABLE, "offset 0x5: %u is no byte order", h[EI_DATA]);
    r->is64 = h[EI_CLASS] == ELFCLASS64;
    r->swapped = (h[EI_DATA] == ELFDATA2MSB) != (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__);
    r->f->machine = half(r, h + 18);
    r->f->type = half(r, h + 16);
    if (r->f->type != ET_REL)
        return reader_fail(r, ELF_UNREADABLE, "offset 0x10: type %u is not relocatable",
                           r->f->type);
    return true;
}

static struct section section_at(const struct reader *r, const unsigned char *p)
{
    return (struct section){
        .name = word(r, p),
        .type = word(r, p + 4),
        .flags = (uint32_t)native(r, p + 8),
        .offset = native(r, p + (r->is64 ? 24 : 16)),
        .size = native(r, p + (r->is64 ? 32 : 20)),
        .link = word(r, p + (r->is64 ? 40 : 24)),
    };
}

/* The section headers. Where 16 bits don't hold their number, or the names' section, the header of
   section 0 has it. */
static bool read_sections(struct reader *r, struct sections *s)
{
    unsigned char h[64] = {0}, first[64];
    if (!read_at(r, 0, h, 4, "the ELF header") || (!object_is_bitcode(h) && r->size < 52) ||
        !read_at(r, 0, h, r->size < 64 ? (size_t)r->size : 64, "the ELF header"))
        return reader_fail(r, ELF_UNREADABLE, "not an ELF file");
    if (!read_identity(r, h))
        return false;
    size_t entry = r->is64 ? 64 : 40;
    uint64_t offset = native(r, h + (r->is64 ? 40 : 32));
    uint64_t count = half(r, h + (r->is64 ? 60 : 48));
    s->names = half(r, h + (r->is64 ? 62 : 50));
    if (offset == 0)
        return true;
    if (half(r, h + (r->is64 ? 58 : 46)) != entry)
        return reader_fail(r, ELF_UNREADABLE, "section headers of an unknown size");
    if (!read_at(r, offset, first, entry, "the section headers"))
        return false;
    const struct section zero = section_at(r, first);
    if (count == 0)
        count = zero.size;
    if (s->names == SHN_XINDEX)
        s->names = zero.link;
    if (count > PIECE_LIMIT / entry)
        return reader_fail(r, ELF_UNREADABLE, "%llu sections are more than any real file has",
                           (unsigned long long)count);
    unsigned char *table = read_piece(r, offset, count * entry, "the section headers");
    s->list = table ? get_memory(r, (size_t)count, sizeof *s->list) : NULL;
    for (; s->list && s->count < count; s->count++)
        s->list[s->count] = section_at(r, table + s->count * entry);
    free(table);
    return s->list != NULL;
}

/* A section's bytes, with a zero byte behind them. */
static char *read_section(struct reader *r, const struct sections *s, uint32_t index,
                          const char *what)
{
    if (index >= s->count || s->list[index].type == SHT_NOBITS) {
        reader_fail(r, ELF_UNREADABLE, "%s: there is no section %u", what, index);
        return NULL;
    }
    return read_piece(r, s->list[index].offset, s->list[index].size, what);
}

/* Looks for the one section that says something by its name. */
static bool read_stack_note(struct reader *r, const struct sections *s, struct elf_object *o)
{
    if (s->count == 0 || s->names == 0)
        return true;
    char *names = read_section(r, s, s->names, "the sections' names");
    for (size_t i = 1; names && i < s->count; i++) {
        if (s->list[i].name >= s->list[s->names].size ||
            strcmp(names + s->list[i].name, ".note.GNU-stack") != 0)
            continue;
        o->has_stack_note = true;
        o->executable_stack |= (s->list[i].flags & SHF_EXECINSTR) != 0;
    }
    free(names);
    return names != NULL;
}

static bool add_symbol(struct reader *r, struct elf_object *o, const unsigned char *p,
                       uint64_t strings_size)
{
    unsigned char info = p[r->is64 ? 4 : 12];
    uint32_t name = word(r, p);
    if (ELF32_ST_BIND(info) == STB_LOCAL || name == 0)
        return true;
    if (name >= strings_size)
        return reader_fail(r, ELF_UNREADABLE,
                           "a symbol's name: string 0x%x is outside the string table (%llu bytes)",
                           name, (unsigned long long)strings_size);
    const size_t length = strnlen(o->strings + name, r->name_bytes_left + 1);
    if (length > r->name_bytes_left)
        return too_many_name_bytes(r, "a symbol's name");
    r->name_bytes_left -= length;
    if (strcmp(o->strings + name, "__gnu_lto_slim") == 0)
        return refuse_bytecode(r);
    if (!grow(r, (void **)&o->symbols, o->symbol_count, sizeof *o->symbols))
        return false;
    o->symbols[o->symbol_count++] = (struct object_symbol){
        .name = o->strings + name,
        .defined = half(r, p + (r->is64 ? 6 : 14)) != SHN_UNDEF,
        .weak = ELF32_ST_BIND(info) == STB_WEAK,
    };
    return true;
}

static bool read_symbol_table(struct reader *r, const struct sections *s, struct elf_object *o)
{
    uint32_t at = 0;
    while (at < s->count && s->list[at].type != SHT_SYMTAB)
        at++;
    if (at == s->count)
        return true;
    size_t entry = r->is64 ? 24 : 16;
    size_t count = (size_t)(s->list[at].size / entry);
    if (count > SYMBOL_LIMIT)
        return reader_fail(r, ELF_UNREADABLE, "%zu symbols are more than any real file has", count);
    uint32_t strings = s->list[at].link;
    char *table = read_section(r, s, at, "the symbol table");
    o->strings = table ? read_section(r, s, strings, "the symbols' names") : NULL;
    r->name_bytes_left = o->strings ? NAMES_OVERLAP * (size_t)s->list[strings].size + WINDOW : 0;
    for (size_t i = 1; o->strings && r->status == ELF_OK && i < count; i++)
        add_symbol(r, o, (unsigned char *)table + i * entry, s->list[strings].size);
    free(table);
    return r->status == ELF_OK;
}

/* The object at r->base of r->fd, r->size bytes. */
static void read_object(struct reader *r, struct elf_object *o)
{
    struct sections s = {0};
    if (read_sections(r, &s) && read_stack_note(r, &s, o))
        read_symbol_table(r, &s, o);
    o->machine = r->f->machine;
    o->elf_class = r->f->elf_class;
    o->data = r->f->data;
    free(s.list);
}

/* Opens a file by its path, or takes an open descriptor (path NULL); see object_open for the rest.
 */
static enum elf_status open_part(struct elf_object *o, const char *path, int fd, uint64_t base,
                                 uint64_t size, char *error, size_t error_size)
{
    struct elf_file f = {0};
    struct stat st;
    struct reader r; /* the window is large: it stays as it is */
    memset(&r, 0, offsetof(struct reader, near));
    r.f = &f;
    r.base = base;
    r.error = error;
    r.error_size = error_size;
    *o = (struct elf_object){0};
    r.fd = path ? open_regular(path, &st) : fd;
    if (r.fd < 0 || (!path && fstat(r.fd, &st) != 0))
        reader_fail(&r, ELF_UNREADABLE, "%s", open_regular_error());
    else if (base > (uint64_t)st.st_size ||
             (size != OBJECT_WHOLE && size > (uint64_t)st.st_size - base))
        reader_fail(&r, ELF_UNREADABLE, "the file is too short for it");
    else {
        r.size = size == OBJECT_WHOLE ? (uint64_t)st.st_size - base : size;
        o->file = (struct file_id){st.st_dev, st.st_ino};
        o->file_size = (uint64_t)st.st_size;
        o->size = r.size;
        read_object(&r, o);
    }
    if (path && r.fd >= 0)
        close(r.fd);
    if (r.status != ELF_OK)
        object_close(o);
    return r.status;
}

enum elf_status object_open(struct elf_object *o, const char *path, uint64_t offset, uint64_t size,
                            char *error, size_t error_size)
{
    return open_part(o, path, -1, offset, size, error, error_size);
}

enum elf_status object_open_member(struct elf_object *o, const struct archive *a,
                                   const struct archive_member *m, char *error, size_t error_size)
{
    return open_part(o, m->path, a->reader.fd, m->offset, m->size, error, error_size);
}

void object_close(struct elf_object *o)
{
    free(o->symbols);
    free(o->strings);
    *o = (struct elf_object){.file = o->file, .file_size = o->file_size, .size = o->size};
}
