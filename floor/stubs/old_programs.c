/* Looks exports up in compat-only.def, whose rows are in the order of their symbols. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "old_programs.h"

#include <stdlib.h>
#include <string.h>

static const struct row {
    const char *symbol, *version; /* version "*": every one */
    const char *archs;            /* with a space around each; "*": every one */
    uint8_t library, since;
} rows[] = {
#define H(symbol, version, library, since, archs) {#symbol, #version, archs, ABI_##library, since},
#include "abi/compat-only.def"
#undef H
};
enum { ROWS = sizeof rows / sizeof *rows };

static int by_symbol(const void *symbol, const void *row)
{
    return strcmp(symbol, ((const struct row *)row)->symbol);
}

static bool has_arch(const char *archs, const char *name)
{
    size_t length = strlen(name);
    if (strcmp(archs, "*") == 0)
        return true;
    for (const char *at = archs; (at = strstr(at, name)) != NULL; at += length)
        if (at[-1] == ' ' && at[length] == ' ')
            return true;
    return false;
}

bool is_for_old_programs(const struct abi_arch *arch, const struct abi_export *e, int minor)
{
    const char *symbol = abi_symbol_of(arch, e), *version = abi_version_of(arch, e);
    const struct row *row = bsearch(symbol, rows, ROWS, sizeof *rows, by_symbol);
    while (row && row > rows && strcmp(row[-1].symbol, symbol) == 0)
        row--;
    for (; row && row < rows + ROWS && strcmp(row->symbol, symbol) == 0; row++)
        if (row->library == e->library && row->since <= minor && has_arch(row->archs, arch->name) &&
            (strcmp(row->version, "*") == 0 || strcmp(row->version, version) == 0))
            return true;
    return false;
}
