/* Writes a stub (see the header) of either class and byte order. It has what linkers read: section
   headers, dynamic symbols and versions. A hash table it has not, so no loader binds anything to
   it; functions have an address of their own each and no code. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "stub_elf.h"

#include "abi/gabi.h"

#include <stdlib.h>
#include <string.h>

/* Section numbers. Names are in .dynstr. */
enum { DYNSYM = 1, DYNSTR, VERSYM, VERDEF, DYNAMIC, TEXT, BSS, TBSS, SECTIONS };
static const char *const section_names[SECTIONS] = {
    "",         ".dynsym", ".dynstr", ".gnu.version", ".gnu.version_d",
    ".dynamic", ".text",   ".bss",    ".tbss",
};
enum { SEGMENTS = 4, FUNCTION_BYTES = 8, PAGE = 0x10000 };

struct section {
    unsigned char *bytes; /* NULL: nothing of it is in the file */
    size_t size, room;
    uint64_t address; /* also the offset in the file, of those that are in it */
    uint32_t name;
};

/* Bytes of a class's structures; of an address. */
struct sizes {
    uint8_t address, header, segment, section, symbol;
};
static const struct sizes elf32 = {4, sizeof(Elf32_Ehdr), sizeof(Elf32_Phdr), sizeof(Elf32_Shdr),
                                   sizeof(Elf32_Sym)};
static const struct sizes elf64 = {8, sizeof(Elf64_Ehdr), sizeof(Elf64_Phdr), sizeof(Elf64_Shdr),
                                   sizeof(Elf64_Sym)};

struct writer {
    const struct stub_library *library;
    const struct sizes *sizes;
    bool is_big, is_64, failed;
    uint32_t soname; /* in .dynstr */
    struct section sections[SECTIONS];
    struct section file;
};

static void append(struct writer *w, struct section *s, const void *bytes, size_t size)
{
    if (size > s->room - s->size) {
        size_t room = (s->size + size) * 2;
        unsigned char *grown = realloc(s->bytes, room);
        w->failed |= grown == NULL;
        if (!grown)
            return;
        s->bytes = grown;
        s->room = room;
    }
    memcpy(s->bytes + s->size, bytes, size);
    s->size += size;
}

static void number(struct writer *w, struct section *s, uint64_t value, size_t size)
{
    unsigned char bytes[8];
    for (size_t i = 0; i < size; i++)
        bytes[w->is_big ? size - 1 - i : i] = (unsigned char)(value >> 8 * i);
    append(w, s, bytes, size);
}

static void half(struct writer *w, struct section *s, uint64_t value)
{
    number(w, s, value, 2);
}

static void word(struct writer *w, struct section *s, uint64_t value)
{
    number(w, s, value, 4);
}

/* An address, offset or size: as wide as the class. */
static void address(struct writer *w, struct section *s, uint64_t value)
{
    number(w, s, value, w->sizes->address);
}

/* Where the string begins in .dynstr. */
static uint32_t string(struct writer *w, const char *text)
{
    struct section *s = &w->sections[DYNSTR];
    uint32_t at = (uint32_t)s->size;
    append(w, s, text, strlen(text) + 1);
    return at;
}

static void pad(struct writer *w, struct section *s, size_t alignment)
{
    while (s->size % alignment && !w->failed)
        append(w, s, "", 1);
}

static void dynamic_symbol(struct writer *w, uint32_t name, int info, int section, uint64_t value,
                           uint64_t size)
{
    struct section *s = &w->sections[DYNSYM];
    word(w, s, name);
    if (!w->is_64) {
        word(w, s, value);
        word(w, s, size);
    }
    number(w, s, (uint64_t)info, 1);
    number(w, s, STV_DEFAULT, 1);
    half(w, s, (uint64_t)section);
    if (w->is_64) {
        address(w, s, value);
        address(w, s, size);
    }
}

/* The addresses of .text, .bss and .tbss are given by then. */
static void make_symbols(struct writer *w)
{
    const struct stub_library *l = w->library;
    dynamic_symbol(w, 0, 0, SHN_UNDEF, 0, 0);
    half(w, &w->sections[VERSYM], VER_NDX_LOCAL);
    for (size_t i = 0; i < l->symbol_count; i++) {
        const struct stub_symbol *e = &l->symbols[i];
        int bind = e->is_weak ? STB_WEAK : STB_GLOBAL;
        uint32_t name = string(w, e->name);
        if (e->kind == 'F')
            dynamic_symbol(w, name, ELF64_ST_INFO(bind, STT_FUNC), TEXT,
                           w->sections[TEXT].address + i * FUNCTION_BYTES, 0);
        else if (e->kind == 'T')
            dynamic_symbol(w, name, ELF64_ST_INFO(bind, STT_TLS), TBSS, e->place, e->size);
        else
            dynamic_symbol(w, name, ELF64_ST_INFO(bind, STT_OBJECT), BSS,
                           w->sections[BSS].address + e->place, e->size);
        /* 0 is local, 1 the library itself; l->versions begins after them. */
        half(w, &w->sections[VERSYM], (e->version + 2) | (e->is_hidden ? 0x8000 : 0));
    }
    if (l->wants) {
        uint32_t name = string(w, l->wants);
        dynamic_symbol(w, name, ELF64_ST_INFO(STB_WEAK, STT_NOTYPE), SHN_UNDEF, 0, 0);
        half(w, &w->sections[VERSYM], VER_NDX_GLOBAL);
    }
}

