/* Finds what a file exports by name, as the loader does: in the file's own DT_GNU_HASH. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_LOOKUP_H
#define LINKAUDIT_LOOKUP_H

#include "elf/file.h"

/* DT_GNU_HASH's hash of a name (glibc's elf/dl-new-hash.h). */
uint32_t elf_gnu_hash(const char *name);

/* The next export of that name and hash from *at on, in a file whose lookup is not NULL. *at begins
   as 0. False behind the last. Strings are the file's. No search takes more than 64 steps. */
bool elf_lookup_next(const struct elf_file *f, const char *name, uint32_t hash, size_t *at,
                     struct elf_export *found);

/* About what it holds, in bytes. */
size_t elf_lookup_size(const struct elf_lookup *l);

/* NULL too. */
void elf_lookup_free(struct elf_lookup *l);

#endif
