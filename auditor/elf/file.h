/* Facts of a linked ELF file, read as the loader reads it: by program headers and PT_DYNAMIC. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_ELF_FILE_H
#define LINKAUDIT_ELF_FILE_H

#include "base/file_id.h"

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A version that the file demands of a library (a Vernaux entry). */
struct elf_need {
    const char *library;
    const char *version;
    uint16_t index; /* what .gnu.version calls it */
    bool weak;      /* VER_FLG_WEAK: the loader only warns */
};

/* A symbol that another file has to define. */
struct elf_import {
    const char *name;
    const struct elf_need *need; /* NULL: unversioned */
    bool weak;
    bool copied;        /* a copy relocation defines it here, for all the others */
    bool unused;        /* no relocation names it: the loader never looks it up */
    unsigned char type; /* STT_* */
};

/* A symbol that the file defines for others. */
struct elf_export {
    const char *name;
    const char *version; /* NULL: none, or the file's base version */
    uint64_t size;       /* st_size, bytes */
    bool hidden;         /* name@version, not name@@version: only for those who ask for it */
    bool weak;
    unsigned char type; /* STT_* */
};

/* A library that the file says it may open while it runs (.note.dlopen), or one whose name stands
   in its read-only data beside an import of dlopen. */
struct elf_dlopen {
    char *soname; /* the file's own */
    const char
        *priority; /* "required", "recommended", "suggested"; NULL: only the string is there */
};

/* A program header. Sizes and the alignment are in bytes. */
struct elf_segment {
    uint32_t type, flags; /* PT_*, PF_* */
    uint64_t offset, address, file_size, memory_size, align;
};

/* Does the segment have an address in memory? */
static inline bool elf_segment_has(const struct elf_segment *s, uint64_t address)
{
    return address - s->address < s->memory_size;
}

struct elf_lookup;

/* What the loader of mips finds the GOT's entries by. */
enum elf_mips_got { ELF_MIPS_LOCALS = 1, ELF_MIPS_FIRST = 2, ELF_MIPS_SYMBOLS = 4 };

/* The dynamic entries of the gABI that have one value, by their tags. */
enum { ELF_TAGS = 40 };
struct elf_tags {
    uint64_t value[ELF_TAGS];
    bool has[ELF_TAGS];
};

