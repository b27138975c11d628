/* The dynamic symbols: how many there are, those imported, those exported. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/reader.h"

#include <stdlib.h>
#include <string.h>

/* Where no hash table counts the symbols: they end, at the latest, where the next table begins.
   Every linker puts one right behind them (GNU ld the strings, lld the versions). */
static bool count_by_gap(struct reader *r, uint64_t *count)
{
    const uint64_t start = r->f->tags.value[DT_SYMTAB];
    const uint64_t tables[] = {r->f->tags.value[DT_STRTAB],
                               r->f->tags.value[DT_HASH],
                               r->f->tags.value[DT_RELA],
                               r->f->tags.value[DT_REL],
                               r->f->tags.value[DT_JMPREL],
                               r->f->tags.value[DT_RELR],
                               r->versym,
                               r->verneed,
                               r->gnu_hash};
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
    const size_t size = hash_word_size(r);
    unsigned char *head = read_table(r, r->f->tags.value[DT_HASH], 2 * (uint64_t)size, "DT_HASH");
    if (head)
        *count = size == 8 ? xword(r, head + 8) : word(r, head + 4);
    free(head);
    return head != NULL;
}

/* DT_GNU_HASH: the symbols end with the chain of the highest bucket. */
static bool count_by_gnu_hash(struct reader *r, uint64_t *count)
{
    unsigned char head[16];
    uint64_t offset = 0, left = 0;
    if (!locate_table(r, r->gnu_hash, sizeof head, "DT_GNU_HASH", &offset) ||
        !read_at(r, offset, head, sizeof head, "DT_GNU_HASH"))
        return false;
    uint64_t buckets = word(r, head), first = word(r, head + 4);
    uint64_t at = r->gnu_hash + 16 + (uint64_t)word(r, head + 8) * (r->is64 ? 8 : 4);
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
    return reader_fail(r, ELF_UNREADABLE, "DT_GNU_HASH's last chain has no end");
}

/* The largest of what tells it. The hash tables need hold only what is defined: what is imported is
   what relocations name, and on mips the GOT. */
static bool count_symbols(struct reader *r, uint64_t *count)
{
    uint64_t by_hash = 0, by_gnu_hash = 0;
    const uint64_t named = r->last_symbol ? (uint64_t)r->last_symbol + 1 : 0;
    if (!r->f->tags.has[DT_HASH] && !r->gnu_hash)
        return count_by_gap(r, count);
    if (r->f->tags.has[DT_HASH] && !count_by_hash(r, &by_hash))
        return false;
    if (r->gnu_hash && !count_by_gnu_hash(r, &by_gnu_hash))
        return false;
    *count = by_hash > by_gnu_hash ? by_hash : by_gnu_hash;
    *count = named > *count ? named : *count;
    *count = r->mips_symbols > *count ? r->mips_symbols : *count;
    return true;
}

/* The needs by their index in .gnu.version, *count of them; the first of two with one index, as the
   loader has it. */
static const struct elf_need **index_needs(struct reader *r, size_t *count)
{
    const struct elf_file *f = r->f;
    *count = 0;
    for (size_t i = 0; i < f->need_count; i++)
        if (f->needs[i].index >= *count)
            *count = f->needs[i].index + (size_t)1;
    const struct elf_need **by_index = get_memory(r, *count, sizeof(void *));
    for (size_t i = f->need_count; by_index && i-- > 0;)
        if (f->needs[i].index > VER_NDX_GLOBAL) /* below, an index says something else */
            by_index[f->needs[i].index] = &f->needs[i];
    return by_index;
}

/* Whether the loader looks a symbol up: what relocations name, and on mips the GOT. What Android's
   loader alone reads is not read here. */
static bool is_looked_up(const struct reader *r, size_t number)
{
    return (number < r->named_room && r->named[number / 8] >> number % 8 & 1) ||
           (r->mips_symbols && number >= r->mips_first) || r->f->android_relocations;
}

