/* Looks a symbol up by name in DT_GNU_HASH: glibc's elf/dl-lookup.c, do_lookup_x. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/lookup.h"

#include "elf/reader.h"

#include <stdlib.h>
#include <string.h>

/* Real chains have a few symbols. A file with a longer one could make each search long: its exports
   are listed, which finds them under a key of our own (abi/hash.h). */
enum { CHAIN_LIMIT = 64, SIZE_LIMIT = 8 << 20 /* bytes of the table */, END = -1 };

uint32_t elf_gnu_hash(const char *name)
{
    uint32_t hash = 5381;
    for (const unsigned char *c = (const unsigned char *)name; *c; c++)
        hash = hash * 33 + *c;
    return hash;
}

/* The table: a head of four words, the filter, the buckets, then a word for each symbol from the
   first on. False only where the file can't be read; *usual: it is of a usual form, and was read.
 */
static bool read_tables(struct reader *r, struct elf_lookup *l, bool *usual)
{
    unsigned char head[16];
    uint64_t offset, left;
    if (!file_offset(r, r->gnu_hash, "DT_GNU_HASH", &offset, &left) ||
        !read_at(r, offset, head, sizeof head, "DT_GNU_HASH"))
        return false;
    l->buckets = word(r, head);
    l->first = word(r, head + 4);
    l->filter_words = word(r, head + 8);
    l->shift = word(r, head + 12) % 32;
    const uint64_t size = sizeof head + (uint64_t)l->filter_words * (l->is64 ? 8 : 4) +
                          (uint64_t)l->buckets * 4 + (l->count - l->first) * (uint64_t)4;
    *usual = l->buckets && l->first < l->count && l->filter_words &&
             !(l->filter_words & (l->filter_words - 1)) && size <= SIZE_LIMIT && size <= left &&
             size <= r->size - offset;
    if (!*usual)
        return true;
    l->filter = read_piece(r, offset, size, "DT_GNU_HASH");
    l->bytes += size;
    return l->filter != NULL;
}

static const unsigned char *filter_at(const struct elf_lookup *l)
{
    return l->filter + 16;
}

static const unsigned char *buckets_at(const struct elf_lookup *l)
{
    return filter_at(l) + (size_t)l->filter_words * (l->is64 ? 8 : 4);
}

static uint32_t chain_at(const struct elf_lookup *l, uint32_t symbol)
{
    return word_of(l->swapped,
                   buckets_at(l) + ((size_t)l->buckets + (symbol - l->first)) * (size_t)4);
}

static size_t entry_size(const struct elf_lookup *l)
{
    return l->is64 ? 24 : 16;
}

static const unsigned char *symbol_at(const struct elf_lookup *l, size_t symbol)
{
    return l->symbols + symbol * entry_size(l);
}

/* In the string table. */
static uint32_t name_at(const struct elf_lookup *l, size_t symbol)
{
    return word_of(l->swapped, symbol_at(l, symbol));
}

static bool read_symbol_tables(struct reader *r, struct elf_lookup *l)
{
    l->symbols =
        read_table(r, r->f->tags.value[DT_SYMTAB], l->count * entry_size(l), "the symbol table");
    if (r->versym)
        l->versions = read_table(r, r->versym, l->count * (size_t)2, "the symbols' versions");
    for (size_t i = 0; l->versions && l->swapped && i < l->count; i++)
        l->versions[i] = __builtin_bswap16(l->versions[i]);
    l->bytes += l->count * (entry_size(l) + 2);
    return l->symbols && (l->versions || !r->versym);
}

/* Whether each symbol that has a chain has a name, and a version of this file or none, and no chain
   is long. */
static bool is_plain(const struct reader *r, const struct elf_lookup *l)
{
    unsigned length = 0;
    for (uint32_t i = l->first; i < l->count; i++) {
        const unsigned index = l->versions ? l->versions[i] & 0x7fff : VER_NDX_GLOBAL;
        length = chain_at(l, i) & 1 ? 0 : length + 1;
        if (name_at(l, i) >= r->f->strings_size ||
            (index > VER_NDX_GLOBAL && (index >= r->version_room || !r->version_names[index])) ||
            length >= CHAIN_LIMIT)
            return false;
    }
    return length == 0;
}

bool read_lookup(struct reader *r, size_t count)
{
    struct elf_lookup *l = get_memory(r, 1, sizeof *l);
    if (!l)
        return false;
    *l = (struct elf_lookup){.is64 = r->is64, .swapped = r->swapped, .count = (uint32_t)count};
    r->f->lookup = l;
    bool usual = false;
    if (!read_tables(r, l, &usual) || (usual && !read_symbol_tables(r, l)))
        return false;
    if (usual && read_all_strings(r) && is_plain(r, l)) {
        l->version_names = r->version_names; /* elf_open frees them no more */
        r->version_names = NULL;
        return true;
    }
    elf_lookup_free(l);
    r->f->lookup = NULL;
    return r->status == ELF_OK;
}

/* No symbol that the filter leaves out is there. */
static bool passes_filter(const struct elf_lookup *l, uint32_t hash)
{
    const unsigned bits = l->is64 ? 64 : 32;
    const size_t at = hash / bits & (l->filter_words - 1);
    const uint64_t filter = l->is64 ? xword_of(l->swapped, filter_at(l) + at * 8)
                                    : word_of(l->swapped, filter_at(l) + at * 4);
    return filter >> hash % bits & filter >> (hash >> l->shift) % bits & 1;
}

static bool take(const struct elf_file *f, const struct elf_lookup *l, uint32_t symbol,
                 struct elf_export *found)
{
    const unsigned char *s = symbol_at(l, symbol);
    const uint16_t versym = l->versions ? l->versions[symbol] : VER_NDX_GLOBAL;
    if (!symbol_is_exported(l->is64, s, versym))
        return false;
    *found = symbol_export(l->is64, l->swapped, s, versym);
    found->name = f->strings + name_at(l, symbol);
    found->version = l->version_names ? l->version_names[versym & 0x7fff] : NULL;
    return true;
}

bool elf_lookup_next(const struct elf_file *f, const char *name, uint32_t hash, size_t *at,
                     struct elf_export *found)
{
    const struct elf_lookup *l = f->lookup;
    size_t symbol = *at;
    *at = (size_t)END;
    if (symbol == (size_t)END)
        return false;
    if (symbol == 0) {
        if (!passes_filter(l, hash))
            return false;
        symbol = word_of(l->swapped, buckets_at(l) + hash % l->buckets * (size_t)4);
        if (symbol < l->first)
            return false;
    }
    for (bool last = false; symbol < l->count && !last; symbol++) {
        const uint32_t chain = chain_at(l, (uint32_t)symbol);
        last = chain & 1;
        if ((chain | 1) != (hash | 1) || strcmp(f->strings + name_at(l, symbol), name) != 0 ||
            !take(f, l, (uint32_t)symbol, found))
            continue;
        *at = last ? (size_t)END : symbol + 1;
        return true;
    }
    return false;
}

size_t elf_lookup_size(const struct elf_lookup *l)
{
    return l->bytes;
}

void elf_lookup_free(struct elf_lookup *l)
{
    if (!l)
        return;
    free(l->symbols);
    free(l->versions);
    free(l->filter);
    free(l->version_names);
    free(l);
}
