/* Reads ELF files of either class and byte order. Every number in the file is taken as hostile. */
#define _GNU_SOURCE
#include "elf_file.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef DT_RELR
#define DT_RELR 36
#endif

/* What no real file exceeds. Together they keep the memory under 64 MiB and the time under a
 * second. */
enum {
    PIECE_LIMIT = 24 << 20,      /* bytes of one table */
    SYMBOL_LIMIT = 1 << 19,      /* dynamic symbols */
    DYNAMIC_LIMIT = 1 << 16,     /* entries of PT_DYNAMIC */
    NEED_LIMIT = 4096,           /* needed libraries; needed versions */
    VERSION_INDEX_LIMIT = 0x8000 /* an index of .gnu.version has 15 bits */
};

/* One file being read. Fails once: the first error stays, and every later step sees it. */
struct reader {
    struct elf_file *f;
    int fd;
    uint64_t size; /* of the file, bytes */
    bool is64, swap;
    struct segment {
        uint64_t type, flags, offset, address, file_size;
    } * segments;
    size_t segment_count;
    uint64_t tags[64]; /* the dynamic entries that are single values, by tag */
    bool has[64];
    uint64_t versym, verneed, verneed_count, gnu_hash;
    char *error;
    size_t error_size;
    enum elf_status status;
};

static bool fail(struct reader *r, enum elf_status status, const char *format, ...)
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

static void *get_memory(struct reader *r, size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size);
    if (!p)
        fail(r, ELF_NO_MEMORY, "out of memory");
    return p;
}

static bool read_at(struct reader *r, uint64_t offset, void *to, size_t size, const char *what)
{
    if (offset > r->size || size > r->size - offset)
        return fail(r, ELF_UNREADABLE, "%s at offset 0x%llx (%zu bytes) is outside the file", what,
                    (unsigned long long)offset, size);
    for (char *p = to; size;) {
        ssize_t got = pread(r->fd, p, size, (off_t)offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fail(r, ELF_UNREADABLE, "%s at offset 0x%llx: %s", what,
                        (unsigned long long)offset,
                        got ? strerror(errno) : "the file was cut short");
        p += got;
        offset += (uint64_t)got;
        size -= (size_t)got;
    }
    return true;
}

/* A piece of the file in memory of its own, with a zero byte behind it; NULL on failure. */
static void *read_piece(struct reader *r, uint64_t offset, uint64_t size, const char *what)
{
    if (size > PIECE_LIMIT) {
        fail(r, ELF_UNREADABLE, "%s at offset 0x%llx: %llu bytes are more than any real file has",
             what, (unsigned long long)offset, (unsigned long long)size);
        return NULL;
    }
    char *piece = get_memory(r, (size_t)size + 1, 1);
    if (piece && !read_at(r, offset, piece, (size_t)size, what)) {
        free(piece);
        return NULL;
    }
    return piece;
}

/* Numbers of the file's byte order. */
static uint64_t number(const struct reader *r, const unsigned char *p, size_t size)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | p[r->f->data == ELFDATA2MSB ? i : size - 1 - i];
    return value;
}

static uint16_t half(const struct reader *r, const void *p)
{
    return (uint16_t)number(r, p, 2);
}

static uint32_t word(const struct reader *r, const void *p)
{
    return (uint32_t)number(r, p, 4);
}

/* An address, offset or size: 4 bytes in a 32-bit file, 8 in a 64-bit one. */
static uint64_t native(const struct reader *r, const void *p)
{
    return number(r, p, r->is64 ? 8 : 4);
}