/* versym: its entry of .gnu.version, 0 where there is none. A hidden one is bound to what it is
   here, found or not (elf/dl-lookup.c, dl_symbol_visibility_binds_local_p). */
__attribute__((noinline)) static void add_import(struct reader *r, const unsigned char *s,
                                                 const struct elf_need *need, uint16_t versym,
                                                 bool copied, size_t number)
{
    struct elf_file *f = r->f;
    const unsigned char info = s[r->is64 ? 4 : 12], visibility = s[r->is64 ? 5 : 13] & 3;
    if (visibility == STV_HIDDEN || visibility == STV_INTERNAL)
        return;
    if ((versym & 0x7fff) > r->last_version && (versym & 0x7fff) > VER_NDX_GLOBAL)
        f->version_beyond = true;
    if (grow(r, (void **)&f->imports, f->import_count, sizeof *f->imports))
        f->imports[f->import_count++] = (struct elf_import){
            .name = string_at(r, word(r, s), "a symbol's name"),
            .need = need,
            .weak = ELF32_ST_BIND(info) == STB_WEAK,
            .copied = copied,
            .unused = !is_looked_up(r, number),
            .type = ELF32_ST_TYPE(info),
        };
}

bool symbol_is_exported(bool is64, const unsigned char *s, uint16_t versym)
{
    const unsigned char visibility = s[is64 ? 5 : 13] & 3;
    const bool defined = half_of(false, s + (is64 ? 6 : 14)); /* SHN_UNDEF is 0 in both orders */
    return ELF32_ST_BIND(s[is64 ? 4 : 12]) != STB_LOCAL && defined && visibility != STV_HIDDEN &&
           visibility != STV_INTERNAL && (versym & 0x7fff) != VER_NDX_LOCAL;
}

struct elf_export symbol_export(bool is64, bool swapped, const unsigned char *s, uint16_t versym)
{
    const unsigned char info = s[is64 ? 4 : 12];
    return (struct elf_export){
        .size = is64 ? xword_of(swapped, s + 16) : word_of(swapped, s + 8),
        .hidden = versym & 0x8000,
        .weak = ELF32_ST_BIND(info) == STB_WEAK,
        .type = ELF32_ST_TYPE(info),
    };
}

__attribute__((noinline)) static void add_export(struct reader *r, const unsigned char *s,
                                                 uint16_t versym)
{
    struct elf_file *f = r->f;
    const uint16_t index = versym & 0x7fff;
    if (!symbol_is_exported(r->is64, s, r->versym ? versym : VER_NDX_GLOBAL))
        return;
    struct elf_export export = symbol_export(r->is64, r->swapped, s, versym);
    export.name = string_at(r, word(r, s), "a symbol's name");
    if (index > VER_NDX_GLOBAL && index < r->version_room)
        export.version = r->version_names[index];
    /* GNU ld writes a symbol for each version that it defines. */
    bool is_version = half(r, s + (r->is64 ? 6 : 14)) == SHN_ABS && export.version &&
                      strcmp(export.name, export.version) == 0;
    if (!is_version && grow(r, (void **)&f->exports, f->export_count, sizeof *f->exports))
        f->exports[f->export_count++] = export;
}

enum { CHUNK = 2048 }; /* symbols read at once */

/* Some symbols, and what tells them. */
struct chunk {
    uint64_t symbols_at, versions_at; /* the tables' offsets */
    const struct elf_need **by_index; /* the needs by their index, index_count of them */
    size_t index_count;
    const unsigned char *symbols;
    const uint16_t *versions; /* 0 where the file has none */
    size_t first;             /* the number of symbols[0] */
    unsigned char own_symbols[CHUNK * 24];
    uint16_t own_versions[CHUNK];
};

