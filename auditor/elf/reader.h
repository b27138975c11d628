/* Reading a hostile ELF file: bytes at an offset, numbers of its byte order, tables at an address.
 * Internal. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_ELF_READER_H
#define LINKAUDIT_ELF_READER_H

#include "abi/hash.h"
#include "elf/file.h"

#include <elf.h>
#include <string.h>

#ifndef DT_RELR
#define DT_RELR 36
#define DT_RELRSZ 35
#define DT_RELRENT 37
#endif
#ifndef PT_GNU_PROPERTY
#define PT_GNU_PROPERTY 0x6474e553
#endif
#ifndef DF_1_PIE
#define DF_1_PIE 0x08000000
#endif

/* What no real file exceeds. Together they keep the memory under 64 MiB and the time under a
 * second. */
enum {
    PIECE_LIMIT = 24 << 20,  /* bytes of one table */
    SYMBOL_LIMIT = 1 << 19,  /* dynamic symbols */
    DYNAMIC_LIMIT = 1 << 16, /* entries of PT_DYNAMIC */
    NEED_LIMIT = 4096,       /* needed libraries; needed versions */
    CALL_ARRAYS = 3,         /* arrays of functions to be called */
    NAMES_OVERLAP = 8,       /* times the string table: the bytes of all names together */
    WINDOW = 64 << 10,       /* bytes read at once where tables stand together */
    WINDOW_STEP = 4 << 10    /* ... where small things do */
};

/* One file being read. Fails once: the first error stays, and every later step sees it. */
struct reader {
    struct elf_file *f;
    int fd;
    unsigned want; /* enum elf_want */
    uint64_t base; /* where the ELF image begins in the file: an archive's member has one */
    uint64_t size; /* of the image, bytes */
    bool is64, swapped;
    uint64_t versym, verneed, verdef, gnu_hash, flags_1;
    /* DT_MIPS_SYMTABNO and DT_MIPS_GOTSYM: the dynamic symbols, and the first that its GOT names.
     */
    uint64_t mips_symbols, mips_first;
    uint64_t calls_start, calls_size; /* addresses among which are all arrays of calls.c */
    uint64_t relative_counts[2];      /* DT_RELACOUNT, DT_RELCOUNT */
    bool calls_told[CALL_ARRAYS];     /* relocations tell what that array holds */
    uint16_t last_version;            /* the highest index of a version, needed or defined */
    uint32_t last_symbol;             /* the highest that a relocation names */
    unsigned char *named; /* the symbols that relocations name, as bits; NULL: none is named yet */
    size_t named_room;    /* bits */
    struct table dlopens; /* the numbers of f->dlopens, by their sonames */
    const char **version_names; /* the versions defined, by their index; NULL: there is none */
    size_t version_room;        /* of those: 0 where they are not read */
    uint64_t headers_end;       /* behind the program headers */
    uint64_t sections_offset;   /* e_shoff, e_shnum */
    uint16_t sections_count;
    uint64_t strings_offset; /* DT_STRTAB's, in the file */
    size_t strings_room;     /* to the end of its segment */
    size_t name_bytes_left;  /* of names that may yet be asked for */
    uint16_t *string_blocks; /* of each block, 0: not read; else 1 and its length up to and with its
                                last zero byte: a string that begins before that ends there */
    char *error;
    size_t error_size;
    enum elf_status status;
    uint64_t window_offset, near_offset;
    size_t window_size, near_size;   /* bytes that are the file's; 0: nothing was read yet */
    unsigned char near[WINDOW_STEP]; /* about the last small thing */
    unsigned char window[WINDOW];    /* what was read ahead */
};

/* Notes the first error, for good; always false, and so that callers can return it. */
__attribute__((format(printf, 3, 4))) bool reader_fail(struct reader *r, enum elf_status status,
                                                       const char *format, ...);

/* Zeroed memory of the caller's; NULL on failure, as below. */
void *get_memory(struct reader *r, size_t count, size_t size);

/* Makes room in an array for one more element of size bytes behind count; false without memory. The
   room is a power of two, and for no less than FIRST_ROOM elements. */
enum { FIRST_ROOM = 16 };
bool double_room(struct reader *r, void **array, size_t count, size_t size);
static inline bool grow(struct reader *r, void **array, size_t count, size_t size)
{
    bool full = !*array || (count >= FIRST_ROOM && (count & (count - 1)) == 0);
    return !full || double_room(r, array, count, size);
}

/* What lies at an offset; false outside the file or where it can't be read. what names it in the
 * error. Nearly always it is in the window: read_afar is for when it is not. */
bool read_afar(struct reader *r, uint64_t offset, void *to, size_t size, const char *what);
static inline bool read_at(struct reader *r, uint64_t offset, void *to, size_t size,
                           const char *what)
{
    const uint64_t at = offset - r->window_offset; /* huge where it is before the window */
    if (at > r->window_size || size > r->window_size - at)
        return read_afar(r, offset, to, size, what);
    memcpy(to, r->window + at, size);
    return true;
}

/* Reads from one offset to another at once, if that is no more than WINDOW: what read_at finds
   there costs no call. */
void read_ahead(struct reader *r, uint64_t from, uint64_t to);

/* A piece of the file in memory of the caller's, with a zero byte behind it; NULL on failure. */
void *read_piece(struct reader *r, uint64_t offset, uint64_t size, const char *what);

/* The ELF header and the program headers. */
bool read_segments(struct reader *r);

/* The PT_LOAD that begins last before an address, or at it: if any has it in memory, that one;
   NULL: none does. */
