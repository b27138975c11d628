/* PT_DYNAMIC as the loader reads it: from its address to DT_NULL, and the strings it names. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/reader.h"

#include <stdlib.h>

/* Bionic's linker alone reads these (its linker_relocs.h; lld's --pack-dyn-relocs). */
enum { MIPS_XHASH = 0x70000036 }; /* DT_GNU_HASH of mips; glibc 2.33 */
enum { ANDROID_REL = 0x6000000f, ANDROID_RELA = 0x60000011, ANDROID_RELR = 0x6fffe000 };

static void note_dynamic(struct reader *r, uint64_t tag, uint64_t value)
{
    switch (tag) {
    case DT_VERSYM:
        r->versym = value;
        break;
    case DT_VERNEED:
        r->verneed = value;
        break;
    case DT_VERDEF:
        r->verdef = value;
        break;
    case DT_GNU_HASH: /* the loader of mips does not look at it, but at a table of mips' own */
        r->gnu_hash = r->f->machine == EM_MIPS ? 0 : value;
        break;
    case DT_FLAGS_1:
        r->flags_1 = value;
        break;
    case DT_RELACOUNT:
    case DT_RELCOUNT:
        r->relative_counts[tag == DT_RELCOUNT] = value;
        break;
    case DT_MIPS_SYMTABNO:
        r->mips_symbols = r->f->machine == EM_MIPS ? value : 0;
        r->f->mips_got |= ELF_MIPS_SYMBOLS;
        break;
    case DT_MIPS_GOTSYM:
        r->mips_first = value;
        r->f->mips_got |= ELF_MIPS_FIRST;
        break;
    case DT_MIPS_LOCAL_GOTNO:
        r->f->mips_got |= ELF_MIPS_LOCALS;
        break;
    case MIPS_XHASH:
        r->f->gnu_hash |= r->f->machine == EM_MIPS;
        break;
    case ANDROID_REL:
    case ANDROID_RELA:
        r->f->android_relocations = true;
        break;
    case ANDROID_RELR:
        r->f->android_relr = true;
        break;
    default:
        if (tag < ELF_TAGS) {
            r->f->tags.value[tag] = value;
            r->f->tags.has[tag] = true;
        }
    }
}

/* A library that the loader opens: one it needs, or one whose symbols it looks at first. */
static bool names_library(uint64_t tag)
{
    return tag == DT_NEEDED || tag == DT_FILTER || tag == DT_AUXILIARY;
}

static bool note_library(struct reader *r, uint64_t **names, uint64_t value)
{
    if (r->f->needed_count == NEED_LIMIT)
        return reader_fail(r, ELF_UNREADABLE, "more than %d needed libraries", NEED_LIMIT);
    if (!grow(r, (void **)names, r->f->needed_count, sizeof **names))
        return false;
    (*names)[r->f->needed_count++] = value;
    return true;
}

/* The single values into tags[]; the places of the libraries' names into *names. */
static bool read_entries(struct reader *r, const struct elf_segment *s, uint64_t **names)
{
    uint64_t offset = 0, left = 0;
    size_t entry = r->is64 ? 16 : 8;
    if (!file_offset(r, s->address, "PT_DYNAMIC", &offset, &left))
        return false;
    if (offset != s->offset)
        return reader_fail(r, ELF_UNREADABLE,
                           "PT_DYNAMIC: its offset 0x%llx is not where its address is (0x%llx)",
                           (unsigned long long)s->offset, (unsigned long long)offset);
    read_ahead(r, offset, offset + (s->file_size < left ? s->file_size : left));
    for (size_t i = 0; i < DYNAMIC_LIMIT && left >= (i + 1) * entry; i++) {
        unsigned char bytes[16];
        if (!read_at(r, offset + i * entry, bytes, entry, "PT_DYNAMIC"))
            return false;
        uint64_t tag = native(r, bytes), value = native(r, bytes + entry / 2);
        if (tag == DT_NULL)
            return true;
        if (!names_library(tag))
            note_dynamic(r, tag, value);
        else if (!note_library(r, names, value))
            return false;
    }
    return reader_fail(r, ELF_UNREADABLE, "PT_DYNAMIC at offset 0x%llx has no end",
                       (unsigned long long)offset);
}

/* Linkers put the dynamic tables side by side: one read gets those of most files. The relocations
   come last, and are left out where it would be too much. */