static bool read_header(struct reader *r, uint64_t *phoff, size_t *phnum)
{
    unsigned char h[64] = {0};
    if (r->size < EI_NIDENT || !read_at(r, 0, h, r->size < 64 ? 52 : 64, "the ELF header"))
        return fail(r, ELF_UNREADABLE, "not an ELF file: only %llu bytes",
                    (unsigned long long)r->size);
    if (memcmp(h, ELFMAG, SELFMAG) != 0)
        return fail(r, ELF_UNREADABLE, "not an ELF file");
    r->f->elf_class = h[EI_CLASS];
    r->f->data = h[EI_DATA];
    if (r->f->elf_class != ELFCLASS32 && r->f->elf_class != ELFCLASS64)
        return fail(r, ELF_UNREADABLE, "offset 0x4: %u is no ELF class", h[EI_CLASS]);
    if (r->f->data != ELFDATA2LSB && r->f->data != ELFDATA2MSB)
        return fail(r, ELF_UNREADABLE, "offset 0x5: %u is no byte order", h[EI_DATA]);
    r->is64 = r->f->elf_class == ELFCLASS64;
    r->f->type = half(r, h + 16);
    r->f->machine = half(r, h + 18);
    *phoff = native(r, h + (r->is64 ? 32 : 28));
    uint16_t entry = half(r, h + (r->is64 ? 54 : 42));
    *phnum = half(r, h + (r->is64 ? 56 : 44));
    if (r->f->type == ET_CORE)
        return fail(r, ELF_UNREADABLE, "a core file: there is nothing linked to audit");
    if (r->f->type != ET_EXEC && r->f->type != ET_DYN)
        return fail(r, ELF_UNREADABLE,
                    "offset 0x10: type %u is neither an executable nor a library", r->f->type);
    if (*phnum && entry != (r->is64 ? 56 : 32))
        return fail(r, ELF_UNREADABLE, "program headers of %u bytes are unknown", entry);
    if (*phnum == PN_XNUM)
        return fail(r, ELF_UNREADABLE, "more than 65534 program headers");
    return true;
}

/* Where two loaded segments overlap, the later one is what the program sees: such a file could show
   one thing here and another to the loader. */
static bool segments_are_apart(struct reader *r)
{
    uint64_t end = 0;
    for (size_t i = 0; i < r->segment_count; i++) {
        const struct segment *s = &r->segments[i];
        if (s->type != PT_LOAD || s->file_size == 0)
            continue;
        if (s->address < end || s->file_size > UINT64_MAX - s->address)
            return fail(r, ELF_UNREADABLE, "program header %zu: PT_LOAD at 0x%llx overlaps another",
                        i, (unsigned long long)s->address);
        end = s->address + s->file_size;
    }
    return true;
}

static bool read_segments(struct reader *r)
{
    uint64_t phoff = 0;
    size_t count = 0;
    if (!read_header(r, &phoff, &count))
        return false;
    size_t entry = r->is64 ? 56 : 32;
    unsigned char *table = read_piece(r, phoff, (uint64_t)count * entry, "the program headers");
    r->segments = get_memory(r, count, sizeof *r->segments);
    if (table && r->segments) {
        for (size_t i = 0; i < count; i++) {
            const unsigned char *p = table + i * entry;
            r->segments[i] = (struct segment){
                .type = word(r, p),
                .flags = word(r, p + (r->is64 ? 4 : 24)),
                .offset = native(r, p + (r->is64 ? 8 : 4)),
                .address = native(r, p + (r->is64 ? 16 : 8)),
                .file_size = native(r, p + (r->is64 ? 32 : 16)),
            };
        }
        r->segment_count = count;
    }
    free(table);
    return r->status == ELF_OK && segments_are_apart(r);
}

/* Where in the file an address of the running program is, and how much of the file is behind it. */
static bool file_offset(struct reader *r, uint64_t address, const char *what, uint64_t *offset,
                        uint64_t *left)
{
    for (size_t i = 0; i < r->segment_count; i++) {
        const struct segment *s = &r->segments[i];
        if (s->type == PT_LOAD && address >= s->address && address - s->address < s->file_size) {
            *offset = s->offset + (address - s->address);
            *left = s->file_size - (address - s->address);
            return true;
        }
    }
    return fail(r, ELF_UNREADABLE, "%s at address 0x%llx is in no loaded segment", what,
                (unsigned long long)address);
}

/* A table by its address. */
static void *read_table(struct reader *r, uint64_t address, uint64_t size, const char *what)
{
    uint64_t offset = 0, left = 0;
    if (!file_offset(r, address, what, &offset, &left))
        return NULL;
    if (size > left) {
        fail(r, ELF_UNREADABLE, "%s at offset 0x%llx (%llu bytes) runs out of its segment", what,
             (unsigned long long)offset, (unsigned long long)size);
        return NULL;
    }
    return read_piece(r, offset, size, what);
}

