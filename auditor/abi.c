/* Lookups in the tables of what glibc exports (abi/ARCH.abi). */
#include "abi.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

#define R(oldest, newest)
#define E(symbol, version, library, kind, size, since, until)                                      \
    {#symbol, #version, #library, #kind[0], size, since, until},

static const struct abi_export x86_64_exports[] = {
#include "abi/x86_64.abi"
};

#undef R
#undef E
#define R(oldest, newest) oldest, newest,
#define E(symbol, version, library, kind, size, since, until)
#define EXPORTS(table) table, sizeof table / sizeof *table

static const struct abi_arch archs[] = {
    {"x86_64", EM_X86_64, ELFCLASS64, ELFDATA2LSB, "/lib64/ld-linux-x86-64.so.2",
#include "abi/x86_64.abi"
     EXPORTS(x86_64_exports)},
};

const struct abi_arch *abi_by_name(const char *name)
{
    for (size_t i = 0; i < sizeof archs / sizeof *archs; i++)
        if (strcmp(archs[i].name, name) == 0)
            return &archs[i];
    return NULL;
}

const struct abi_arch *abi_by_elf(uint16_t machine, uint8_t elf_class, uint8_t elf_data)
{
    for (size_t i = 0; i < sizeof archs / sizeof *archs; i++)
        if (archs[i].machine == machine && archs[i].elf_class == elf_class &&
            archs[i].elf_data == elf_data)
            return &archs[i];
    return NULL;
}

bool abi_there(const struct abi_export *e, int minor)
{
    return e->since <= minor && (e->until == 0 || minor < e->until);
}

const struct abi_export *abi_symbol(const struct abi_arch *a, const char *symbol, size_t *count)
{
    size_t low = 0, high = a->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(a->exports[middle].symbol, symbol) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < a->count && strcmp(a->exports[end].symbol, symbol) == 0)
        end++;
    *count = end - low;
    return *count ? &a->exports[low] : NULL;
}

bool abi_has_version(const struct abi_arch *a, const char *library, const char *version, int minor)
{
    for (size_t i = 0; i < a->count; i++)
        if (abi_there(&a->exports[i], minor) && strcmp(a->exports[i].version, version) == 0 &&
            strcmp(a->exports[i].library, library) == 0)
            return true;
    return false;
}

bool abi_knows_version(const struct abi_arch *a, const char *version)
{
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->exports[i].version, version) == 0)
            return true;
    return false;
}

bool abi_is_library(const struct abi_arch *a, const char *soname, int minor)
{
    for (size_t i = 0; i < a->count; i++)
        if (abi_there(&a->exports[i], minor) && strcmp(a->exports[i].library, soname) == 0)
            return true;
    return false;
}

int abi_minor(const char *release)
{
    if (strncmp(release, "2.", 2) != 0 || release[2] < '1' || release[2] > '9')
        return -1;
    char *end;
    long minor = strtol(release + 2, &end, 10);
    return *end == '\0' && minor < 100 ? (int)minor : -1;
}

int abi_compare_versions(const char *a, const char *b)
{
    while (*a && *b) {
        if (*a >= '0' && *a <= '9' && *b >= '0' && *b <= '9') {
            char *enda, *endb;
            unsigned long x = strtoul(a, &enda, 10), y = strtoul(b, &endb, 10);
            if (x != y)
                return x < y ? -1 : 1;
            a = enda;
            b = endb;
        } else if (*a != *b) {
            return *a < *b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    return (*a != '\0') - (*b != '\0');
}
