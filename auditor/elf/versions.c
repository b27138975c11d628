/* The versions that an ELF file needs of others, and those that it defines. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "abi/gabi.h"
#include "elf/reader.h"

#include <stdlib.h>
#include <string.h>

static void note_hash(struct elf_file *f, const char *version, uint32_t hash)
{
    if (!f->wrong_hash && hash != elf_hash(version))
        f->wrong_hash = version;
}

static void note_index(struct reader *r, uint16_t index)
{
    if (index > r->last_version)
        r->last_version = index;
}

static bool add_need(struct reader *r, const struct elf_need *need)
{
    struct elf_file *f = r->f;
    if (f->need_count == NEED_LIMIT)
        return reader_fail(r, ELF_UNREADABLE, "more than %d needed versions", NEED_LIMIT);
    if (!grow(r, (void **)&f->needs, f->need_count, sizeof *f->needs))
        return false;
    f->needs[f->need_count++] = *need;
    note_index(r, need->index);
    return true;
}

/* One library's versions: the chain of Vernaux at an offset. As the loader does it, which follows
   the chains and looks at no count: vn_cnt, DT_VERNEEDNUM and DT_VERDEFNUM may say anything. */
static bool read_need_chain(struct reader *r, uint64_t offset, const char *library)
{
    for (;;) {
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
        note_hash(r->f, need.version, word(r, aux));
        uint32_t next = word(r, aux + 12);
        if (next == 0)
            return r->status == ELF_OK;
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
        if (half(r, need) != 1)
            r->f->wrong_record = "DT_VERNEED";
        const char *library = string_at(r, word(r, need + 4), "a version need's library");
        if (!read_need_chain(r, offset + word(r, need + 8), library))
            return false;
        uint32_t next = word(r, need + 12);
        if (next == 0)
            return r->status == ELF_OK;
        offset += next;
    }
}

/* Most files have a few versions; some have any index. */
static bool name_version(struct reader *r, size_t index, const char *name)
{
    if (index >= r->version_room) {
        size_t room = r->version_room ? r->version_room : 64;
        while (room <= index)
            room *= 2;
        const char **names = get_memory(r, room, sizeof *names);
        if (!names)
            return false;
        if (r->version_room)
            memcpy(names, r->version_names, r->version_room * sizeof *names);
        free(r->version_names);
        r->version_names = names;
        r->version_room = room;
    }
    r->version_names[index] = name;
    return true;
}

/* A chain of Verdef, one a version: its own name is the first of its Verdaux. */
static bool read_definitions(struct reader *r)
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
        if (half(r, def) != 1)
            r->f->wrong_record = "DT_VERDEF";
        const char *name = string_at(r, word(r, aux), "a version definition's name");
        note_index(r, half(r, def + 4) & 0x7fff);
        if (!(half(r, def + 2) & VER_FLG_BASE)) {
            if (!grow(r, (void **)&f->defines, f->define_count, sizeof *f->defines))
                return false;
            f->defines[f->define_count++] = name;
            note_hash(f, name, word(r, def + 8));
            if (r->want & (ELF_EXPORTS | ELF_LOOKUP) &&
                !name_version(r, half(r, def + 4) & 0x7fff, name))
                return false;
        }
        uint32_t next = word(r, def + 16);
        if (next == 0)
            return r->status == ELF_OK;
        offset += next;
    }
}

bool read_versions(struct reader *r)
{
    r->f->versions_unnumbered = (r->verneed || r->verdef) && !r->versym;
    if (r->verneed && !read_needs(r))
        return false;
    return !r->verdef || read_definitions(r);
}
