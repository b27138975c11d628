/* The inputs that a link map names, read for what the map does not tell. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_LINK_INPUTS_H
#define LINKAUDIT_LINK_INPUTS_H

#include "link/link_map.h"

/* What could not be read. */
struct link_inputs_result {
    size_t wanted, read; /* inputs of the map; those of them that were read */
    char example[512];   /* one of the others: its name, and why not */
};

/* Opens the objects that the map names, from its directory or else from the working directory, and
   tells references of every symbol that they want, as a cross-reference table would. With
   find_pullers it also fills in puller and by of the map's files: the way with the fewest steps
   from the objects that are no archive's members. An input that can't be read is no error. Reads
   each twice at most; holds no more than 64 MiB. */
enum elf_status link_inputs_read(struct link_map *m, const char *map_path, bool find_pullers,
                                 const struct map_references *references,
                                 struct link_inputs_result *result, char *error, size_t error_size);

#endif