/* Imports are the undefined symbols, and those that a copy relocation defines here: their version
   is one that the file needs, not one that it defines. Large libraries define nearly all of theirs,
   which nobody asks for but with ELF_EXPORTS: the loop is short for those. */
static inline void read_chunk(struct reader *r, const struct chunk *c, size_t first, size_t end,
                              size_t entry, size_t info_at, size_t section_at)
{
    const struct elf_need *const *by_index = c->by_index;
    const size_t index_count = c->index_count;
    const bool exports = r->want & ELF_EXPORTS;
    bool defines = r->f->defines_symbols;
    for (size_t i = first; i < end; i++) {
        const unsigned char *s = c->symbols + i * entry;
        const bool undefined = !(s[section_at] | s[section_at + 1]); /* SHN_UNDEF */
        const size_t index = c->versions[i] & 0x7fff;
        const struct elf_need *need = index < index_count ? by_index[index] : NULL;
        if (!undefined && !need && !exports && defines)
            continue;
        if (ELF32_ST_BIND(s[info_at]) == STB_LOCAL)
            continue;
        defines |= !undefined;
        if (undefined || need)
            add_import(r, s, need, c->versions[i], !undefined, c->first + i);
        else if (exports)
            add_export(r, s, c->versions[i]);
    }
    r->f->defines_symbols = defines;
}

/* count symbols from the first-th on. */
static bool fill_chunk(struct reader *r, struct chunk *c, size_t first, size_t count)
{
    const size_t entry = r->is64 ? 24 : 16;
    const struct elf_lookup *l = r->f->lookup;
    c->first = first;
    if (l) { /* it has read them */
        c->symbols = l->symbols + first * entry;
        c->versions = l->versions ? l->versions + first : c->own_versions;
        return true;
    }
    if (!read_at(r, c->symbols_at + first * entry, c->own_symbols, count * entry,
                 "the symbol table"))
        return false;
    if (!r->versym)
        return true;
    if (!read_at(r, c->versions_at + first * 2, c->own_versions, count * 2,
                 "the symbols' versions"))
        return false;
    for (size_t i = 0; r->swapped && i < count; i++)
        c->own_versions[i] = __builtin_bswap16(c->own_versions[i]);
    return true;
}

static void read_each(struct reader *r, struct chunk *c, size_t count)
{
    c->by_index = index_needs(r, &c->index_count);
    memset(c->own_versions, 0, r->versym ? 0 : sizeof c->own_versions);
    c->symbols = c->own_symbols;
    c->versions = c->own_versions;
    for (size_t at = 0; r->status == ELF_OK && at < count; at += CHUNK) {
        size_t n = count - at < CHUNK ? count - at : CHUNK;
        if (!fill_chunk(r, c, at, n))
            break;
        if (r->is64)
            read_chunk(r, c, at == 0, n, 24, 4, 6);
        else
            read_chunk(r, c, at == 0, n, 16, 12, 14);
    }
    free(c->by_index);
}

bool read_symbols(struct reader *r)
{
    uint64_t count = 0;
    struct chunk c;
    if (!r->f->tags.has[DT_SYMTAB])
        return true;
    if (!count_symbols(r, &count))
        return false;
    if (count > SYMBOL_LIMIT)
        return reader_fail(r, ELF_UNREADABLE,
                           "%llu dynamic symbols are more than any real file has",
                           (unsigned long long)count);
    if (r->want & ELF_LOOKUP && r->gnu_hash && !read_lookup(r, (size_t)count))
        return false;
    if (r->want & ELF_LOOKUP && !r->f->lookup)
        r->want |= ELF_EXPORTS;
    if (locate_table(r, r->f->tags.value[DT_SYMTAB], count * (r->is64 ? 24 : 16),
                     "the symbol table", &c.symbols_at) &&
        (!r->versym ||
         locate_table(r, r->versym, count * 2, "the symbols' versions", &c.versions_at)))
        read_each(r, &c, (size_t)count);
    return r->status == ELF_OK;
}