static const char *string_at(struct reader *r, uint64_t at, const char *what)
{
    if (at < r->f->strings_size)
        return r->f->strings + at;
    fail(r, ELF_UNREADABLE, "%s: string 0x%llx is outside the string table (%zu bytes)", what,
         (unsigned long long)at, r->f->strings_size);
    return "";
}

static void note_dynamic(struct reader *r, uint64_t tag, uint64_t value)
{
    switch (tag) {
    case DT_VERSYM:
        r->versym = value;
        break;
    case DT_VERNEED:
        r->verneed = value;
        break;
    case DT_VERNEEDNUM:
        r->verneed_count = value;
        break;
    case DT_GNU_HASH:
        r->gnu_hash = value;
        break;
    default:
        if (tag < 64) {
            r->tags[tag] = value;
            r->has[tag] = true;
        }
    }
}

/* A library that the loader opens: one it needs, or one whose symbols it looks at first. */
static bool names_library(uint64_t tag)
{
    return tag == DT_NEEDED || tag == DT_FILTER || tag == DT_AUXILIARY;
}

/* Reads PT_DYNAMIC as the loader does, from its address to DT_NULL, whatever size its header gives:
   the single values into tags[]; returns the places of the libraries' names. */
static uint64_t *read_dynamic(struct reader *r, const struct segment *s)
{
    uint64_t offset = 0, left = 0;
    if (!file_offset(r, s->address, "PT_DYNAMIC", &offset, &left))
        return NULL;
    if (offset != s->offset) {
        fail(r, ELF_UNREADABLE,
             "PT_DYNAMIC: its offset 0x%llx is not where its address is (0x%llx)",
             (unsigned long long)s->offset, (unsigned long long)offset);
        return NULL;
    }
    size_t entry = r->is64 ? 16 : 8, room = DYNAMIC_LIMIT;
    if (left / entry < room)
        room = (size_t)(left / entry);
    unsigned char *table = read_piece(r, offset, (uint64_t)room * entry, "PT_DYNAMIC");
    uint64_t *names = get_memory(r, NEED_LIMIT, sizeof *names);
    bool ended = false;
    for (size_t i = 0; table && names && i < room && !ended; i++) {
        uint64_t tag = native(r, table + i * entry);
        uint64_t value = native(r, table + i * entry + entry / 2);
        ended = tag == DT_NULL;
        if (!names_library(tag))
            note_dynamic(r, tag, value);
        else if (r->f->needed_count < NEED_LIMIT)
            names[r->f->needed_count++] = value;
        else
            fail(r, ELF_UNREADABLE, "more than %d needed libraries", NEED_LIMIT);
    }
    if (!ended)
        fail(r, ELF_UNREADABLE, "PT_DYNAMIC at offset 0x%llx has no end",
             (unsigned long long)offset);
    free(table);
    return names;
}

static bool read_strings(struct reader *r, const uint64_t *names)
{
    struct elf_file *f = r->f;
    if (!r->has[DT_STRTAB])
        return f->needed_count ? fail(r, ELF_UNREADABLE, "DT_NEEDED without DT_STRTAB") : true;
    f->strings = read_table(r, r->tags[DT_STRTAB], r->tags[DT_STRSZ], "the string table");
    f->needed = get_memory(r, f->needed_count, sizeof *f->needed);
    if (!f->strings || !f->needed)
        return false;
    f->strings_size = (size_t)r->tags[DT_STRSZ];
    if (f->strings_size == 0 || f->strings[f->strings_size - 1] != '\0')
        return fail(r, ELF_UNREADABLE,
                    "the string table (DT_STRSZ %zu) ends in the middle of a name",
                    f->strings_size);
    for (size_t i = 0; i < f->needed_count; i++)
        f->needed[i] = string_at(r, names[i], "DT_NEEDED");
    if (r->has[DT_SONAME])
        f->soname = string_at(r, r->tags[DT_SONAME], "DT_SONAME");
    if (r->has[DT_RPATH])
        f->rpath = string_at(r, r->tags[DT_RPATH], "DT_RPATH");
    if (r->has[DT_RUNPATH])
        f->runpath = string_at(r, r->tags[DT_RUNPATH], "DT_RUNPATH");
    return r->status == ELF_OK;
}

