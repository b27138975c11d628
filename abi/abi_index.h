/* Lookups in an architecture's table, by symbol and by version. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_ABI_INDEX_H
#define LINKAUDIT_ABI_INDEX_H

#include "abi.h"

struct abi_index; /* one architecture's */

/* Made in about the time that a hundred files take to open; NULL without memory. Freed by the
   caller. */
struct abi_index *abi_index_new(const struct abi_arch *a);
void abi_index_free(struct abi_index *index);

/* The indexes made so far, one an architecture; begins as {0}. */
enum { ABI_ARCH_LIMIT = 32 };
struct abi_cache {
    struct abi_index *indexes[ABI_ARCH_LIMIT];
};

/* An architecture's index, made when it is first asked for; NULL without memory. The cache's. */
const struct abi_index *abi_cached(struct abi_cache *cache, const struct abi_arch *a);
void abi_cache_free(struct abi_cache *cache);

const struct abi_arch *abi_index_arch(const struct abi_index *index);

/* All exports of that name, in every library and release: *count of them from the returned one on;
   NULL and 0 when glibc never had it. */
const struct abi_export *abi_symbol(const struct abi_index *index, const char *symbol,
                                    size_t *count);

/* A version that a library (enum abi_library) defines in some release. */
struct abi_version;

/* NULL: no release of that library defines it. */
const struct abi_version *abi_version(const struct abi_index *index, int library,
                                      const char *version);

/* The releases whose library defines the version at all: the loader checks that for each version
   needed, with or without a symbol. None for NULL. */
abi_releases abi_version_releases(const struct abi_version *version);

/* The releases that export the symbol at that very version and library. */
abi_releases abi_symbol_releases(const struct abi_index *index, const char *symbol,
                                 const struct abi_version *version);

/* Does any library of any release in the table define this version? */
bool abi_knows_version(const struct abi_index *index, const char *version);

/* The releases that have the library. */
abi_releases abi_library_releases(const struct abi_index *index, int library);

#endif
