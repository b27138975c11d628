/* Facts of a linked ELF file, read as the loader reads it: by program headers and PT_DYNAMIC. */
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
    unsigned char type; /* STT_* */
};

/* Strings point into the file's own tables, which elf_close frees. Offsets are the file's. */
struct elf_file {
    const char *path;
    uint16_t machine, type;        /* e_machine, e_type */
    unsigned char elf_class, data; /* EI_CLASS, EI_DATA */
    const char *interpreter;       /* NULL: none */
    const char *soname, *rpath, *runpath;
    bool dynamic;                            /* has PT_DYNAMIC */
    bool text_relocations;                   /* DT_TEXTREL or DF_TEXTREL */
    bool packed_relocations;                 /* DT_RELR */
    bool has_stack_header, executable_stack; /* PT_GNU_STACK there; and with PF_X */
    const char **needed; /* DT_NEEDED, and what DT_FILTER and DT_AUXILIARY name */
    size_t needed_count;
    struct elf_need *needs;
    size_t need_count;
    struct elf_import *imports;
    size_t import_count;

    char *strings; /* DT_STRTAB, with a zero byte of ours behind it */
    size_t strings_size;
    char *interpreter_text;
};

enum elf_status {
    ELF_OK,
    ELF_UNREADABLE, /* the system's error, or not an ELF file, or a broken one */
    ELF_NO_MEMORY,
};

/* Reads a file's facts. On anything but ELF_OK *error says why, with the offset where the file is
   wrong, and there is nothing to close. Never reads more than 64 MiB. */
enum elf_status elf_open(struct elf_file *f, const char *path, char *error, size_t error_size);
void elf_close(struct elf_file *f);

#endif