static bool add_need(struct reader *r, const struct elf_need *need)
{
    struct elf_file *f = r->f;
    if (f->need_count == NEED_LIMIT)
        return fail(r, ELF_UNREADABLE, "more than %d needed versions", NEED_LIMIT);
    if (!f->needs)
        f->needs = get_memory(r, NEED_LIMIT, sizeof *f->needs);
    if (f->needs)
        f->needs[f->need_count++] = *need;
    return f->needs != NULL;
}

/* One library's versions: the chain of Vernaux at an offset. The count must be the chain's length,
   since the loader follows the chain and other readers the count. */
static bool read_version_chain(struct reader *r, uint64_t offset, const char *library,
                               unsigned count)
{
    for (unsigned n = 1;; n++) {
        unsigned char aux[16];
        if (!read_at(r, offset, aux, sizeof aux, "a needed version"))
            return false;
        const struct elf_need need = {
            .library = library,
            .version = string_at(r, word(r, aux + 8), "a needed version's name"),
            .index = half(r, aux + 6) & 0x7fff,
            .weak = half(r, aux + 4) & VER_FLG_WEAK,
        };
        if (!add_need(r, &need))
            return false;
        uint32_t next = word(r, aux + 12);
        if (next == 0 || n == count)
            return n == count && next == 0
                       ? true
                       : fail(r, ELF_UNREADABLE,
                              "offset 0x%llx: not the last of %u needed versions",
                              (unsigned long long)offset, count);
        offset += next;
    }
}

/* The versions demanded: a chain of Verneed, one a library. */
static bool read_version_needs(struct reader *r)
{
    uint64_t offset = 0, left = 0;
    if (!r->verneed)
        return true;
    if (!file_offset(r, r->verneed, "the version needs", &offset, &left))
        return false;
    for (uint64_t n = 1;; n++) {
        unsigned char need[16];
        if (n > NEED_LIMIT)
            return fail(r, ELF_UNREADABLE, "more than %d version needs", NEED_LIMIT);
        if (!read_at(r, offset, need, sizeof need, "a version need"))
            return false;
        const char *library = string_at(r, word(r, need + 4), "a version need's library");
        if (!read_version_chain(r, offset + word(r, need + 8), library, half(r, need + 2)))
            return false;
        uint32_t next = word(r, need + 12);
        if (next == 0 || n == r->verneed_count)
            return n == r->verneed_count && next == 0
                       ? r->status == ELF_OK
                       : fail(r, ELF_UNREADABLE,
                              "offset 0x%llx: not the last of %llu version needs (DT_VERNEEDNUM)",
                              (unsigned long long)offset, (unsigned long long)r->verneed_count);
        offset += next;
    }
}

/* Where no hash table counts the symbols: they end, at the latest, where the next table begins.
   Every linker puts one right behind them (GNU ld the strings, lld the versions). */
static bool count_by_gap(struct reader *r, uint64_t *count)
{
    const uint64_t start = r->tags[DT_SYMTAB];
    const uint64_t tables[] = {r->tags[DT_STRTAB], r->tags[DT_HASH],   r->tags[DT_RELA],
                               r->tags[DT_REL],    r->tags[DT_JMPREL], r->tags[DT_RELR],
                               r->versym,          r->verneed,         r->gnu_hash};
    uint64_t offset = 0, gap = 0;
    if (!file_offset(r, start, "the symbol table", &offset, &gap))
        return false;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (tables[i] > start && tables[i] - start < gap)
            gap = tables[i] - start;
    *count = gap / (r->is64 ? 24 : 16);
    return true;
}

/* DT_HASH says how many symbols it has chains for: all of them. */
static bool count_by_hash(struct reader *r, uint64_t *count)
{
    /* s390x and alpha have 64-bit words here. */
    size_t size = r->is64 && (r->f->machine == EM_S390 || r->f->machine == 0x9026) ? 8 : 4;
    unsigned char *head = read_table(r, r->tags[DT_HASH], 2 * (uint64_t)size, "DT_HASH");
    if (head)
        *count = number(r, head + size, size);
    free(head);
    return head != NULL;
}

