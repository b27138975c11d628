/* The dynamic relocations: which symbols they name, what they write to, what the loader knows of
   them. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "abi/gabi.h"
#include "elf/reader.h"

#include <stdlib.h>
#include <string.h>

/* What no real file exceeds: bytes of relocations, which may be sparse. */
static const uint64_t RELOCATION_LIMIT = 256 << 20;

/* The types that the loader of an architecture applies (glibc's sysdeps/ARCH/dl-machine.h): it
   refuses the others ("unexpected reloc type"). Below 64 as bits; the others in a list. */
struct machine {
    uint16_t machine, relative, irelative; /* its number of R_*_RELATIVE, of R_*_IRELATIVE */
    uint64_t low;
    uint16_t high[40]; /* ends with 0 */
    uint16_t static_tls[3];
    uint16_t tls_descriptor; /* R_*_TLSDESC; 0: there is none */
};

#define BIT(n) ((uint64_t)1 << (n))
#define BITS(from, to) ((~(uint64_t)0 >> (63 - (to))) & (~(uint64_t)0 << (from)))

static const struct machine machines[] = {
    {EM_X86_64,
     8,
     37,
     BITS(0, 2) | BITS(5, 8) | BIT(10) | BITS(16, 18) | BITS(32, 33) | BITS(36, 37),
     {0},
     {18},
     36},
    {EM_386,
     8,
     42,
     BITS(0, 2) | BITS(5, 8) | BIT(14) | BITS(35, 38) | BITS(41, 42),
     {0},
     {14, 37},
     41},
    {EM_AARCH64,
     1027,
     1032,
     BIT(0),
     {257, 258, 1024, 1025, 1026, 1027, 1028, 1029, 1030, 1031, 1032},
     {1030},
     1031},
    {EM_ARM, 23, 160, BITS(0, 2) | BIT(13) | BITS(17, 23), {160}, {19}, 13},
    {EM_PPC64,
     22,
     248,
     BITS(0, 9) | BITS(19, 22) | BITS(24, 26) | BITS(37, 44) | BITS(56, 57),
     {67, 68,  69,  70,  71,  72,  73,  78,  95,  96,  97,  98,
      99, 100, 101, 102, 104, 106, 110, 111, 112, 113, 247, 248},
     {73},
     0},
    {EM_S390,
     12,
     61,
     BIT(0) | BIT(1) | BITS(3, 5) | BITS(9, 12) | BITS(16, 17) | BIT(19) | BITS(22, 23) |
         BITS(54, 56) | BIT(61),
     {0},
     {56},
     0},
    {EM_RISCV, 3, 58, BITS(0, 11) | BIT(58), {0}, {10, 11}, 0},
    {EM_LOONGARCH, 3, 12, BITS(0, 14), {0}, {10, 11}, 14},
    {EM_MIPS,
     18 << 8 | 3,
     0,
     BIT(0) | BITS(2, 3) | BIT(18) | BITS(38, 41) | BITS(47, 48) | BIT(51),
     {126, 127, 18 << 8 | 3}, /* the last: R_MIPS_REL32, then R_MIPS_64 */
     {47, 48},
     0},
};

static const struct machine *machine_of(const struct elf_file *f)
{
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
        if (machines[i].machine == f->machine)
            return &machines[i];
    return NULL;
}

static bool is_in(const uint16_t *list, size_t limit, uint32_t type)
{
    for (size_t i = 0; i < limit && list[i]; i++)
        if (list[i] == type)
            return true;
    return false;
}

static bool is_known(const struct machine *m, uint32_t type)
{
    return type < 64 ? m->low >> type & 1 : is_in(m->high, sizeof m->high / sizeof *m->high, type);
}

/* One relocation, in words that any architecture has. */
struct relocation {
    uint64_t address;
    uint32_t symbol, type;
};

/* mips64 has the symbol first, then a second symbol and a type for each of three steps, the first
   one last: its loader compares them all at once. */
static struct relocation relocation_at(const struct reader *r, const unsigned char *p)
{
    uint64_t info = native(r, p + (r->is64 ? 8 : 4));
    struct relocation found = {.address = native(r, p)};
    if (r->is64 && r->f->machine == EM_MIPS) {
        found.symbol = word(r, p + 8);
        found.type = p[15] | (uint32_t)p[14] << 8 | (uint32_t)p[13] << 16 | (uint32_t)p[12] << 24;
    } else if (r->is64) {
        found.symbol = (uint32_t)(info >> 32);
        found.type = (uint32_t)info;
    } else {
        found.symbol = (uint32_t)info >> 8;
        found.type = info & 255;
    }
    return found;
}