/* One definition: Verdef, then its name and the one it inherits. The layout is that of both
   classes. */
static void version_definition(struct writer *w, size_t index, const char *name, const char *parent,
                               bool is_last)
{
    struct section *s = &w->sections[VERDEF];
    unsigned count = parent ? 2 : 1;
    half(w, s, VER_DEF_CURRENT);
    half(w, s, index == 1 ? VER_FLG_BASE : 0);
    half(w, s, index);
    half(w, s, count);
    word(w, s, elf_hash(name));
    word(w, s, sizeof(Elf64_Verdef));
    word(w, s, is_last ? 0 : sizeof(Elf64_Verdef) + count * sizeof(Elf64_Verdaux));
    word(w, s, string(w, name));
    word(w, s, parent ? sizeof(Elf64_Verdaux) : 0);
    if (parent) {
        word(w, s, string(w, parent));
        word(w, s, 0);
    }
}

static void make_versions(struct writer *w)
{
    const struct stub_library *l = w->library;
    version_definition(w, 1, l->soname, NULL, l->version_count == 0);
    for (size_t i = 0; i < l->version_count; i++)
        version_definition(w, i + 2, l->versions[i], i ? l->versions[i - 1] : NULL,
                           i + 1 == l->version_count);
}

static void make_dynamic(struct writer *w)
{
    const uint64_t entries[][2] = {
        {DT_SONAME, w->soname},
        {DT_STRTAB, w->sections[DYNSTR].address},
        {DT_SYMTAB, w->sections[DYNSYM].address},
        {DT_STRSZ, w->sections[DYNSTR].size},
        {DT_SYMENT, w->sizes->symbol},
        {DT_VERSYM, w->sections[VERSYM].address},
        {DT_VERDEF, w->sections[VERDEF].address},
        {DT_VERDEFNUM, w->library->version_count + 1},
        {DT_NULL, 0},
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        address(w, &w->sections[DYNAMIC], entries[i][0]);
        address(w, &w->sections[DYNAMIC], entries[i][1]);
    }
}

/* What the psABIs say of a file's e_flags; a linker refuses to mix them. */
static uint32_t elf_flags(const struct abi_arch *arch)
{
    switch (arch->machine) {
    case EM_ARM:
        return EF_ARM_EABI_VER5 | EF_ARM_ABI_FLOAT_HARD;
    case EM_PPC64:
        return arch->elf_data == ELFDATA2LSB ? 2 : 1; /* ELFv2, ELFv1 */
    case EM_RISCV:
        return EF_RISCV_RVC | EF_RISCV_FLOAT_ABI_DOUBLE;
    default:
        return 0;
    }
}

static void file_header(struct writer *w, uint64_t section_headers)
{
    const struct abi_arch *arch = w->library->arch;
    struct section *f = &w->file;
    const unsigned char ident[EI_NIDENT] = {
        ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, arch->elf_class, arch->elf_data, EV_CURRENT,
    };
    append(w, f, ident, sizeof ident);
    half(w, f, ET_DYN);
    half(w, f, arch->machine);
    word(w, f, EV_CURRENT);
    address(w, f, 0);
    address(w, f, w->sizes->header);
    address(w, f, section_headers);
    word(w, f, elf_flags(arch));
    half(w, f, w->sizes->header);
    half(w, f, w->sizes->segment);
    half(w, f, SEGMENTS);
    half(w, f, w->sizes->section);
    half(w, f, SECTIONS);
    half(w, f, DYNSTR);
}

static void segment(struct writer *w, uint32_t type, uint32_t flags, const struct section *s,
                    uint64_t in_file, uint64_t in_memory, uint64_t alignment)
{
    struct section *f = &w->file;
    uint64_t at = s ? s->address : 0;
    word(w, f, type);
    if (w->is_64)
        word(w, f, flags);
    address(w, f, s && s->bytes ? at : 0);
    address(w, f, at);
    address(w, f, at);
    address(w, f, in_file);
    address(w, f, in_memory);
    if (!w->is_64)
        word(w, f, flags);
    address(w, f, alignment);
}