/* DT_GNU_HASH: the symbols end with the chain of the highest bucket. */
static bool count_by_gnu_hash(struct reader *r, uint64_t *count)
{
    unsigned char *head = read_table(r, r->gnu_hash, 16, "DT_GNU_HASH");
    if (!head)
        return false;
    uint64_t buckets = word(r, head), first = word(r, head + 4);
    uint64_t at = r->gnu_hash + 16 + (uint64_t)word(r, head + 8) * (r->is64 ? 8 : 4);
    free(head);
    unsigned char *table = read_table(r, at, buckets * 4, "DT_GNU_HASH's buckets");
    uint64_t last = 0;
    for (uint64_t i = 0; table && i < buckets; i++)
        if (word(r, table + i * 4) > last)
            last = word(r, table + i * 4);
    free(table);
    if (r->status != ELF_OK)
        return false;
    if (last < first) /* nothing is exported; GNU ld then writes 1 for the first hashed symbol */
        return count_by_gap(r, count);
    uint64_t offset = 0, left = 0;
    at += buckets * 4 + (last - first) * 4;
    if (!file_offset(r, at, "DT_GNU_HASH's last chain", &offset, &left))
        return false;
    for (unsigned char link[4]; left >= 4 && last < SYMBOL_LIMIT; offset += 4, left -= 4, last++) {
        if (!read_at(r, offset, link, 4, "DT_GNU_HASH's last chain"))
            return false;
        if (word(r, link) & 1) {
            *count = last + 1;
            return true;
        }
    }
    return fail(r, ELF_UNREADABLE, "DT_GNU_HASH's last chain has no end");
}

/* The larger of what the two tables say: neither can hide a symbol that the other has. */
static bool count_symbols(struct reader *r, uint64_t *count)
{
    uint64_t by_hash = 0, by_gnu_hash = 0;
    if (!r->has[DT_HASH] && !r->gnu_hash)
        return count_by_gap(r, count);
    if (r->has[DT_HASH] && !count_by_hash(r, &by_hash))
        return false;
    if (r->gnu_hash && !count_by_gnu_hash(r, &by_gnu_hash))
        return false;
    *count = by_hash > by_gnu_hash ? by_hash : by_gnu_hash;
    return true;
}

/* The needs by their index in .gnu.version; the first of two with one index, as the loader has it.
 */
static const struct elf_need **index_needs(struct reader *r)
{
    const struct elf_need **by_index = get_memory(r, VERSION_INDEX_LIMIT, sizeof(void *));
    for (size_t i = r->f->need_count; by_index && i-- > 0;)
        by_index[r->f->needs[i].index] = &r->f->needs[i];
    return by_index;
}

static bool add_import(struct reader *r, const struct elf_import *import)
{
    struct elf_file *f = r->f;
    size_t room = f->import_count;
    if ((room & (room - 1)) == 0) { /* a power of two: full */
        struct elf_import *more = realloc(f->imports, (room ? room * 2 : 1) * sizeof *more);
        if (!more)
            return fail(r, ELF_NO_MEMORY, "out of memory");
        f->imports = more;
    }
    f->imports[f->import_count++] = *import;
    return true;
}

/* Imports are the undefined symbols, and those that a copy relocation defines here: their version
   is one that the file needs, not one that it defines. */
static void read_imports(struct reader *r, const unsigned char *symbols,
                         const unsigned char *versions, size_t count)
{
    size_t entry = r->is64 ? 24 : 16;
    const struct elf_need **by_index = index_needs(r);
    for (size_t i = 1; r->status == ELF_OK && i < count; i++) {
        const unsigned char *s = symbols + i * entry;
        unsigned char info = s[r->is64 ? 4 : 12];
        uint16_t index = versions ? half(r, versions + i * 2) & 0x7fff : 0;
        const struct elf_need *need = index > VER_NDX_GLOBAL ? by_index[index] : NULL;
        if (ELF32_ST_BIND(info) == STB_LOCAL ||
            (half(r, s + (r->is64 ? 6 : 14)) != SHN_UNDEF && !need))
            continue;
        const struct elf_import import = {
            .name = string_at(r, word(r, s), "a symbol's name"),
            .need = need,
            .weak = ELF32_ST_BIND(info) == STB_WEAK,
            .type = ELF32_ST_TYPE(info),
        };
        add_import(r, &import);
    }
    free(by_index);
}

