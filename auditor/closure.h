/* All that a program loads: its libraries and theirs, in the loader's order. */
#ifndef LINKAUDIT_CLOSURE_H
#define LINKAUDIT_CLOSURE_H

#include "elf_file.h"
#include "search.h"

/* A name that an object answers to: its soname, or what somebody asked for and got it. */
struct closure_name {
    const struct closure_name *next;
    const char *text;
};

struct closure_object {
    struct search_object self; /* first: loader points to another object's */
    const char *host;          /* what to open */
    const struct closure_name *names;
    const char **needed; /* expanded */
    size_t needed_count;
    dev_t device;
    ino_t inode;
    struct search_result found; /* nothing for the program */
};

/* A library that was not found, or that the loader refuses. */
struct closure_missing {
    const char *name;
    const struct closure_object *wanted_by;
    struct search_result search;
    const char *error; /* why the one found can't be read; NULL: none was found */
};

struct closure {
    struct closure_object **objects; /* the program first, then breadth first */
    size_t count;
    struct closure_missing *missing; /* each name once for each who could find it elsewhere */
    size_t missing_count;
    bool is_program; /* has PT_INTERP */

    struct closure_object *loader; /* PT_INTERP's; in objects once somebody needs it */
    struct sysroot sysroot;
    struct search search;
    struct arena arena;
};

/* Follows what path needs inside a sysroot ("/" for this machine). On anything but ELF_OK *error
   says why, and there is nothing to close. At most 4096 objects and 8 MiB. */
enum elf_status closure_open(struct closure *c, const char *path, const char *sysroot, char *error,
                             size_t error_size);
void closure_close(struct closure *c);

/* The object that answers to a name; NULL: none. */
const struct closure_object *closure_find(const struct closure *c, const char *name);

#endif
