/* Writes a stub: a shared library with symbols and versions, to link against and not to load. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STUB_ELF_H
#define STUB_ELF_H

#include "abi/abi.h"

#include <stdio.h>

struct stub_symbol {
    const char *name;
    size_t version; /* which of stub_library.versions */
    uint32_t size;  /* of data, bytes */
    uint32_t place; /* of data: its offset in .bss, or in .tbss; names of one object share it */
    char kind;      /* F, D or T, as in abi.h */
    bool is_weak;   /* a second name of an object: by that the linker knows the first one */
    bool is_hidden; /* an older version, or one that a link without a version can't choose */
};

struct stub_library {
    const struct abi_arch *arch;
    const char *soname;
    const char **versions; /* each inherits the one before it */
    size_t version_count;  /* less than 0x7f00 */
    const struct stub_symbol *symbols;
    size_t symbol_count;
    uint32_t bss_size, tbss_size;
    const char *wants; /* a program's own symbol that the library looks for, which a linker then
                          exports; or NULL */
};

/* Every object of .bss and .tbss begins at a multiple of this: a copy relocation keeps it. */
enum { STUB_ALIGNMENT = 32 };

/* Into out, whole. False without memory or when the file can't be written (ferror). */
bool stub_write(const struct stub_library *library, FILE *out);

#endif