static void read_tables_ahead(struct reader *r)
{
    const struct elf_tags *t = &r->f->tags;
    const struct {
        uint64_t start, size;
    } tables[] = {{t->value[DT_SYMTAB], 0},
                  {t->value[DT_STRTAB], t->value[DT_STRSZ]},
                  {t->value[DT_STRTAB], STRING_BLOCK}, /* what is read of them at once */
                  {t->value[DT_HASH], 0},
                  {r->gnu_hash, 0},
                  {r->versym, 0},
                  {r->verneed, WINDOW_STEP / 4},
                  {t->value[DT_RELA], t->value[DT_RELASZ]},
                  {t->value[DT_REL], t->value[DT_RELSZ]},
                  {t->value[DT_JMPREL], t->value[DT_PLTRELSZ]}};
    uint64_t low = UINT64_MAX, high = 0, from = 0, left = 0;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const uint64_t start = tables[i].start, first = start < low ? start : low;
        const uint64_t end = tables[i].size < WINDOW ? start + tables[i].size : start;
        if (!start || (high && (end > high ? end : high) - first > WINDOW))
            continue;
        low = first;
        high = end > high ? end : high;
    }
    if (high > low && high - low <= WINDOW && file_offset(r, low, "the tables", &from, &left))
        read_ahead(r, from, from + (high - low));
}

/* A run path, of which no real one is longer: each of its parts is looked at. */
static const char *read_run_path(struct reader *r, unsigned tag, const char *name)
{
    enum { RUN_PATH_LIMIT = 64 << 10 };
    if (!r->f->tags.has[tag])
        return NULL;
    const char *path = string_at(r, r->f->tags.value[tag], name);
    if (strnlen(path, RUN_PATH_LIMIT) < RUN_PATH_LIMIT)
        return path;
    reader_fail(r, ELF_UNREADABLE, "%s: no run path is %d bytes long", name, RUN_PATH_LIMIT);
    return NULL;
}

static bool read_strings(struct reader *r, const uint64_t *names)
{
    struct elf_file *f = r->f;
    if (!r->f->tags.has[DT_STRTAB])
        return f->needed_count ? reader_fail(r, ELF_UNREADABLE, "DT_NEEDED without DT_STRTAB")
                               : true;
    f->needed = get_memory(r, f->needed_count, sizeof *f->needed);
    if (!open_strings(r, r->f->tags.value[DT_STRTAB], r->f->tags.value[DT_STRSZ]) || !f->needed ||
        (!names && f->needed_count))
        return false;
    for (size_t i = 0; i < f->needed_count; i++)
        f->needed[i] = string_at(r, names[i], "DT_NEEDED");
    if (r->f->tags.has[DT_SONAME])
        f->soname = string_at(r, r->f->tags.value[DT_SONAME], "DT_SONAME");
    f->rpath = read_run_path(r, DT_RPATH, "DT_RPATH");
    f->runpath = read_run_path(r, DT_RUNPATH, "DT_RUNPATH");
    return r->status == ELF_OK;
}

bool read_dynamic(struct reader *r, const struct elf_segment *s)
{
    uint64_t *names = NULL;
    r->f->dynamic = true;
    bool ok = read_entries(r, s, &names);
    if (ok) {
        locate_calls(r);
        read_tables_ahead(r);
        ok = read_strings(r, names);
    }
    free(names);
    r->f->text_relocations_told =
        r->f->tags.has[DT_TEXTREL] || (r->f->tags.value[DT_FLAGS] & DF_TEXTREL);
    r->f->static_tls = r->f->tags.value[DT_FLAGS] & DF_STATIC_TLS;
    r->f->not_opened = r->flags_1 & DF_1_NOOPEN;
    r->f->told_pie = r->flags_1 & DF_1_PIE;
    r->f->packed_relocations = r->f->tags.has[DT_RELR];
    r->f->bind_now = r->f->tags.has[DT_BIND_NOW] || (r->f->tags.value[DT_FLAGS] & DF_BIND_NOW) ||
                     (r->flags_1 & DF_1_NOW);
    r->f->pie = r->f->type == ET_DYN && (r->f->interpreter || (r->flags_1 & DF_1_PIE));
    r->f->hash = r->f->tags.has[DT_HASH];
    r->f->gnu_hash |= r->gnu_hash != 0;
    r->f->symbol_versions = r->versym != 0;
    r->f->version_table = r->verdef != 0;
    r->f->no_default_libraries = r->flags_1 & DF_1_NODEFLIB;
    return ok;
}