static void section_header(struct writer *w, int n, uint32_t type, uint64_t flags, uint32_t link,
                           uint32_t info, uint64_t alignment, uint64_t entry)
{
    const struct section *s = &w->sections[n];
    struct section *f = &w->file;
    word(w, f, s->name);
    word(w, f, type);
    address(w, f, flags);
    address(w, f, s->address);
    address(w, f, s->bytes ? s->address : 0);
    address(w, f, s->size);
    word(w, f, link);
    word(w, f, info);
    address(w, f, alignment);
    address(w, f, entry);
}

static void make_section_headers(struct writer *w)
{
    size_t wide = w->sizes->address;
    section_header(w, 0, SHT_NULL, 0, 0, 0, 0, 0);
    section_header(w, DYNSYM, SHT_DYNSYM, SHF_ALLOC, DYNSTR, 1, wide, w->sizes->symbol);
    section_header(w, DYNSTR, SHT_STRTAB, SHF_ALLOC, 0, 0, 1, 0);
    section_header(w, VERSYM, SHT_GNU_versym, SHF_ALLOC, DYNSYM, 0, 2, 2);
    section_header(w, VERDEF, SHT_GNU_verdef, SHF_ALLOC, DYNSTR,
                   (uint32_t)w->library->version_count + 1, wide, 0);
    section_header(w, DYNAMIC, SHT_DYNAMIC, SHF_ALLOC | SHF_WRITE, DYNSTR, 0, wide, 2 * wide);
    section_header(w, TEXT, SHT_NOBITS, SHF_ALLOC | SHF_EXECINSTR, 0, 0, 16, 0);
    section_header(w, BSS, SHT_NOBITS, SHF_ALLOC | SHF_WRITE, 0, 0, STUB_ALIGNMENT, 0);
    section_header(w, TBSS, SHT_NOBITS, SHF_ALLOC | SHF_WRITE | SHF_TLS, 0, 0, STUB_ALIGNMENT, 0);
}

/* In memory: what is in the file from 0 on, then .text, .bss and .tbss, each from a page of its
   own. Addresses of what is in the file are not needed before its sizes are known. */
static void lay_out(struct writer *w)
{
    const struct stub_library *l = w->library;
    struct section *s = w->sections;
    s[TEXT].size = l->symbol_count * FUNCTION_BYTES;
    s[BSS].size = l->bss_size;
    s[TBSS].size = l->tbss_size;
    /* The rest of the file is far smaller than this: names of a few thousand symbols. */
    s[TEXT].address = 64 * (uint64_t)PAGE;
    s[BSS].address = s[TEXT].address + (s[TEXT].size / PAGE + 1) * PAGE;
    s[TBSS].address = s[BSS].address + (s[BSS].size / PAGE + 1) * PAGE;
}

static void make_file(struct writer *w)
{
    struct section *s = w->sections;
    size_t wide = w->sizes->address;
    size_t end = (w->sizes->header + (size_t)SEGMENTS * w->sizes->segment + 7) / 8 * 8;
    for (int n = DYNSYM; n <= VERDEF; n++) {
        s[n].address = end;
        end += (s[n].size + 7) / 8 * 8;
    }
    s[DYNAMIC].address = end;
    make_dynamic(w);
    file_header(w, end + s[DYNAMIC].size);
    /* The headers' segment is everything in the file; .dynamic's is its own. */
    segment(w, PT_LOAD, PF_R, NULL, end + s[DYNAMIC].size, end + s[DYNAMIC].size, PAGE);
    segment(w, PT_LOAD, PF_R | PF_X, &s[TEXT], 0, s[TEXT].size, PAGE);
    segment(w, PT_LOAD, PF_R | PF_W, &s[BSS], 0, s[BSS].size, PAGE);
    segment(w, PT_DYNAMIC, PF_R, &s[DYNAMIC], s[DYNAMIC].size, s[DYNAMIC].size, wide);
    for (int n = DYNSYM; n <= DYNAMIC; n++) {
        pad(w, &w->file, 8);
        append(w, &w->file, s[n].bytes, s[n].size);
    }
    make_section_headers(w);
}

bool stub_write(const struct stub_library *library, FILE *out)
{
    bool is_64 = library->arch->elf_class == ELFCLASS64;
    struct writer w = {.library = library,
                       .sizes = is_64 ? &elf64 : &elf32,
                       .is_big = library->arch->elf_data == ELFDATA2MSB,
                       .is_64 = is_64};
    for (int n = 0; n < SECTIONS; n++)
        w.sections[n].name = string(&w, section_names[n]);
    w.soname = string(&w, library->soname);
    lay_out(&w);
    make_symbols(&w);
    make_versions(&w);
    if (!w.failed)
        make_file(&w);
    bool done = !w.failed && fwrite(w.file.bytes, w.file.size, 1, out) == 1;
    for (int n = 0; n < SECTIONS; n++)
        free(w.sections[n].bytes);
    free(w.file.bytes);
    return done;
}
