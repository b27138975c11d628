/* Libraries that were read, kept for the next program that needs them. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_LIBRARIES_H
#define LINKAUDIT_LIBRARIES_H

#include "abi/hash.h"
#include "base/file_id.h"
#include "elf/file.h"

/* One that is kept. */
struct library {
    struct file_id id;
    struct elf_file file; /* with ELF_LOOKUP */
    struct table exports; /* numbers of file.exports, by name; without file.lookup */
    /* The libraries that its DT_NEEDED stood for when it was last asked whether they have all that
       it demands, as many as file.needed_count, and the answer. NULL: nobody asked. */
    struct file_id *asked;
    bool served;
};

/* Begins as {0}; libraries_free frees it. */
struct libraries {
    struct library **list;
    size_t count;
    struct table by_file; /* numbers of list */
    size_t bytes;         /* about what the files hold */
};

/* The library at a path of the host, read once. NULL: it can't be read with its exports, or is too
   large to keep (8 MiB of facts): then who wants it reads it himself. Valid until libraries_trim.
 */
struct library *libraries_get(struct libraries *l, const char *host, struct file_id id);

/* The library of that file, if it is kept; NULL: it is not. */
struct library *libraries_find(const struct libraries *l, struct file_id id);

/* The next export of a name, whose elf_gnu_hash is hash, from *at on; false behind the last. *at
   begins as 0. */
bool library_export(const struct library *l, const char *name, uint32_t hash, size_t *at,
                    struct elf_export *found);

/* Forgets all, if they hold more than 32 MiB. Between two programs. */
void libraries_trim(struct libraries *l);
void libraries_free(struct libraries *l);

#endif
