/* An object file, or an archive's objects: what each wants of others, before anything is linked. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_OBJECTS_H
#define LINKAUDIT_OBJECTS_H

#include "base/arena.h"
#include "base/names.h"
#include "elf/object.h"

/* One object. Its wanted symbols are count of objects.wants from first on. */
struct objects_member {
    const char *name;              /* in the archive; NULL: the file is no archive */
    uint16_t machine;              /* e_machine */
    unsigned char elf_class, data; /* EI_CLASS, EI_DATA */
    bool has_stack_note;           /* has .note.GNU-stack */
    bool executable_stack;         /* and it says that the stack is executable */
    bool defines;                  /* a symbol for others */
    size_t first, count;
};

/* A symbol that a member wants and no member defines. */
struct objects_want {
    uint32_t
        name; /* a number of objects.names; with the version of .symver: "memcpy@GLIBC_2.2.5" */
    bool weak;
};

/* A member that can't be read: LTO bytecode, no ELF file. */
struct objects_unreadable {
    const char *name; /* "libb.a(beta.o)" */
    const char *error;
};

/* objects_close frees it. */
struct objects {
    struct objects_member *members;
    size_t member_count;
    struct objects_want *wants;
    size_t want_count;
    struct objects_unreadable *unreadable;
    size_t unreadable_count;
    struct names names;
    struct arena texts;
};

/* What a file's first bytes begin. */
enum file_kind {
    FILE_OTHER,   /* also what can't be opened */
    FILE_LINKED,  /* an ELF file that is not relocatable */
    FILE_OBJECT,  /* a relocatable ELF file, or bitcode */
    FILE_ARCHIVE, /* of ar */
};
enum file_kind file_kind(const char *path);

/* Reads a file's objects, an archive twice. On anything but ELF_OK *error says why the whole file
   can't be read, and there is nothing to close. Holds no more than 64 MiB. */
enum elf_status objects_open(struct objects *o, const char *path, char *error, size_t error_size);
void objects_close(struct objects *o);

#endif