static bool read_symbols(struct reader *r)
{
    uint64_t count = 0;
    size_t entry = r->is64 ? 24 : 16;
    if (!r->has[DT_SYMTAB])
        return true;
    if (!count_symbols(r, &count))
        return false;
    if (count > SYMBOL_LIMIT)
        return fail(r, ELF_UNREADABLE, "%llu dynamic symbols are more than any real file has",
                    (unsigned long long)count);
    unsigned char *symbols = read_table(r, r->tags[DT_SYMTAB], count * entry, "the symbol table");
    unsigned char *versions =
        symbols && r->versym ? read_table(r, r->versym, count * 2, "the symbols' versions") : NULL;
    if (r->status == ELF_OK)
        read_imports(r, symbols, versions, (size_t)count);
    free(symbols);
    free(versions);
    return r->status == ELF_OK;
}

static bool read_interpreter(struct reader *r, const struct segment *s)
{
    if (s->file_size > 4096)
        return fail(r, ELF_UNREADABLE, "PT_INTERP at offset 0x%llx: no path is %llu bytes long",
                    (unsigned long long)s->offset, (unsigned long long)s->file_size);
    if (r->f->interpreter)
        return fail(r, ELF_UNREADABLE,
                    "two PT_INTERP: the kernel takes the first, others the last");
    r->f->interpreter_text = read_piece(r, s->offset, s->file_size, "PT_INTERP");
    r->f->interpreter = r->f->interpreter_text;
    return r->f->interpreter != NULL;
}

static bool read_facts(struct reader *r)
{
    const struct segment *dynamic = NULL;
    if (!read_segments(r))
        return false;
    for (size_t i = 0; i < r->segment_count; i++) {
        const struct segment *s = &r->segments[i];
        if (s->type == PT_INTERP && !read_interpreter(r, s))
            return false;
        if (s->type == PT_GNU_STACK) {
            r->f->has_stack_header = true;
            r->f->executable_stack = s->flags & PF_X;
        }
        if (s->type == PT_DYNAMIC)
            dynamic = s;
    }
    if (!dynamic)
        return r->f->interpreter ? fail(r, ELF_UNREADABLE, "PT_INTERP without PT_DYNAMIC") : true;
    r->f->dynamic = true;
    uint64_t *names = read_dynamic(r, dynamic);
    r->f->text_relocations = r->has[DT_TEXTREL] || (r->tags[DT_FLAGS] & DF_TEXTREL);
    r->f->packed_relocations = r->has[DT_RELR];
    bool ok = names && r->status == ELF_OK && read_strings(r, names) && read_version_needs(r) &&
              read_symbols(r);
    free(names);
    return ok;
}

enum elf_status elf_open(struct elf_file *f, const char *path, char *error, size_t error_size)
{
    struct reader r = {.f = f, .error = error, .error_size = error_size, .status = ELF_OK};
    struct stat st;
    *f = (struct elf_file){.path = path};
    /* Not blocking: a FIFO would wait for its writer. */
    r.fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (r.fd < 0 || fstat(r.fd, &st) != 0)
        fail(&r, ELF_UNREADABLE, "%s", strerror(errno));
    else if (!S_ISREG(st.st_mode))
        fail(&r, ELF_UNREADABLE, "not a regular file");
    else {
        r.size = (uint64_t)st.st_size;
        read_facts(&r);
    }
    if (r.fd >= 0)
        close(r.fd);
    free(r.segments);
    if (r.status != ELF_OK)
        elf_close(f);
    return r.status;
}

void elf_close(struct elf_file *f)
{
    free(f->needed);
    free(f->needs);
    free(f->imports);
    free(f->strings);
    free(f->interpreter_text);
    *f = (struct elf_file){.path = f->path};
}
