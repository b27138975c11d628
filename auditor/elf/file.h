/* Facts of a linked ELF file, read as the loader reads it: by program headers and PT_DYNAMIC. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_ELF_FILE_H
#define LINKAUDIT_ELF_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* Strings point into the file's own tables, which elf_close frees. Offsets are the file's. */
struct elf_file {
    const char *path;
    uint16_t machine, type;        /* e_machine, e_type */
    unsigned char elf_class, data; /* EI_CLASS, EI_DATA */
    const char *interpreter;       /* NULL: none */
    const char *soname, *rpath, *runpath;
    bool dynamic;                            /* has PT_DYNAMIC */
    bool pie;                                /* an executable of type ET_DYN */
    bool text_relocations;                   /* DT_TEXTREL or DF_TEXTREL */
    bool packed_relocations;                 /* DT_RELR */
    bool has_stack_header, executable_stack; /* PT_GNU_STACK there; and with PF_X */
    bool writable_code;                      /* a PT_LOAD with PF_W and PF_X */
    bool relro, bind_now;                    /* PT_GNU_RELRO; DF_BIND_NOW or DF_1_NOW */
    bool hash, gnu_hash;                     /* DT_HASH, DT_GNU_HASH */
    bool defines_symbols;                    /* for others */
    bool symbol_versions, version_table;     /* DT_VERSYM, DT_VERDEF */
    bool no_default_libraries;               /* DF_1_NODEFLIB */
    uint32_t kernel;     /* the ABI note's oldest Linux, 3.2.0 as 0x030200; 0: none */
    uint32_t isa;        /* GNU_PROPERTY_X86_ISA_1_NEEDED, a bit a level; 0: none */
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
    struct elf_dlopen *dlopens; /* .note.dlopen's; with ELF_DLOPEN the strings' too */
    size_t dlopen_count;
    char *package; /* .note.package: the JSON that names the file's package; NULL: none */

    char *strings; /* DT_STRTAB, where a string was asked for */
    size_t strings_size;
    char *interpreter_text;
};

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
};

/* Reads a file's facts, and those wanted (enum elf_want). On anything but ELF_OK *error says why,
   with the offset where the file is wrong, and there is nothing to close. The path is kept, not
   copied. Never holds more than 64 MiB. */
enum elf_status elf_open(struct elf_file *f, const char *path, unsigned want, char *error,
                         size_t error_size);

/* The same of a file that is open; it stays open. path names it in messages. */
enum elf_status elf_open_fd(struct elf_file *f, int fd, const char *path, unsigned want,
                            char *error, size_t error_size);
void elf_close(struct elf_file *f);

#endif
