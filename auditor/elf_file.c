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

enum { PIECE_LIMIT = 32 << 20 }; /* no table of a real file is larger (bytes) */
enum { HEADER_LIMIT = 65536 };   /* program headers, dynamic entries and versions */

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
    return r->status == ELF_OK;
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

/* Reads PT_DYNAMIC: the single values into tags[], the DT_NEEDED strings' places into *needed. */
static uint64_t *read_dynamic(struct reader *r, const struct segment *s)
{
    size_t entry = r->is64 ? 16 : 8, count = (size_t)(s->file_size / entry);
    if (count > HEADER_LIMIT) {
        fail(r, ELF_UNREADABLE, "PT_DYNAMIC at offset 0x%llx has too many entries (%zu)",
             (unsigned long long)s->offset, count);
        return NULL;
    }
    unsigned char *table = read_piece(r, s->offset, (uint64_t)count * entry, "PT_DYNAMIC");
    uint64_t *needed = get_memory(r, count, sizeof *needed);
    for (size_t i = 0; table && needed && i < count; i++) {
        uint64_t tag = native(r, table + i * entry);
        uint64_t value = native(r, table + i * entry + entry / 2);
        if (tag == DT_NULL)
            break;
        if (tag == DT_NEEDED)
            needed[r->f->needed_count++] = value;
        else
            note_dynamic(r, tag, value);
    }
    free(table);
    return needed;
}

static bool read_strings(struct reader *r, const uint64_t *needed)
{
    struct elf_file *f = r->f;
    if (!r->has[DT_STRTAB])
        return f->needed_count ? fail(r, ELF_UNREADABLE, "DT_NEEDED without DT_STRTAB") : true;
    f->strings = read_table(r, r->tags[DT_STRTAB], r->tags[DT_STRSZ], "the string table");
    f->needed = get_memory(r, f->needed_count, sizeof *f->needed);
    if (!f->strings || !f->needed)
        return false;
    f->strings_size = (size_t)r->tags[DT_STRSZ];
    for (size_t i = 0; i < f->needed_count; i++)
        f->needed[i] = string_at(r, needed[i], "DT_NEEDED");
    if (r->has[DT_SONAME])
        f->soname = string_at(r, r->tags[DT_SONAME], "DT_SONAME");
    if (r->has[DT_RPATH])
        f->rpath = string_at(r, r->tags[DT_RPATH], "DT_RPATH");
    if (r->has[DT_RUNPATH])
        f->runpath = string_at(r, r->tags[DT_RUNPATH], "DT_RUNPATH");
    return r->status == ELF_OK;
}

/* The versions demanded: a chain of Verneed, each with a chain of Vernaux. The links only ever go
   forward, so a chain ends, at the latest, with its segment. */
