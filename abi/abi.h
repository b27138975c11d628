/* What every glibc release exports, per architecture: the one truth for auditor and floor. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_ABI_H
#define LINKAUDIT_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* glibc's libraries, by the names that the tables have for them. */
enum abi_library {
    ABI_libc,
    ABI_libm,
    ABI_libpthread,
    ABI_libdl,
    ABI_librt,
    ABI_libresolv,
    ABI_libutil,
    ABI_libanl,
    ABI_libnsl,
    ABI_libcrypt,
    ABI_libthread_db,
    ABI_libBrokenLocale,
    ABI_libmvec,
    ABI_libc_malloc_debug,
    ABI_ld,
    ABI_LIBRARIES
};

/* One export: from glibc 2.since on, until (not including) 2.until; until 0: to this day. */
struct abi_export {
    uint32_t text; /* where its names stand: see abi_symbol_of */
    uint32_t size; /* of data, bytes; 0 for functions */
    uint8_t library;
    char kind; /* F function, D data, T thread-local, V a version without a symbol ("*") */
    uint8_t since, until;
};

/* A set of releases: bit N is glibc 2.N. */
typedef uint64_t abi_releases;

/* An architecture's table, sorted so that the exports of one symbol stand together. No pointers in
   the exports: a table of a megabyte needs no relocation, and only what is read is loaded. */
struct abi_arch {
    const char *name;       /* as `uname -m` has it */
    uint16_t machine;       /* e_machine */
    uint8_t elf_class;      /* EI_CLASS */
    uint8_t elf_data;       /* EI_DATA */
    const char *loader;     /* PT_INTERP's path */
    uint8_t oldest, newest; /* minors of the releases that the table knows and the floor can make */
    const struct abi_export *exports;
    size_t count;
    const char *text;
};

/* The table by name, by what an ELF header says, or by number from 0 on; NULL when there is none.
   Nothing to free. */
const struct abi_arch *abi_by_name(const char *name);
const struct abi_arch *abi_by_elf(uint16_t machine, uint8_t elf_class, uint8_t elf_data);
const struct abi_arch *abi_by_number(size_t number);

/* "getrandom" and "GLIBC_2.25" of an export. */
const char *abi_symbol_of(const struct abi_arch *a, const struct abi_export *e);
const char *abi_version_of(const struct abi_arch *a, const struct abi_export *e);

/* The releases that have the export; is 2.minor one of them? */
abi_releases abi_releases_of(const struct abi_export *e);
static inline bool abi_there(const struct abi_export *e, int minor)
{
    return abi_releases_of(e) >> minor & 1;
}

/* "libc.so.6" for ABI_libc: the soname that the architecture gives the library; and back, -1 for a
   library that is not glibc's. */
const char *abi_soname(const struct abi_arch *a, int library);
int abi_library(const struct abi_arch *a, const char *soname);

/* "2.25" to 25; -1 for anything else. Not checked against a table. */
int abi_minor(const char *release);

/* Orders symbol versions by their numbers (GLIBC_2.3.4 before GLIBC_2.10). */
int abi_compare_versions(const char *a, const char *b);

#endif
