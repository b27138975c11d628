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
    uint16_t machine;
    uint64_t low;
    uint16_t high[40]; /* ends with 0 */
    uint16_t static_tls[3];
};

#define BIT(n) ((uint64_t)1 << (n))
#define BITS(from, to) ((~(uint64_t)0 >> (63 - (to))) & (~(uint64_t)0 << (from)))

static const struct machine machines[] = {
    {EM_X86_64,
     BITS(0, 2) | BITS(5, 8) | BIT(10) | BITS(16, 18) | BITS(32, 33) | BITS(36, 37),
     {0},
     {18}},
    {EM_386, BITS(0, 2) | BITS(5, 8) | BIT(14) | BITS(35, 38) | BITS(41, 42), {0}, {14, 37}},
    {EM_AARCH64, BIT(0), {257, 258, 1024, 1025, 1026, 1027, 1028, 1029, 1030, 1031, 1032}, {1030}},
    {EM_ARM, BITS(0, 2) | BIT(13) | BITS(17, 23), {160}, {19}},
    {EM_PPC64,
     BITS(0, 9) | BITS(19, 22) | BITS(24, 26) | BITS(37, 44) | BITS(56, 57),
     {67, 68,  69,  70,  71,  72,  73,  78,  95,  96,  97,  98,
      99, 100, 101, 102, 104, 106, 110, 111, 112, 113, 247, 248},
     {73}},
    {EM_S390,
     BIT(0) | BIT(1) | BITS(3, 5) | BITS(9, 12) | BITS(16, 17) | BIT(19) | BITS(22, 23) |
         BITS(54, 56) | BIT(61),
     {0},
     {56}},
    {EM_RISCV, BITS(0, 11) | BIT(58), {0}, {10, 11}},
    {EM_LOONGARCH, BITS(0, 14), {0}, {10, 11}},
    {EM_MIPS,
     BIT(0) | BITS(2, 3) | BIT(18) | BITS(38, 41) | BITS(47, 48) | BIT(51),
     {126, 127},
     {47, 48}},
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

/* mips64 has the symbol first, then a type for each of three steps, the first one last. */
static struct relocation relocation_at(const struct reader *r, const unsigned char *p)
{
    uint64_t info = native(r, p + (r->is64 ? 8 : 4));
    struct relocation found = {.address = native(r, p)};
    if (r->is64 && r->f->machine == EM_MIPS) {
        found.symbol = word(r, p + 8);
        found.type = p[15];
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
    bool inside = s && address - s->address < s->memory_size;
    if (!inside && !f->stray_relocation) {
        f->stray_relocation = true;
        f->stray_relocation_at = address;
    } else if (inside && !(s->flags & PF_W) && !f->text_relocations) {
        f->text_relocations = true;
        f->text_relocation_at = address;
    }
}

static void note_type(struct elf_file *f, const struct machine *m, uint32_t type)
{
    f->static_tls |= is_in(m->static_tls, sizeof m->static_tls / sizeof *m->static_tls, type);
    if (!is_known(m, type) && !f->unknown_relocation)
        f->unknown_relocation = type;
}

/* The last segment that was written to, and the last type: nearly all relocations of a file are
   like the one before. */
struct same {
    uint64_t start, size;
    uint32_t type;
};

static void note_relocation(struct reader *r, const struct machine *m, struct same *same,
                            const unsigned char *p)
{
    const struct relocation found = relocation_at(r, p);
    if (found.symbol > r->last_symbol)
        r->last_symbol = found.symbol;
    if (found.type != same->type) {
        same->type = found.type;
        note_type(r->f, m, found.type);
    }
    if (found.address - same->start < same->size || found.type == 0) /* R_*_NONE */
        return;
    note_target(r->f, found.address);
    const struct elf_segment *s = load_at(r->f, found.address);
    if (s && s->flags & PF_W)
        *same = (struct same){s->address, s->memory_size, found.type};
}

/* Nearly all relocations of large files are in tables of this machine's own words, and like the one
   before: those take no more than a look. Returns how many bytes it has gone through. */
static size_t pass_alike(struct reader *r, const struct same *same, const unsigned char *p,
                         size_t size)
{
    uint32_t last = r->last_symbol;
    size_t at = 0;
    for (; at + sizeof(Elf64_Rela) <= size; at += sizeof(Elf64_Rela)) {
        uint64_t address, info;
        memcpy(&address, p + at, sizeof address);
        memcpy(&info, p + at + 8, sizeof info);
        if (address - same->start >= same->size || (uint32_t)info != same->type)
            break;
        last = info >> 32 > last ? (uint32_t)(info >> 32) : last;
    }
    r->last_symbol = last;
    return at;
}

static void note_relocations(struct reader *r, const struct machine *m, struct same *same,
                             const unsigned char *p, size_t size, size_t entry)
{
    const bool plain =
        entry == sizeof(Elf64_Rela) && r->is64 && !r->swapped && r->f->machine != EM_MIPS;
    for (size_t at = 0; at + entry <= size; at += entry) {
        if (plain && (at += pass_alike(r, same, p + at, size - at)) + entry > size)
            return;
        note_relocation(r, m, same, p + at);
    }
}

static bool read_table_of(struct reader *r, const struct machine *m, uint64_t address,
                          uint64_t size, size_t entry)
{
    enum { ROOM = (WINDOW / 48) * 48 };
    uint64_t offset = 0, left = 0;
    struct same same = {0};
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
        note_relocations(r, m, &same, piece, count, entry);
    }
    free(piece);
    return r->status == ELF_OK;
}

bool read_relocations(struct reader *r)
{
    const struct machine *m = machine_of(r->f);
    const struct elf_tags *t = &r->f->tags;
    const size_t rel = r->is64 ? 16 : 8, rela = r->is64 ? 24 : 12;
    if (!m)
        return true;
    return read_table_of(r, m, t->value[DT_RELA], t->value[DT_RELASZ], rela) &&
           read_table_of(r, m, t->value[DT_REL], t->value[DT_RELSZ], rel) &&
           read_table_of(r, m, t->value[DT_JMPREL], t->value[DT_PLTRELSZ],
                         t->value[DT_PLTREL] == DT_REL ? rel : rela);
}
