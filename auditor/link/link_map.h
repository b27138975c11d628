/* A link map of GNU ld, gold, lld or mold: what was linked, what it weighs, who pulled it in. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_LINK_MAP_H
#define LINKAUDIT_LINK_MAP_H

#include "base/names.h"
#include "elf/file.h"

enum linker { LINKER_UNKNOWN, LINKER_GNU_LD, LINKER_GOLD, LINKER_LLD, LINKER_MOLD };

enum { NO_FILE = -1 };

/* An input of the link: "main.o", "libb.a(beta.o)", "/lib/libc.so.6". */
struct map_file {
    uint64_t bytes;   /* of its sections in the output's memory, .bss included; what the linker
                         makes itself and puts down to its first input is not counted */
    const char *by;   /* the symbol for which it was pulled in (demangled if the linker did that),
                         or an option like "--whole-archive"; NULL: the map does not say */
    int32_t puller;   /* the file that refers to that symbol; NO_FILE: the map names none */
    bool member;      /* of an archive: it is there only because something pulled it in */
    bool contributes; /* has a section in the output, of 0 bytes perhaps: no shared library */
};

/* Files are numbered from 0; names_at(&m->names, i) is the name of files[i]. */
struct link_map {
    enum linker linker;
    struct names names;
    struct map_file *files;
    struct names symbols;  /* what by points into */
    bool tells_references; /* has a cross-reference table */
};

/* Who wants to know about the cross-reference table. wanted gives a symbol (with "@VERSION" where
   the linker wrote it) a number, or -1; each file that has such a symbol, defined or not, goes with
   that number to reference, which returns false to end the reading with ELF_NO_MEMORY. */
struct map_references {
    void *context;
    int32_t (*wanted)(void *context, const char *symbol);
    bool (*reference)(void *context, int32_t wanted, size_t file);
};

/* Reads a map, in time linear in its size and, whatever that is, at most 40 MiB of memory. On
   anything but ELF_OK *error says why, with the line, and there is nothing to close. */
enum elf_status link_map_open(struct link_map *m, const char *path,
                              const struct map_references *references, char *error,
                              size_t error_size);
void link_map_close(struct link_map *m);

#endif
