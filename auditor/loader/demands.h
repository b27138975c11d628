/* What the objects of a closure demand of each other: versions and symbols, each once. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_DEMANDS_H
#define LINKAUDIT_DEMANDS_H

#include "loader/closure.h"

/* A symbol that somebody imports; or, with no name, a version that somebody needs. */
struct demand {
    const char *name;                  /* "": a version */
    const char *version;               /* NULL: unversioned */
    const char *library;               /* as the Verneed calls it; NULL: unversioned */
    const struct closure_object *from; /* that library; NULL: unversioned, or not loaded */
    const struct closure_object *by;   /* who demands it first */
    size_t others;                     /* who demand it too */
    bool weak;                         /* all of them */
    bool met;
    bool without_versions; /* the library has the symbol, but no DT_VERSYM: the loader stops */
    const struct closure_object *other_version; /* has the symbol, in another version; or NULL */
};

struct demands {
    struct demand **list; /* in the order of the objects that demand them */
    size_t count, room;
    struct table by_name; /* numbers of list */
    struct demand **open; /* the symbols of list that may not be met yet */
    size_t open_count;
};

/* Collects from every object but those whose own libraries have all that they demand, and then
   marks as met what the objects define for each other, by the loader's rules. The demands are the
   closure's; demands_free frees what finds them. On anything but ELF_OK *error says what object
   can't be read, and why, and there is nothing to free. */
enum elf_status demands_collect(struct demands *d, struct closure *c, char *error,
                                size_t error_size);
void demands_free(struct demands *d);

#endif