/* What is written to where it can't be. The address is that of the first byte. */
static void note_target(struct elf_file *f, uint64_t address)
{
    const struct elf_segment *s = load_at(f, address);
    bool inside = s && elf_segment_has(s, address);
    if (!inside && !f->stray_relocation) {
        f->stray_relocation = true;
        f->stray_relocation_at = address;
    } else if (inside && !(s->flags & PF_W) && !f->text_relocations) {
        f->text_relocations = true;
        f->text_relocation_at = address;
    }
}

static bool is_static_tls(const struct machine *m, uint32_t type)
{
    return is_in(m->static_tls, sizeof m->static_tls / sizeof *m->static_tls, type);
}

static void note_type(struct elf_file *f, const struct machine *m, uint32_t type)
{
    f->static_tls |= is_static_tls(m, type);
    if (!is_known(m, type) && !f->unknown_relocation)
        f->unknown_relocation = type;
}

/* A table being gone through. Nearly all of its relocations are like the one before: of its type,
   in the segment that it writes to. */
struct walk {
    const struct machine *m;
    bool rela;
    uint64_t start, size; /* of that segment, in memory */
    uint32_t type;
    bool each;                  /* of this type each one is looked at */
    uint64_t seen, first_other; /* relocations; the first one that is not relative */
};

/* What is added: 0 where that stands in no file. */
static uint64_t addend_of(struct reader *r, const struct walk *w, const struct relocation *found,
                          const unsigned char *p)
{
    const size_t size = r->is64 ? 8 : 4;
    unsigned char text[8];
    const struct elf_segment *s = load_at(r->f, found->address);
    if (w->rela)
        return native(r, p + 2 * size);
    if (!s || found->address - s->address >= s->file_size ||
        !read_at(r, s->offset + (found->address - s->address), text, size, "an addend"))
        return 0;
    return native(r, text);
}

/* Addresses of functions that the loader will call. */
static void note_calls(struct reader *r, const struct walk *w, const struct relocation *found,
                       const unsigned char *p)
{
    const bool listed = found->address - r->calls_start < r->calls_size;
    if (found->type == w->m->irelative && found->type) {
        const uint64_t address = addend_of(r, w, found, p);
        if (!elf_has_code(r->f, address) && !r->f->wrong_call) {
            r->f->wrong_call = "IRELATIVE";
            r->f->wrong_call_at = address;
        }
        if (listed)
            note_call(r, found->address, NULL);
    } else if (listed && (found->type != w->m->relative || found->symbol)) {
        note_call(r, found->address, NULL);
    } else if (listed && w->rela) {
        const uint64_t address = addend_of(r, w, found, p);
        note_call(r, found->address, &address);
    }
}

/* A file with a symbol beyond SYMBOL_LIMIT is refused when its symbols are counted. */
__attribute__((noinline)) static void make_named_room(struct reader *r, uint32_t symbol)
{
    size_t room = r->named_room ? r->named_room : 1024;
    if (symbol > SYMBOL_LIMIT)
        return;
    while (room <= symbol)
        room *= 2;
    unsigned char *more = realloc(r->named, room / 8);
    if (!more) {
        reader_fail(r, ELF_NO_MEMORY, "out of memory");
        return;
    }
    memset(more + r->named_room / 8, 0, (room - r->named_room) / 8);
    r->named = more;
    r->named_room = room;
}

static inline void note_named(struct reader *r, uint32_t symbol)
{
    if (symbol >= r->named_room)
        make_named_room(r, symbol);
    if (symbol < r->named_room)
        r->named[symbol / 8] |= (unsigned char)(1u << symbol % 8);
    r->last_symbol = symbol > r->last_symbol ? symbol : r->last_symbol;
}

static void note_relocation(struct reader *r, struct walk *w, const unsigned char *p)
{
    const struct relocation found = relocation_at(r, p);
    if (found.symbol)
        note_named(r, found.symbol);
    if (found.type != w->type) {
        w->type = found.type;
        w->each =
            is_static_tls(w->m, found.type) ||
            (found.type && (found.type == w->m->irelative || found.type == w->m->tls_descriptor));
        note_type(r->f, w->m, found.type);
    }
    if (found.type != w->m->relative && w->seen < w->first_other)
        w->first_other = w->seen;
    if (found.type == 0) /* R_*_NONE */
        return;
    note_calls(r, w, &found, p);
    /* Without a symbol it is the file's own. */
    r->f->tls_missing |= !r->f->tls && found.symbol == 0 &&
                         (is_static_tls(w->m, found.type) || found.type == w->m->tls_descriptor);
    if (found.address - w->start < w->size)
        return;
    note_target(r->f, found.address);
    const struct elf_segment *s = load_at(r->f, found.address);
    if (s && s->flags & PF_W) {
        w->start = s->address;
        w->size = s->memory_size;
    }
}

/* Nearly all relocations of large files are in tables of this machine's own words: those that are
   like the one before take no more than a look. Returns how many bytes it has gone through. */
