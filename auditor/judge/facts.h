/* All that is read of one input before anything is judged. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_FACTS_H
#define LINKAUDIT_FACTS_H

#include "base/names.h"
#include "link/objects.h"
#include "link/why.h"
#include "loader/closure.h"

/* What is to be known of a linked file beside what it needs. */
struct facts_wanted {
    unsigned elf;               /* enum elf_want */
    const char *map;            /* its link map; NULL: none */
    const char *sysroot;        /* where its libraries are looked for; NULL: they are not */
    const char *library_path;   /* LD_LIBRARY_PATH there; NULL: none */
    struct loaded *loaded;      /* what was read of them; the caller's, for many inputs */
    const struct names *beside; /* the libraries that come with it; NULL: none */
    const char *container;      /* the name of what it is packed in; NULL: nothing */
};

/* A closure for the oldest processor, and one for each level that has variants of a library. */
enum { CLOSURES = 1 + SEARCH_LEVELS };

enum facts_kind {
    FACTS_LINKED,
    FACTS_OBJECTS,    /* an object file or an archive */
    FACTS_UNREADABLE, /* one of both, or what the user named, and broken: error says how */
    FACTS_OTHER,      /* neither, found in a directory: nothing is to be said of it */
};

struct facts {
    enum facts_kind kind;
    const char *path; /* its name for people */
    const struct names *beside;
    const char *container;
    struct elf_file file;               /* FACTS_LINKED */
    bool borrowed;                      /* ... which is a kept library's, who closes it */
    struct closure *closures[CLOSURES]; /* its, lowest level first */
    size_t closure_count;               /* 0: not wanted, or it is static */
    struct why *why;                    /* from its map; NULL: not wanted, or it can't be read */
    struct objects objects;             /* FACTS_OBJECTS */
    bool has_map_error;                 /* the map can't be read: findings lack their origins */
    bool has_closure_error;             /* a closure was wanted and can't be had: error says why */
    char error[256], map_error[512];
};

/* What to open for a path: below a sysroot its symlinks stay there, which host has room for; NULL
   or "/": the path itself. NULL: it is not there, and error says why. */
const char *facts_place(const char *path, const char *sysroot, char host[PATH_SIZE], char *error,
                        size_t error_size);

/* Reads an input, which is called shown. walked: it was found in a directory, where other files are
   passed over. Paths and what is wanted are kept, not copied. facts_close frees it, whatever its
   kind. */
void facts_open(struct facts *f, const char *path, const char *shown, bool walked,
                const struct facts_wanted *wanted);

/* The same of a library that is kept: its file's facts are not read again. */
void facts_of_library(struct facts *f, const struct library *library, const char *path);
void facts_close(struct facts *f);

#endif
