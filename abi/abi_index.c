/* A hash table over the symbols of an architecture's table, and a list of its versions. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "abi_index.h"

#include "hash.h"

#include <stdlib.h>
#include <string.h>

/* A table has some 4,000 symbols and 200 versions. */
enum { VERSION_LIMIT = 1 << 9 };

struct abi_index {
    const struct abi_arch *arch;
    abi_releases libraries[ABI_LIBRARIES];
    struct abi_version {
        const char *name;
        int library;
        abi_releases releases;
    } versions[VERSION_LIMIT];
    int32_t version_count;
    uint16_t *version_of; /* of each export: a number of versions[] */
    uint16_t *alike;      /* of each symbol's first export: how many the symbol has */
    size_t longest;       /* symbol, bytes */
    struct table symbols; /* their first exports */
    struct table by_name; /* of versions[] */
};

/* The number of a symbol's first export; TABLE_NONE when it has none. */
static int32_t find_symbol(const struct abi_index *index, const char *symbol)
{
    size_t length = strnlen(symbol, index->longest + 1), at = 0;
    uint64_t hash = hash_text(symbol, length);
    const struct abi_arch *a = index->arch;
    for (int32_t number; (number = table_next(&index->symbols, hash, &at)) != TABLE_NONE;)
        if (strcmp(abi_symbol_of(a, &a->exports[number]), symbol) == 0)
            return number;
    return TABLE_NONE;
}

static int32_t find_version(const struct abi_index *index, int library, const char *name,
                            uint64_t hash)
{
    int32_t number;
    for (size_t at = 0; (number = table_next(&index->by_name, hash, &at)) != TABLE_NONE;) {
        const struct abi_version *version = &index->versions[number];
        if (version->library == library && strcmp(version->name, name) == 0)
            break;
    }
    return number;
}

const struct abi_version *abi_version(const struct abi_index *index, int library, const char *name)
{
    int32_t number = find_version(index, library, name, hash_text(name, strlen(name)));
    return number == TABLE_NONE ? NULL : &index->versions[number];
}

/* The number of an export's version, new perhaps; TABLE_NONE without room. before is that of the
   library's export before, which often has the same. */
static int32_t number_version(struct abi_index *index, const struct abi_export *e, int32_t before)
{
    const char *name = abi_version_of(index->arch, e);
    if (before != TABLE_NONE && strcmp(index->versions[before].name, name) == 0)
        return before;
    uint64_t hash = hash_text(name, strlen(name));
    int32_t number = find_version(index, e->library, name, hash);
    if (number != TABLE_NONE)
        return number;
    number = index->version_count;
    if (number == VERSION_LIMIT || !table_add(&index->by_name, hash, number))
        return TABLE_NONE;
    index->versions[index->version_count++] = (struct abi_version){name, e->library, 0};
    return number;
}

/* The exports of one symbol stand together: a new one begins with another name. */
static bool note_symbol(struct abi_index *index, size_t number, size_t *first)
{
    const struct abi_arch *a = index->arch;
    const char *symbol = abi_symbol_of(a, &a->exports[number]);
    if (number == 0 || strcmp(symbol, abi_symbol_of(a, &a->exports[*first])) != 0) {
        size_t length = strlen(symbol);
        *first = number;
        if (length > index->longest)
            index->longest = length;
        if (!table_add(&index->symbols, hash_text(symbol, length), (int32_t)number))
            return false;
    }
    index->alike[*first]++;
    return true;
}

static bool fill(struct abi_index *index)
{
    const struct abi_arch *a = index->arch;
    int32_t latest[ABI_LIBRARIES]; /* version's number, of each library */
    size_t first = 0;
    for (int i = 0; i < ABI_LIBRARIES; i++)
        latest[i] = TABLE_NONE;
    for (size_t i = 0; i < a->count; i++) {
        const struct abi_export *e = &a->exports[i];
        const int32_t version = number_version(index, e, latest[e->library]);
        latest[e->library] = version;
        if (version == TABLE_NONE || !note_symbol(index, i, &first))
            return false;
        index->version_of[i] = (uint16_t)version;
        index->versions[version].releases |= abi_releases_of(e);
        index->libraries[e->library] |= abi_releases_of(e);
    }
    return true;
}

struct abi_index *abi_index_new(const struct abi_arch *a)
{
    struct abi_index *index = calloc(1, sizeof *index);
    if (!index)
        return NULL;
    index->arch = a;
    index->version_of = calloc(a->count, sizeof *index->version_of);
    index->alike = calloc(a->count, sizeof *index->alike);
    if (index->version_of && index->alike && table_reserve(&index->symbols, a->count) &&
        fill(index))
        return index;
    abi_index_free(index);
    return NULL;
}

void abi_index_free(struct abi_index *index)
{
    if (!index)
        return;
    free(index->version_of);
    free(index->alike);
    table_free(&index->symbols);
    table_free(&index->by_name);
    free(index);
}

const struct abi_index *abi_cached(struct abi_cache *cache, const struct abi_arch *a)
{
    size_t number = 0;
    while (abi_by_number(number) != a)
        number++;
    if (!cache->indexes[number])
        cache->indexes[number] = abi_index_new(a);
    return cache->indexes[number];
}

void abi_cache_free(struct abi_cache *cache)
{
    for (size_t i = 0; i < ABI_ARCH_LIMIT; i++)
        abi_index_free(cache->indexes[i]);
    *cache = (struct abi_cache){0};
}

const struct abi_arch *abi_index_arch(const struct abi_index *index)
{
    return index->arch;
}

const struct abi_export *abi_symbol(const struct abi_index *index, const char *symbol,
                                    size_t *count)
{
    int32_t first = find_symbol(index, symbol);
    *count = first == TABLE_NONE ? 0 : index->alike[first];
    return *count ? &index->arch->exports[first] : NULL;
}

abi_releases abi_symbol_releases(const struct abi_index *index, const char *symbol,
                                 const struct abi_version *version)
{
    int32_t first = version ? find_symbol(index, symbol) : TABLE_NONE;
    for (int32_t i = first; first != TABLE_NONE && i < first + index->alike[first]; i++)
        if (&index->versions[index->version_of[i]] == version)
            return abi_releases_of(&index->arch->exports[i]);
    return 0;
}

abi_releases abi_version_releases(const struct abi_version *version)
{
    return version ? version->releases : 0;
}

bool abi_knows_version(const struct abi_index *index, const char *version)
{
    for (int library = 0; library < ABI_LIBRARIES; library++)
        if (abi_version(index, library, version))
            return true;
    return false;
}

abi_releases abi_library_releases(const struct abi_index *index, int library)
{
    return index->libraries[library];
}