const struct elf_segment *load_at(const struct elf_file *f, uint64_t address);

/* Where in the file an address of the running program is, and how much of its segment is behind it.
 */
bool file_offset(struct reader *r, uint64_t address, const char *what, uint64_t *offset,
                 uint64_t *left);

/* Where a table of that address is in the file; false unless all of it is, and in one segment, and
   no larger than PIECE_LIMIT. */
bool locate_table(struct reader *r, uint64_t address, uint64_t size, const char *what,
                  uint64_t *offset);

/* A table by its address, as read_piece. */
void *read_table(struct reader *r, uint64_t address, uint64_t size, const char *what);

/* The dynamic string table: whether it is sound; its strings are read as they are asked for. */
bool open_strings(struct reader *r, uint64_t address, uint64_t size);

/* A string of it; "" on failure. It is read once, and stays to elf_close. */
enum { STRING_BLOCK = 8 << 10 };
const char *read_string(struct reader *r, uint64_t at, const char *what);

/* Names may overlap, so that a file of N bytes has names of N * N: those of real files hardly do.
 */
bool too_many_name_bytes(struct reader *r, const char *what);
static inline const char *string_at(struct reader *r, uint64_t at, const char *what)
{
    const char *found =
        at < r->f->strings_size && r->string_blocks[at / STRING_BLOCK] > at % STRING_BLOCK + 1
            ? r->f->strings + at
            : read_string(r, at, what);
    const char *end = memchr(found, '\0', r->name_bytes_left + 1);
    if (end) {
        r->name_bytes_left -= (size_t)(end - found);
        return found;
    }
    return too_many_name_bytes(r, what) ? "" : found;
}

/* Reads what was not asked for yet, so that each string that DT_STRSZ covers is there. False where
   the last has no end. */
bool read_all_strings(struct reader *r);

/* Numbers in the file's byte order, at any alignment. */
static inline uint16_t half_of(bool swapped, const void *p)
{
    uint16_t value;
    memcpy(&value, p, sizeof value);
    return swapped ? __builtin_bswap16(value) : value;
}

static inline uint32_t word_of(bool swapped, const void *p)
{
    uint32_t value;
    memcpy(&value, p, sizeof value);
    return swapped ? __builtin_bswap32(value) : value;
}

static inline uint64_t xword_of(bool swapped, const void *p)
{
    uint64_t value;
    memcpy(&value, p, sizeof value);
    return swapped ? __builtin_bswap64(value) : value;
}

static inline uint16_t half(const struct reader *r, const void *p)
{
    return half_of(r->swapped, p);
}

static inline uint32_t word(const struct reader *r, const void *p)
{
    return word_of(r->swapped, p);
}

static inline uint64_t xword(const struct reader *r, const void *p)
{
    return xword_of(r->swapped, p);
}

/* The size of DT_HASH's words: s390x and alpha alone have larger ones. */
static inline size_t hash_word_size(const struct reader *r)
{
    return r->is64 && (r->f->machine == EM_S390 || r->f->machine == 0x9026) ? 8 : 4;
}

/* The dynamic symbols, by DT_GNU_HASH. */
struct elf_lookup {
    bool is64, swapped;
    uint32_t count;         /* symbols */
    unsigned char *symbols; /* as they are in the file */
    uint16_t *versions;     /* DT_VERSYM, in our byte order; NULL: none */
    unsigned char *filter;  /* DT_GNU_HASH, as it is in the file */
    uint32_t filter_words, shift, buckets, first;
    const char **version_names; /* those defined, by their index; NULL: none */
    size_t bytes;
};

/* An address, offset or size: 4 bytes in a 32-bit file, 8 in a 64-bit one. */
static inline uint64_t native(const struct reader *r, const void *p)
{
    return r->is64 ? xword(r, p) : word(r, p);
}

/* Of a defined symbol's entry, and its DT_VERSYM (VER_NDX_GLOBAL: none): whether others get it, and
   what but its name and version. */
bool symbol_is_exported(bool is64, const unsigned char *s, uint16_t versym);
struct elf_export symbol_export(bool is64, bool swapped, const unsigned char *s, uint16_t versym);

/* The arrays of functions that the loader calls: where they are; then what each relocation writes
   at a place in them (NULL: what only the loader knows); then what they hold by themselves. */
void locate_calls(struct reader *r);
void note_call(struct reader *r, uint64_t place, const uint64_t *address);
bool read_calls(struct reader *r);

/* The parts of elf_open, each in a file of its name. */
bool read_dynamic(struct reader *r, const struct elf_segment *s); /* PT_DYNAMIC, its strings */
bool read_relocations(struct reader *r);                          /* DT_REL, RELA, JMPREL */
bool read_versions(struct reader *r);                             /* needed and defined */
bool read_hash(struct reader *r);                                 /* DT_HASH or DT_GNU_HASH */
bool read_symbols(struct reader *r);                              /* imports, exports */
bool read_lookup(struct reader *r, size_t symbols); /* f->lookup, where DT_GNU_HASH is as usual */
bool read_notes(struct reader *r);                  /* PT_NOTE */
bool note_dlopen(struct reader *r, const char *text, size_t size); /* one .note.dlopen */
bool read_dlopen_strings(struct reader *r);
bool read_static_symbols(struct reader *r); /* of a program without PT_DYNAMIC */
bool read_packer(struct reader *r);

/* What stands behind the ELF file, as far as it is known by its first or last bytes. */
bool read_payload(struct reader *r);

#endif
