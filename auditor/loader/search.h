/* The search for one library as glibc's loader does it, with every path that it considers. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_SEARCH_H
#define LINKAUDIT_SEARCH_H

#include "base/arena.h"
#include "loader/paths.h"

#include <stdint.h>

/* Who named the path. */
enum search_source {
    SEARCH_NAME,    /* a name with a slash is a path itself */
    SEARCH_RPATH,   /* DT_RPATH of the requester, or of one that loaded it */
    SEARCH_GIVEN,   /* LD_LIBRARY_PATH, as the user says that it is */
    SEARCH_RUNPATH, /* DT_RUNPATH of the requester */
    SEARCH_CONF,    /* etc/ld.so.conf */
    SEARCH_DEFAULT, /* built into the loader */
    SEARCH_MUSL,    /* etc/ld-musl-ARCH.path, or what is built into musl's loader */
    SEARCH_LOADER   /* the program's PT_INTERP */
};

struct search_object;

struct search_step {
    const struct search_step *next;
    const char *path; /* inside the sysroot; with search_object.outside, the host's */
    enum search_source source;
    enum search_outcome outcome;
    const struct search_object *whose; /* RPATH, RUNPATH */
};

/* An object, as far as the search needs to know it. */
struct search_object {
    const struct search_object *loader; /* who asked for it first; NULL: nobody, the program */
    const char *path;                   /* as the loader names it; inside the sysroot */
    bool outside;                       /* path is the host's: the program is not in the sysroot */
    const char *rpath, *runpath;        /* NULL: none */
    bool no_default;                    /* DF_1_NODEFLIB: not the loader's own directories */
};

/* The most levels that an architecture's processors have in glibc-hwcaps. */
enum { SEARCH_LEVELS = 5 };

/* What the loader is started with, beside the program. */
struct setting {
    const char *sysroot;      /* "/": this machine */
    const char *library_path; /* LD_LIBRARY_PATH; NULL: none */
    unsigned level;           /* of the processor above the oldest: which glibc-hwcaps it takes */
};

/* What all searches of one program share. */
struct search {
    const struct sysroot *sysroot;
    struct paths *paths; /* what was looked at before */
    struct arena *arena;
    uint16_t machine; /* e_machine, EI_CLASS, EI_DATA of the program */
    unsigned char elf_class, data;
    const char *lib, *platform; /* $LIB and $PLATFORM; NULL: no value */
    const char *library_path;   /* LD_LIBRARY_PATH; NULL: none */
    unsigned level;             /* of the processor */
    bool secure;                /* the program is set-user-ID or set-group-ID */
    const char *musl;           /* musl's loader looks, of that architecture; NULL: glibc's */
    const char *musl_list;      /* its last directories */
    struct search_directory {
        const char *path;
        enum search_source source; /* SEARCH_CONF or SEARCH_DEFAULT */
        bool built_in;             /* the loader's own, even if etc/ld.so.conf names it */
    } * directories;
    size_t directory_count;
};

struct search_result {
    bool found;
    const struct search_step *steps; /* in order; the last is the one taken, if any */
    const struct search_step *taken; /* NULL: none */
    const char *host;                /* what to open */
    bool outside;
    bool uncached; /* in a directory that etc/ld.so.conf alone names, but not in etc/ld.so.cache */
    unsigned levels; /* of the processors that take a variant of it, or of what hides it, as bits */
    struct file_id id;
};

/* The processor's level by its name in glibc-hwcaps ("x86-64-v3"); NULL where there is none. */
const char *search_level_name(const struct search *s, unsigned level);

/* Takes the sysroot's configuration for programs of a machine, class and byte order. Everything
   comes from the arena and from paths. */
void search_open(struct search *s, const struct seeker *seeker, struct paths *paths,
                 struct arena *arena);

/* The same for musl's loader; musl_arch knows the architecture. */
void search_open_musl(struct search *s, const struct seeker *seeker, struct paths *paths,
                      struct arena *arena);

/* A name or directory with its tokens replaced. */
struct search_name {
    const char *text; /* NULL: a token has no value */
    bool outside;     /* the host's, since the object's directory ($ORIGIN) is */
};

/* Does a $TOKEN stand in it? A set-user-ID program may have none in DT_NEEDED. */
bool search_has_token(const char *text);

/* $ORIGIN, $LIB and $PLATFORM put in, as the loader does in DT_NEEDED and search paths. At most
   length bytes of text are read. */
struct search_name search_expand(const struct search *s, const struct search_object *whose,
                                 const char *text, size_t length);

/* Looks for a library, its name expanded, on behalf of an object. */
struct search_result search_library(const struct search *s, const struct search_object *whose,
                                    struct search_name name);

/* The program's loader, at PT_INTERP's path. */
struct search_result search_loader(const struct search *s, const char *path);

/* For people: "DT_RPATH of /x", "etc/ld.so.conf"...; "not there", "another class"... */
const char *search_source_text(enum search_source source);
const char *search_outcome_text(enum search_outcome outcome);

#endif