/* Strings point into the file's own tables, which elf_close frees. Offsets are the file's. */
struct elf_file {
    const char *path;
    struct file_id id;
    uint16_t machine, type;                           /* e_machine, e_type */
    unsigned char elf_class, data;                    /* EI_CLASS, EI_DATA */
    unsigned char ident_version, os_abi, abi_version; /* EI_VERSION, EI_OSABI, EI_ABIVERSION */
    bool ident_padded;                                /* a byte of EI_PAD is not 0 */
    uint32_t version, flags;                          /* e_version, e_flags */
    uint64_t size;                                    /* of the file, bytes */
    struct elf_segment *segments;
    size_t segment_count;
    struct elf_segment *loads; /* the PT_LOADs, by address */
    size_t load_count;
    /* PT_PHDR, PT_TLS, PT_GNU_RELRO, among the segments; NULL: none */
    const struct elf_segment *headers, *tls, *relro;
    uint64_t entry, headers_offset; /* e_entry, e_phoff */
    bool empty_dynamic;             /* PT_DYNAMIC of no bytes in the file */
    uint64_t dynamic_at;            /* its address */
    bool dynamic_told_writable;     /* its PF_W */
    bool loads_in_order;            /* they stand in that order */
    const char *interpreter;        /* NULL: none */
    bool interpreter_unended;       /* without a zero byte */
    const char *soname, *rpath, *runpath;
    bool dynamic; /* has PT_DYNAMIC */
    bool pie;     /* an executable of type ET_DYN */
    struct elf_tags tags;
    bool text_relocations; /* a relocation in a segment that is not writable; its address */
    uint64_t text_relocation_at;
    bool text_relocations_told; /* DT_TEXTREL or DF_TEXTREL: the loader makes room for them */
    bool stray_relocation;      /* one outside all segments; its address */
    uint64_t stray_relocation_at;
    uint32_t unknown_relocation; /* a type that no loader of the architecture applies; 0: none */
    bool relative_miscounted;    /* DT_RELACOUNT or DT_RELCOUNT counts others than relative ones */
    bool tls_missing;            /* a relocation of its own TLS, without PT_TLS */
    unsigned mips_got;           /* enum elf_mips_got: the entries that are there */
    const char *wrong_call;   /* "DT_INIT_ARRAY", "IRELATIVE": calls what is no code; NULL: none */
    uint64_t wrong_call_at;   /* ... what it calls */
    const char *wrong_table;  /* of symbols: what is wrong with its hash table; NULL: nothing */
    bool version_beyond;      /* a symbol imported at a version beyond all */
    bool packed_relocations;  /* DT_RELR */
    bool android_relocations; /* DT_ANDROID_REL or _RELA, which only Android's loader reads */
    bool android_relr;        /* DT_ANDROID_RELR, likewise */
    bool static_tls;          /* DF_STATIC_TLS, or a relocation that takes it */
    bool versions_unnumbered; /* DT_VERNEED or DT_VERDEF without DT_VERSYM */
    const char *wrong_hash;   /* a version, needed or defined, whose hash is not its name's */
    const char *wrong_record; /* "DT_VERNEED" or "DT_VERDEF": of another version than 1 */
    bool applies_packed;      /* a note says that it applies DT_ANDROID_RELR itself */
    bool set_id;              /* set-user-ID or set-group-ID: the loader trusts less */
    const char *other_system; /* "FreeBSD", "Android", "musl"; NULL: none that is known */
    const char *packer;       /* "UPX": what runs is not what the file shows; NULL: none */
    const char *payload; /* "AppImage", "zip": what is behind the ELF file; NULL: nothing known */
    bool static_symbols; /* a symbol table was there to look into, of a static program */
    const char *loads_modules; /* a function in a static program that loads glibc's modules */
    bool not_opened;           /* DF_1_NOOPEN: dlopen refuses it */
    bool told_pie;             /* DF_1_PIE: no program can load it */
    bool has_stack_header, executable_stack; /* PT_GNU_STACK there; and with PF_X */
    bool writable_code;                      /* a PT_LOAD with PF_W and PF_X */
    bool bind_now;                           /* DF_BIND_NOW or DF_1_NOW */
    bool hash, gnu_hash;                     /* DT_HASH, DT_GNU_HASH */
    bool defines_symbols;                    /* for others */
    bool symbol_versions, version_table;     /* DT_VERSYM, DT_VERDEF */
    bool no_default_libraries;               /* DF_1_NODEFLIB */
    uint32_t kernel; /* the ABI note's oldest Linux, 3.2.0 as 0x030200; 0: none */
    uint32_t isa;    /* GNU_PROPERTY_X86_ISA_1_NEEDED, a bit a level; 0: none */
    uint32_t x86_features, aarch64_features; /* GNU_PROPERTY_..._FEATURE_1_AND; 0: none */
    const char **needed; /* DT_NEEDED, and what DT_FILTER and DT_AUXILIARY name */
    size_t needed_count;
    struct elf_need *needs;
    size_t need_count;
    struct elf_import *imports;
    size_t import_count;
    const char **defines; /* the versions it defines, without the base; with ELF_EXPORTS */
    size_t define_count;
    struct elf_export *exports; /* with ELF_EXPORTS */
    size_t export_count;
    struct elf_lookup *lookup;  /* with ELF_LOOKUP (elf/lookup.h); NULL: then exports is there */
    struct elf_dlopen *dlopens; /* .note.dlopen's; with ELF_DLOPEN the strings' too */
    size_t dlopen_count;
    char *package; /* .note.package: the JSON that names the file's package; NULL: none */

    char *strings; /* DT_STRTAB, where a string was asked for */
    size_t strings_size;
    char *interpreter_text;
};

/* What the kernel starts; everything else is a library. */
static inline bool elf_is_program(const struct elf_file *f)
{
    return f->type == ET_EXEC || f->pie;
}

/* A program that applies its relocations itself, if it has any: nothing loads it but the kernel. */
static inline bool elf_is_static(const struct elf_file *f)
{
    return !f->dynamic || (!f->interpreter && elf_is_program(f) && !f->needed_count);
}

/* Linked with musl, by the loader or the libc that it names. */
static inline bool elf_is_musl(const struct elf_file *f)
{
    return f->other_system && strcmp(f->other_system, "musl") == 0;
}

/* Is there code at an address of the running program? The ELF header, at 0, is none. */
bool elf_has_code(const struct elf_file *f, uint64_t address);

enum elf_status {
    ELF_OK,
    ELF_UNREADABLE, /* the system's error, or not an ELF file, or a broken one */
    ELF_OTHER,      /* an ELF file that is not linked, or a dump, or debug data: nothing to load */
    ELF_NO_MEMORY,
};

/* What costs time and not everyone asks for. */
enum elf_want {
    ELF_EXPORTS = 1, /* what it defines */
    ELF_DLOPEN = 2,  /* the names of libraries in its read-only data */
    ELF_LOOKUP = 4, /* to find by name what it defines: where its hash table is as usual, no list */
};

#endif
