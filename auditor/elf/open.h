/* Opens a linked ELF file: from its path to its facts. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_OPEN_H
#define LINKAUDIT_OPEN_H

#include "elf/file.h"

/* Reads a file's facts, and those wanted (enum elf_want). On anything but ELF_OK *error says why,
   with the offset where the file is wrong, and there is nothing to close. The path is kept, not
   copied. Never holds more than 64 MiB. */
enum elf_status elf_open(struct elf_file *f, const char *path, unsigned want, char *error,
                         size_t error_size);

/* The same of a file that is open; it stays open. path names it in messages. */
enum elf_status elf_open_fd(struct elf_file *f, int fd, const char *path, unsigned want,
                            char *error, size_t error_size);
void elf_close(struct elf_file *f);

#endif
