/* A hash table over the symbols of an architecture's table, and a list of its versions. */
#include "abi_index.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 14, VERSION_LIMIT = 1024 }; /* a table has some 5,000 exports */

struct abi_index {
    const struct abi_arch *arch;
    abi_releases libraries[ABI_LIBRARIES];
    struct abi_version {
        const char *name;
        int library;
        abi_releases releases;
    } versions[VERSION_LIMIT];
    size_t version_count;
    uint16_t *version_of; /* of each export: a number of versions[] */
    struct slot {
        uint32_t hash;
        uint16_t first; /* the number of the symbol's first export */
        uint16_t count; /* of its exports; 0: an empty slot */
    } slots[SLOTS];
};

static uint32_t hash_of(const char *s)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 16777619u;
    return hash;
}

/* The slot of a symbol: its own, or the empty one where it would stand. */
static size_t find_slot(const struct abi_index *index, const char *symbol, uint32_t hash)
{
    const struct abi_arch *a = index->arch;
    size_t at = (hash ^ hash >> 15) % SLOTS;
    for (; index->slots[at].count; at = (at + 1) % SLOTS)
        if (index->slots[at].hash == hash &&
            strcmp(abi_symbol_of(a, &a->exports[index->slots[at].first]), symbol) == 0)
            break;
    return at;
}

const struct abi_version *abi_version(const struct abi_index *index, int library, const char *name)
{
    for (size_t i = 0; i < index->version_count; i++)
        if (index->versions[i].library == library && strcmp(index->versions[i].name, name) == 0)
            return &index->versions[i];
    return NULL;
}

/* The number of an export's version. Neighbours often have one: that of the export before is tried
   first. */
static size_t number_version(struct abi_index *index, const struct abi_export *e, size_t before)
{
    const char *name = abi_version_of(index->arch, e);
    const struct abi_version *last = &index->versions[before];
    if (before < index->version_count && last->library == e->library &&
        strcmp(last->name, name) == 0)
        return before;
    const struct abi_version *found = abi_version(index, e->library, name);
    if (found)
        return (size_t)(found - index->versions);
    index->versions[index->version_count] = (struct abi_version){name, e->library, 0};
    return index->version_count++;
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
            *slot = (struct slot){hash, (uint16_t)i, 0};
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
    for (size_t i = 0; i < index->version_count; i++)
        if (strcmp(index->versions[i].name, version) == 0)
            return true;
    return false;
}

abi_releases abi_library_releases(const struct abi_index *index, int library)
{
    return index->libraries[library];
}
