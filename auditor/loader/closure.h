/* All that a program loads: its libraries and theirs, in the loader's order. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_CLOSURE_H
#define LINKAUDIT_CLOSURE_H

#include "abi/hash.h"
#include "elf/file.h"
#include "loader/libraries.h"
#include "loader/paths.h"
#include "loader/search.h"

struct closure_object {
    struct search_object self; /* first: its loader points to another object's */
    const char *name;          /* as it was first asked for; NULL: the program */
    const char *host;          /* what to open */
    const char *soname;        /* NULL: none */
    const char *const *needed;
    struct closure_object **answers; /* to each of needed; NULL: none does */
    size_t needed_count;
    bool listed; /* in closure.objects */
    struct file_id id;
    const struct elf_file *file; /* NULL: it is not kept, and read again */
    struct library *kept;        /* whose file that is; NULL: none's, as the program */
    struct search_result search; /* how it was found; nothing for the program */
};

/* A library that was not found, or that the loader refuses. */
struct closure_missing {
    const char *name;
    const struct closure_object *wanted_by; /* first */
    size_t others;                          /* who want it too */
    struct search_result search;
    const char *error; /* why the one found can't be loaded; NULL: none was found */
};

/* A name that stands for an object: its soname, its path, or what somebody asked for and got it. */
struct closure_name {
    const char *text;
    struct closure_object *object; /* one of the two */
    struct closure_missing *missing;
};

enum { CLOSURE_OBJECTS = 4096, CLOSURE_MISSING = 4096 };

/* What was looked at and read below one sysroot: many programs need the same. Begins as {0}. */
struct loaded {
    struct libraries libraries;
    struct paths paths;
};

struct closure {
    struct closure_object **objects; /* the program first, then breadth first */
    size_t count;
    struct closure_missing **missing;
    size_t missing_count;
    bool is_program; /* has PT_INTERP */
    unsigned levels; /* of processors that some library has variants for, as bits */

    struct closure_object *loader; /* PT_INTERP's; in objects once somebody needs it */
    struct closure_name **names;
    size_t name_count, name_room;
    struct table by_name;  /* numbers of names */
    struct loaded *loaded; /* the caller's, for all its closures */
    struct sysroot sysroot;
    size_t looks_left; /* at the parts of paths in it */
    struct search search;
    struct arena arena;
};

/* Follows what the file at path, which is open, needs inside a sysroot; the file itself may
   be outside. c, the file, the setting's strings and loaded, which keeps what was read for the
   next, stay where they are. On anything but ELF_OK *error says why, and there is nothing to
   close. At most CLOSURE_OBJECTS and 16 MiB. */
enum elf_status closure_open(struct closure *c, struct loaded *loaded, const char *path,
                             const struct elf_file *file, const struct setting *setting,
                             char *error, size_t error_size);
void closure_close(struct closure *c);

/* Whether an object of it is one of glibc's own libraries, by its soname. */
bool closure_is_glibcs(const struct closure *c, const struct closure_object *o);

/* Forgets what has become much, between two programs: no closure may be open. */
void loaded_trim(struct loaded *l);
void loaded_free(struct loaded *l);

/* What a name stands for; NULL: nobody asked for it. */
const struct closure_name *closure_find(const struct closure *c, const char *name);

#endif
