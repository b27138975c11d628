/* What every glibc release exports, per architecture: the one truth for auditor and floor. */
#ifndef LINKAUDIT_ABI_H
#define LINKAUDIT_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One export: from glibc 2.since on, until (not including) 2.until; until 0: to this day. */
struct abi_export {
    const char *symbol;
    const char *version; /* "GLIBC_2.2.5" */
    const char *library; /* soname */
    char kind;     /* F function, D data, T thread-local, V a version without a symbol ("*") */
    uint32_t size; /* of data, bytes; 0 for functions */
    uint8_t since, until;
};

/* An architecture's table, sorted by symbol, then version, then library. */
struct abi_arch {
    const char *name;       /* as `uname -m` has it */
    uint16_t machine;       /* e_machine */
    uint8_t elf_class;      /* EI_CLASS */
    uint8_t elf_data;       /* EI_DATA */
    const char *loader;     /* PT_INTERP's path */
    uint8_t oldest, newest; /* minors of the releases that the table knows and the floor can make */
    const struct abi_export *exports;
    size_t count;
};

/* The table by name or by what an ELF header says; NULL when there is none. Nothing to free. */
const struct abi_arch *abi_by_name(const char *name);
const struct abi_arch *abi_by_elf(uint16_t machine, uint8_t elf_class, uint8_t elf_data);

/* Is the export there in glibc 2.minor? */
bool abi_there(const struct abi_export *e, int minor);

/* All exports of that name, in every library and release: *count of them from the returned one on;
   NULL and 0 when glibc never had it. */
const struct abi_export *abi_symbol(const struct abi_arch *a, const char *symbol, size_t *count);

/* Does glibc 2.minor's library define this version at all? The loader checks that for each version
   needed, with or without a symbol. */
bool abi_has_version(const struct abi_arch *a, const char *library, const char *version, int minor);

/* Does any library of any release in the table define this version? */
bool abi_knows_version(const struct abi_arch *a, const char *version);

/* Is that soname one of glibc 2.minor's libraries? */
bool abi_is_library(const struct abi_arch *a, const char *soname, int minor);

/* "2.25" to 25; -1 for anything else. Not checked against a table. */
int abi_minor(const char *release);

/* Orders symbol versions by their numbers (GLIBC_2.3.4 before GLIBC_2.10). */
int abi_compare_versions(const char *a, const char *b);

#endif