static bool read_version_needs(struct reader *r)
{
    uint64_t offset = 0, left = 0;
    size_t room = 0;
    if (!r->verneed)
        return true;
    if (!file_offset(r, r->verneed, "the version needs", &offset, &left))
        return false;
    for (uint64_t n = 0; n < r->verneed_count; n++) {
        unsigned char need[16], aux[16];
        if (!read_at(r, offset, need, sizeof need, "a version need"))
            return false;
        const char *library = string_at(r, word(r, need + 4), "a version need's library");
        uint64_t at = offset + word(r, need + 8);
        for (unsigned k = half(r, need + 2); k; k--) {
            if (!read_at(r, at, aux, sizeof aux, "a needed version"))
                return false;
            if (r->f->need_count == room) {
                room = room ? room * 2 : 32;
                struct elf_need *more = realloc(r->f->needs, room * sizeof *more);
                if (!more)
                    return fail(r, ELF_NO_MEMORY, "out of memory");
                r->f->needs = more;
            }
            if (r->f->need_count == HEADER_LIMIT)
                return fail(r, ELF_UNREADABLE, "more than %d needed versions", HEADER_LIMIT);
            r->f->needs[r->f->need_count++] = (struct elf_need){
                .library = library,
                .version = string_at(r, word(r, aux + 8), "a needed version's name"),
                .index = half(r, aux + 6) & 0x7fff,
                .weak = half(r, aux + 4) & VER_FLG_WEAK,
            };
            if (word(r, aux + 12) == 0)
                break;
            at += word(r, aux + 12);
        }
        if (word(r, need + 12) == 0)
            break;
        offset += word(r, need + 12);
    }
    return r->status == ELF_OK;
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

/* How many dynamic symbols there are: DT_HASH says it; in DT_GNU_HASH it is where the last chain
 * ends. */
static bool count_symbols(struct reader *r, uint64_t *count)
{
    *count = 0;
    if (r->has[DT_HASH]) {
        /* s390x and alpha have 64-bit words here. */
        size_t size = r->is64 && (r->f->machine == EM_S390 || r->f->machine == 0x9026) ? 8 : 4;
        unsigned char *head = read_table(r, r->tags[DT_HASH], 2 * (uint64_t)size, "DT_HASH");
        if (head)
            *count = number(r, head + size, size);
        free(head);
        return head != NULL;
    }
    if (!r->gnu_hash)
        return count_by_gap(r, count);
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
    for (unsigned char link[4]; left >= 4; offset += 4, left -= 4, last++) {
        if (!read_at(r, offset, link, 4, "DT_GNU_HASH's last chain"))
            return false;
        if (word(r, link) & 1) {
            *count = last + 1;
            return true;
        }
    }
    return fail(r, ELF_UNREADABLE, "DT_GNU_HASH's last chain has no end");
}

static const struct elf_need *need_of(const struct reader *r, uint16_t index)
{
    for (size_t i = 0; index > VER_NDX_GLOBAL && i < r->f->need_count; i++)
        if (r->f->needs[i].index == index)
            return &r->f->needs[i];
    return NULL;
}

static bool read_symbols(struct reader *r)
{
    uint64_t count = 0;
    size_t entry = r->is64 ? 24 : 16;
    if (!r->has[DT_SYMTAB])
        return true;
    if (!count_symbols(r, &count))
        return false;
    if (count > PIECE_LIMIT / entry)
        return fail(r, ELF_UNREADABLE, "%llu dynamic symbols are more than any real file has",
                    (unsigned long long)count);
    unsigned char *symbols = read_table(r, r->tags[DT_SYMTAB], count * entry, "the symbol table");
    unsigned char *versions =
        symbols && r->versym ? read_table(r, r->versym, count * 2, "the symbols' versions") : NULL;
    r->f->imports = symbols ? get_memory(r, (size_t)count, sizeof *r->f->imports) : NULL;
    for (size_t i = 1; r->status == ELF_OK && i < count; i++) {
        const unsigned char *s = symbols + i * entry;
        unsigned char info = s[r->is64 ? 4 : 12];
        if (half(r, s + (r->is64 ? 6 : 14)) != SHN_UNDEF || ELF32_ST_BIND(info) == STB_LOCAL)
            continue;
        r->f->imports[r->f->import_count++] = (struct elf_import){
            .name = string_at(r, word(r, s), "a symbol's name"),
            .need = versions ? need_of(r, half(r, versions + i * 2) & 0x7fff) : NULL,
            .weak = ELF32_ST_BIND(info) == STB_WEAK,
            .type = ELF32_ST_TYPE(info),
        };
    }
    free(symbols);
    free(versions);
    return r->status == ELF_OK;
}

static bool read_interpreter(struct reader *r, const struct segment *s)
{
    if (s->file_size > 4096)
        return fail(r, ELF_UNREADABLE, "PT_INTERP at offset 0x%llx: no path is %llu bytes long",
                    (unsigned long long)s->offset, (unsigned long long)s->file_size);
    free(r->f->interpreter_text);
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
        return true;
    r->f->dynamic = true;
    uint64_t *needed = read_dynamic(r, dynamic);
    r->f->text_relocations = r->has[DT_TEXTREL] || (r->tags[DT_FLAGS] & DF_TEXTREL);
    r->f->packed_relocations = r->has[DT_RELR];
    bool ok = needed && read_strings(r, needed) && read_version_needs(r) && read_symbols(r);
    free(needed);
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
