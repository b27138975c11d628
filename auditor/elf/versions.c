/* The versions that an ELF file needs of others, and those that it defines. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "elf/reader.h"

static bool add_need(struct reader *r, const struct elf_need *need)
{
    struct elf_file *f = r->f;
    if (f->need_count == NEED_LIMIT)
        return reader_fail(r, ELF_UNREADABLE, "more than %d needed versions", NEED_LIMIT);
    if (!grow(r, (void **)&f->needs, f->need_count, sizeof *f->needs))
        return false;
    f->needs[f->need_count++] = *need;
    return true;
}

/* The chains hold what their counts say: the loader follows the chain, other readers the count. */
static bool ends_well(struct reader *r, uint64_t offset, uint64_t n, uint64_t count, uint32_t next,
                      const char *what)
{
    if (n == count && next == 0)
        return r->status == ELF_OK;
    return reader_fail(r, ELF_UNREADABLE, "offset 0x%llx: not the last of %llu %s",
                       (unsigned long long)offset, (unsigned long long)count, what);
}

/* One library's versions: the chain of Vernaux at an offset. */
static bool read_need_chain(struct reader *r, uint64_t offset, const char *library, unsigned count)
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
            return ends_well(r, offset, n, count, next, "needed versions");
        offset += next;
    }
}

/* A chain of Verneed, one a library. */
static bool read_needs(struct reader *r)
{
    uint64_t offset = 0, left = 0;
    if (!file_offset(r, r->verneed, "the version needs", &offset, &left))
        return false;
    for (uint64_t n = 1;; n++) {
        unsigned char need[16];
        if (n > NEED_LIMIT)
            return reader_fail(r, ELF_UNREADABLE, "more than %d version needs", NEED_LIMIT);
        if (!read_at(r, offset, need, sizeof need, "a version need"))
            return false;
        const char *library = string_at(r, word(r, need + 4), "a version need's library");
        if (!read_need_chain(r, offset + word(r, need + 8), library, half(r, need + 2)))
            return false;
        uint32_t next = word(r, need + 12);
        if (next == 0 || n == r->verneed_count)
            return ends_well(r, offset, n, r->verneed_count, next, "version needs (DT_VERNEEDNUM)");
        offset += next;
    }
}

/* A chain of Verdef, one a version: its own name is the first of its Verdaux. */
static bool read_definitions(struct reader *r, const char **names)
{
    struct elf_file *f = r->f;
    uint64_t offset = 0, left = 0;
    if (!file_offset(r, r->verdef, "the version definitions", &offset, &left))
        return false;
    for (uint64_t n = 1;; n++) {
        unsigned char def[20], aux[8];
        if (n > NEED_LIMIT)
            return reader_fail(r, ELF_UNREADABLE, "more than %d versions defined", NEED_LIMIT);
        if (!read_at(r, offset, def, sizeof def, "a version definition") ||
            !read_at(r, offset + word(r, def + 12), aux, sizeof aux, "a version definition's name"))
            return false;
        const char *name = string_at(r, word(r, aux), "a version definition's name");
        if (!(half(r, def + 2) & VER_FLG_BASE)) {
            if (!grow(r, (void **)&f->defines, f->define_count, sizeof *f->defines))
                return false;
            f->defines[f->define_count++] = name;
            names[half(r, def + 4) & 0x7fff] = name;
        }
        uint32_t next = word(r, def + 16);
        if (next == 0 || n == r->verdef_count)
            return ends_well(r, offset, n, r->verdef_count, next,
                             "versions defined (DT_VERDEFNUM)");
        offset += next;
    }
}

bool read_versions(struct reader *r)
{
    if (r->verneed && !read_needs(r))
        return false;
    if (!r->verdef || !(r->want & ELF_EXPORTS))
        return true;
    r->version_names = get_memory(r, VERSION_INDEX_LIMIT, sizeof *r->version_names);
    return r->version_names && read_definitions(r, r->version_names);
}
