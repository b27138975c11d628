/* The versions that an ELF file needs of others, and the symbols that it imports. */
#include "elf_reader.h"

#include <stdlib.h>

static bool add_need(struct reader *r, const struct elf_need *need)
{
    struct elf_file *f = r->f;
    if (f->need_count == NEED_LIMIT)
        return reader_fail(r, ELF_UNREADABLE, "more than %d needed versions", NEED_LIMIT);
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
                       : reader_fail(r, ELF_UNREADABLE,
                                     "offset 0x%llx: not the last of %u needed versions",
                                     (unsigned long long)offset, count);
        offset += next;
    }
}

/* The versions demanded: a chain of Verneed, one a library. */
bool read_version_needs(struct reader *r)
{
    uint64_t offset = 0, left = 0;
    if (!r->verneed)
        return true;
    if (!file_offset(r, r->verneed, "the version needs", &offset, &left))
        return false;
    for (uint64_t n = 1;; n++) {
        unsigned char need[16];
        if (n > NEED_LIMIT)
            return reader_fail(r, ELF_UNREADABLE, "more than %d version needs", NEED_LIMIT);
        if (!read_at(r, offset, need, sizeof need, "a version need"))
            return false;
        const char *library = string_at(r, word(r, need + 4), "a version need's library");
        if (!read_version_chain(r, offset + word(r, need + 8), library, half(r, need + 2)))
            return false;
        uint32_t next = word(r, need + 12);
        if (next == 0 || n == r->verneed_count)
            return n == r->verneed_count && next == 0
                       ? r->status == ELF_OK
                       : reader_fail(
                             r, ELF_UNREADABLE,
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
    return reader_fail(r, ELF_UNREADABLE, "DT_GNU_HASH's last chain has no end");
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
            return reader_fail(r, ELF_NO_MEMORY, "out of memory");
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

bool read_symbols(struct reader *r)
{
    uint64_t count = 0;
    size_t entry = r->is64 ? 24 : 16;
    if (!r->has[DT_SYMTAB])
        return true;
    if (!count_symbols(r, &count))
        return false;
    if (count > SYMBOL_LIMIT)
        return reader_fail(r, ELF_UNREADABLE,
                           "%llu dynamic symbols are more than any real file has",
                           (unsigned long long)count);
    unsigned char *symbols = read_table(r, r->tags[DT_SYMTAB], count * entry, "the symbol table");
    unsigned char *versions =
        symbols && r->versym ? read_table(r, r->versym, count * 2, "the symbols' versions") : NULL;
    if (symbols && r->status == ELF_OK)
        read_imports(r, symbols, versions, (size_t)count);
    free(symbols);
    free(versions);
    return r->status == ELF_OK;
}
