/* A hash table over the symbols of an architecture's table, and a list of its versions. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "abi_index.h"

#include <stdlib.h>
#include <string.h>

/* A table has some 4,000 symbols and 200 versions. */
enum { SLOTS = 1 << 13, VERSION_SLOTS = 1 << 9, VERSION_LIMIT = VERSION_SLOTS / 2 };

struct abi_index {
    const struct abi_arch *arch;
    abi_releases libraries[ABI_LIBRARIES];
    struct abi_version {
        const char *name;
        int library;
        abi_releases releases;
    } versions[VERSION_SLOTS]; /* hashed by name; NULL: an empty slot */
    size_t version_count;
    uint16_t *version_of; /* of each export: a number of versions[] */
    struct slot {
        uint32_t hash;
        uint32_t text;  /* the symbol, in the table's text */
        uint16_t first; /* the number of the symbol's first export */
        uint16_t count; /* of its exports; 0: an empty slot */
    } slots[SLOTS];
};

/* Of the length, the first eight bytes and the last eight: few names differ only between them. */
static uint32_t hash_of(const char *s)
{
    size_t length = strlen(s);
    uint64_t first = 0, last = 0;
    if (length >= sizeof first) {
        memcpy(&first, s, sizeof first);
        memcpy(&last, s + length - sizeof last, sizeof last);
    } else {
        for (size_t i = 0; i < length; i++)
            first = first << 8 | (unsigned char)s[i];
    }
    uint64_t hash = (first + length) * 0x9e3779b97f4a7c15u;
    hash = ((hash ^ hash >> 32) + last) * 0x9e3779b97f4a7c15u;
    return (uint32_t)(hash >> 32);
}

/* The slot of a symbol: its own, or the empty one where it would stand. */
static size_t find_slot(const struct abi_index *index, const char *symbol, uint32_t hash)
{
    size_t at = hash % SLOTS;
    for (; index->slots[at].count; at = (at + 1) % SLOTS)
        if (index->slots[at].hash == hash &&
            strcmp(index->arch->text + index->slots[at].text, symbol) == 0)
            break;
    return at;
}

/* A version's slot, likewise. Versions of one name, of several libraries, stand in one run. */
static size_t find_version(const struct abi_index *index, int library, const char *name)
{
    size_t at = hash_of(name) % VERSION_SLOTS;
    for (; index->versions[at].name; at = (at + 1) % VERSION_SLOTS)
        if (index->versions[at].library == library && strcmp(index->versions[at].name, name) == 0)
            break;
    return at;
}

const struct abi_version *abi_version(const struct abi_index *index, int library, const char *name)
{
    const struct abi_version *version = &index->versions[find_version(index, library, name)];
    return version->name ? version : NULL;
}

/* The number of an export's version. Neighbours often have one: that of the export before is tried
   first. */
static size_t number_version(struct abi_index *index, const struct abi_export *e, size_t before)
{
    const char *name = abi_version_of(index->arch, e);
    const struct abi_version *last = &index->versions[before];
    if (last->name && last->library == e->library && strcmp(last->name, name) == 0)
        return before;
    size_t number = find_version(index, e->library, name);
    if (!index->versions[number].name) {
        index->versions[number] = (struct abi_version){name, e->library, 0};
        index->version_count++;
    }
    return number;
}

struct abi_index *abi_index_new(const struct abi_arch *a)
{
    struct abi_index *index = calloc(1, sizeof *index);
    struct slot *slot = NULL;
    const char *symbol = "";
    size_t version = 0;
    if (!index || !(index->version_of = calloc(a->count, sizeof *index->version_of))) {
        free(index);
        return NULL;
    }
    index->arch = a;
    for (size_t i = 0; i < a->count && index->version_count < VERSION_LIMIT; i++) {
        const struct abi_export *e = &a->exports[i];
        version = number_version(index, e, version);
        index->version_of[i] = (uint16_t)version;
        index->versions[version].releases |= abi_releases_of(e);
        index->libraries[e->library] |= abi_releases_of(e);
        if (!slot || strcmp(symbol, abi_symbol_of(a, e)) != 0) {
            symbol = abi_symbol_of(a, e);
            uint32_t hash = hash_of(symbol);
            slot = &index->slots[find_slot(index, symbol, hash)];
            *slot = (struct slot){hash, e->text, (uint16_t)i, 0};
        }
        slot->count++;
    }
    return index;
}

void abi_index_free(struct abi_index *index)
{
    if (index)
        free(index->version_of);
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
    const struct slot *slot = &index->slots[find_slot(index, symbol, hash_of(symbol))];
    *count = slot->count;
    return *count ? &index->arch->exports[slot->first] : NULL;
}

abi_releases abi_symbol_releases(const struct abi_index *index, const char *symbol,
                                 const struct abi_version *version)
{
    const struct slot *slot = &index->slots[find_slot(index, symbol, hash_of(symbol))];
    for (size_t i = 0; version && i < slot->count; i++)
        if (&index->versions[index->version_of[slot->first + i]] == version)
            return abi_releases_of(&index->arch->exports[slot->first + i]);
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
