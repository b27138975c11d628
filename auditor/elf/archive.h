/* The members of an ar archive: GNU and BSD long names, thin archives, 64-bit symbol tables. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_ARCHIVE_H
#define LINKAUDIT_ARCHIVE_H

#include "elf/reader.h"

/* One member. The strings are the archive's, until the next archive_next. */
struct archive_member {
    const char *name;
    const char *path;      /* a thin archive's: the file that holds it, from the working directory;
                              NULL: the archive itself does */
    uint64_t offset, size; /* of its bytes, in the file that holds it */
};

/* An archive being read. Private. */
struct archive {
    struct reader reader;
    const char *path;
    char *long_names; /* the member "//", with a zero byte behind it */
    size_t long_names_size;
    char *name;    /* of the member */
    char *outside; /* where a thin archive has it */
    uint64_t next; /* offset of the next header */
    bool thin;
};

enum archive_step { ARCHIVE_ERROR, ARCHIVE_MEMBER, ARCHIVE_END };

/* Opens an archive. On anything but ELF_OK *error says why, and there is nothing to close. path and
   error must live as long as the archive. Keeps no more than 24 MiB. */
enum elf_status archive_open(struct archive *a, const char *path, char *error, size_t error_size);

/* The next member that is a file, in *m; symbol tables and tables of names are passed over. After
   ARCHIVE_ERROR *error says why, with the offset, and there is no further member. */
enum archive_step archive_next(struct archive *a, struct archive_member *m);
void archive_close(struct archive *a);

/* Do these first 8 bytes of a file begin an archive? */
bool archive_begins(const char *magic);

#endif