static size_t pass_alike(struct reader *r, const struct walk *w, const unsigned char *p,
                         size_t size)
{
    size_t at = 0;
    for (; at + sizeof(Elf64_Rela) <= size; at += sizeof(Elf64_Rela)) {
        uint64_t address, info;
        memcpy(&address, p + at, sizeof address);
        memcpy(&info, p + at + 8, sizeof info);
        if (address - w->start >= w->size || (uint32_t)info != w->type ||
            address - r->calls_start < r->calls_size)
            break;
        if (info >> 32)
            note_named(r, (uint32_t)(info >> 32));
    }
    return at;
}

static void note_relocations(struct reader *r, struct walk *w, const unsigned char *p, size_t size,
                             size_t entry)
{
    const bool plain =
        entry == sizeof(Elf64_Rela) && r->is64 && !r->swapped && r->f->machine != EM_MIPS;
    for (size_t at = 0; at + entry <= size; at += entry) {
        if (plain && !w->each) {
            const size_t alike = pass_alike(r, w, p + at, size - at);
            at += alike;
            w->seen += alike / entry;
            if (at + entry > size)
                return;
        }
        note_relocation(r, w, p + at);
        w->seen++;
    }
}

/* relative: how many at the beginning are said to be relative ones. */
static bool read_table_of(struct reader *r, struct walk *w, uint64_t address, uint64_t size,
                          uint64_t relative)
{
    enum { ROOM = (WINDOW / 48) * 48 };
    const size_t entry = r->is64 ? (w->rela ? 24 : 16) : (w->rela ? 12 : 8);
    uint64_t offset = 0, left = 0;
    if (size == 0)
        return true;
    if (!file_offset(r, address, "the relocations", &offset, &left))
        return false;
    if (size > left || size > RELOCATION_LIMIT)
        return reader_fail(r, ELF_UNREADABLE,
                           "the relocations at offset 0x%llx (%llu bytes) run out of their segment",
                           (unsigned long long)offset, (unsigned long long)size);
    unsigned char *piece = malloc(size < ROOM ? (size_t)size : ROOM);
    if (!piece)
        return reader_fail(r, ELF_NO_MEMORY, "out of memory");
    for (uint64_t at = 0; at < size; at += ROOM) {
        size_t count = size - at < ROOM ? (size_t)(size - at) : ROOM;
        if (!read_at(r, offset + at, piece, count, "the relocations"))
            break;
        note_relocations(r, w, piece, count, entry);
    }
    free(piece);
    if (w->m->relative && w->first_other < relative && w->first_other < w->seen)
        r->f->relative_miscounted = true;
    return r->status == ELF_OK;
}

/* DT_RELR: an address, then bits for the words behind it. Of those, the first and the last that are
   written to are looked at: a segment is one piece. */
static void note_packed(struct reader *r, uint64_t *next, uint64_t packed)
{
    const unsigned size = r->is64 ? 8 : 4, bits = size * 8 - 1;
    if (!(packed & 1)) {
        note_target(r->f, packed);
        *next = packed + size;
        return;
    }
    packed >>= 1;
    if (packed) {
        const unsigned first = (unsigned)__builtin_ctzll(packed),
                       last = 63 - (unsigned)__builtin_clzll(packed);
        note_target(r->f, *next + (uint64_t)first * size);
        note_target(r->f, *next + (uint64_t)last * size);
    }
    *next += (uint64_t)bits * size;
}

static bool read_packed(struct reader *r)
{
    const uint64_t size = r->f->tags.value[DT_RELRSZ];
    const size_t entry = r->is64 ? 8 : 4;
    uint64_t offset = 0, next = 0;
    if (!r->f->tags.has[DT_RELR] || size < entry)
        return true;
    if (!locate_table(r, r->f->tags.value[DT_RELR], size, "DT_RELR", &offset))
        return false;
    for (uint64_t at = 0; at + entry <= size; at += entry) {
        unsigned char text[8];
        if (!read_at(r, offset + at, text, entry, "DT_RELR"))
            return false;
        note_packed(r, &next, native(r, text));
    }
    return true;
}

bool read_relocations(struct reader *r)
{
    const struct machine *m = machine_of(r->f);
    const struct elf_tags *t = &r->f->tags;
    if (!m)
        return true;
    struct walk rela = {.m = m, .rela = true, .first_other = UINT64_MAX}, rel = rela, plt = rela;
    rel.rela = false;
    plt.rela = t->value[DT_PLTREL] != DT_REL;
    return read_table_of(r, &rela, t->value[DT_RELA], t->value[DT_RELASZ], r->relative_counts[0]) &&
           read_table_of(r, &rel, t->value[DT_REL], t->value[DT_RELSZ], r->relative_counts[1]) &&
           read_table_of(r, &plt, t->value[DT_JMPREL], t->value[DT_PLTRELSZ], 0) && read_packed(r);
}
