/* The judgement of what is not linked yet: object files and archives, by the names they want. */
#ifndef LINKAUDIT_CHECK_OBJECTS_H
#define LINKAUDIT_CHECK_OBJECTS_H

#include "check.h"

/* What was read, and what could not be. */
struct objects_result {
    size_t members;    /* objects read; 1 for a file that is one */
    size_t unreadable; /* members that could not be: LTO bytecode, no ELF file */
    size_t wanted;     /* symbols wanted of outside, over all members */
    int floor;         /* the lowest glibc 2.floor that has all of them that are glibc's; 0: any */
};

/* Called for each member that can't be read; name is "libb.a(beta.o)". */
typedef void objects_unreadable(void *context, const char *name, const char *error);

/* Is the file an archive or a relocatable ELF file or bitcode, so one for check_objects? False also
   for what can't be opened. */
bool is_object_file(const char *path);

/* Appends to *out what breaks the policy for glibc 2.minor (0: no symbol is judged); a finding's
   origin is the archive's member. Symbols are judged by name, as there are no versions yet: one
   that glibc has, but not in that release, is a finding; one that glibc never had is another
   library's affair. On anything but ELF_OK *error says why the whole file can't be read. unreadable
   may be NULL. */
enum elf_status check_objects(const char *path, const struct policy *policy, int minor,
                              struct abi_cache *tables, struct findings *out,
                              struct objects_result *result, objects_unreadable *unreadable,
                              void *context, char *error, size_t error_size);

#endif
