/* What is at a path where a library may be: looked at once for all programs. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_PATHS_H
#define LINKAUDIT_PATHS_H

#include "abi/hash.h"
#include "base/arena.h"
#include "base/names.h"
#include "loader/libraries.h"
#include "loader/sysroot.h"

/* What became of a path that a search considered. */
enum search_outcome {
    SEARCH_TAKEN,
    SEARCH_ABSENT,
    SEARCH_UNREADABLE,    /* there, but not for us */
    SEARCH_LOOP,          /* of symlinks */
    SEARCH_RELATIVE,      /* to where the program is started: nobody knows */
    SEARCH_TOKEN,         /* a $TOKEN in it has no value */
    SEARCH_SECURE,        /* $ORIGIN in a set-user-ID program, not below the loader's own places */
    SEARCH_OTHER_CLASS,   /* 32-bit for 64-bit: passed over */
    SEARCH_OTHER_MACHINE, /* passed over */
    SEARCH_FOREIGN,       /* one of these two, where musl's loader stops */
    SEARCH_NOT_ELF,       /* the loader stops there, unless ldconfig passed it over */
    SEARCH_OTHER_ORDER,   /* byte order: likewise */
};

/* Who looks: the loader of a machine, e_machine, EI_CLASS and EI_DATA, below a sysroot. */
struct seeker {
    const struct sysroot *sysroot;
    uint16_t machine;
    unsigned char elf_class, data;
};

/* What it finds at a path. */
struct path_facts {
    enum search_outcome outcome;
    const char *host;  /* SEARCH_TAKEN: what to open */
    struct file_id id; /* SEARCH_TAKEN */
};

/* A path that was looked at, and for whom. */
struct known_path {
    const char *path;
    bool outside; /* of the sysroot */
    uint16_t machine;
    unsigned char elf_class, data;
    struct path_facts facts;
};

/* Of one sysroot. Begins as {0}; paths_free frees it. */
struct paths {
    struct known_path **list;
    size_t count;
    struct table by_path; /* numbers of list */
    const char **conf;    /* etc/ld.so.conf's directories; NULL: not read yet */
    size_t conf_count;
    struct names cache; /* etc/ld.so.cache's paths */
    bool has_cache, cache_read;
    const char *triplet; /* the last one that was asked for: whether its directory has libc */
    bool has_triplet;
    struct arena arena;
};

/* What is at an absolute path, outside of the sysroot or in it. host is room that the facts may
   point to. */
struct path_facts paths_look(struct paths *p, const struct seeker *s, const char *path,
                             bool outside, char host[PATH_SIZE]);

/* The directories of etc/ld.so.conf, in order, *count of them. NULL: without memory. */
const char **paths_conf(struct paths *p, const struct sysroot *sysroot, size_t *count);

/* Whether etc/ld.so.cache lists a path inside the sysroot. */
bool paths_cached(struct paths *p, const struct sysroot *sysroot, const char *path);

/* Forgets all, if that is more than 4 MiB. Between two programs. */
void paths_trim(struct paths *p);
void paths_free(struct paths *p);

#endif
