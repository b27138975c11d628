/* A hash table over the symbols of an architecture's table, and a list of its versions. */
#include "abi_index.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 14, VERSION_LIMIT = 1024 }; /* a table has some 5,000 exports */

struct abi_index {
    const struct abi_arch *arch;
    abi_releases libraries[ABI_LIBRARIES];
    struct version {
        const char *name;
        int library;
        abi_releases releases;
    } versions[VERSION_LIMIT];
    size_t version_count;
    struct slot {
        uint32_t hash;
        uint32_t first; /* one more than the number of the symbol's first export; 0: empty */
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
    for (; index->slots[at].first; at = (at + 1) % SLOTS)
        if (index->slots[at].hash == hash &&
            strcmp(abi_symbol_of(a, &a->exports[index->slots[at].first - 1]), symbol) == 0)
            break;
    return at;
}

static struct version *find_version(struct abi_index *index, int library, const char *name)
{
    for (size_t i = 0; i < index->version_count; i++)
        if (index->versions[i].library == library && strcmp(index->versions[i].name, name) == 0)
            return &index->versions[i];
    struct version *new = &index->versions[index->version_count++];
    *new = (struct version){.name = name, .library = library};
    return new;
}

/* Neighbours often have one version: the last one found is tried first. */
static void add_export(struct abi_index *index, const struct abi_export *e, struct version **last)
{
    const char *version = abi_version_of(index->arch, e);
    if (!*last || (*last)->library != e->library || strcmp((*last)->name, version) != 0)
        *last = find_version(index, e->library, version);
    (*last)->releases |= abi_releases_of(e);
    index->libraries[e->library] |= abi_releases_of(e);
}

struct abi_index *abi_index_new(const struct abi_arch *a)
{
    struct abi_index *index = calloc(1, sizeof *index);
    struct version *last = NULL;
    const char *symbol = NULL;
    if (!index)
        return NULL;
    index->arch = a;
    for (size_t i = 0; i < a->count && index->version_count < VERSION_LIMIT; i++) {
        const struct abi_export *e = &a->exports[i];
        add_export(index, e, &last);
        if (symbol && strcmp(symbol, abi_symbol_of(a, e)) == 0)
            continue;
        symbol = abi_symbol_of(a, e);
        uint32_t hash = hash_of(symbol);
        index->slots[find_slot(index, symbol, hash)] = (struct slot){hash, (uint32_t)i + 1};
    }
    return index;
}

void abi_index_free(struct abi_index *index)
{
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
    const struct abi_arch *a = index->arch;
    const struct slot *slot = &index->slots[find_slot(index, symbol, hash_of(symbol))];
    *count = 0;
    if (!slot->first)
        return NULL;
    size_t first = slot->first - 1, end = first + 1;
    while (end < a->count && strcmp(abi_symbol_of(a, &a->exports[end]), symbol) == 0)
        end++;
    *count = end - first;
    return &a->exports[first];
}

abi_releases abi_version_releases(const struct abi_index *index, int library, const char *version)
{
    for (size_t i = 0; i < index->version_count; i++)
        if (index->versions[i].library == library && strcmp(index->versions[i].name, version) == 0)
            return index->versions[i].releases;
    return 0;
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
