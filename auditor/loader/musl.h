/* What is musl's own: its loader's name, the libraries that it is itself, where it looks. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_MUSL_H
#define LINKAUDIT_MUSL_H

#include "loader/sysroot.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MUSL_NAME = 64 };

/* musl's name of an architecture by e_machine, EI_CLASS and EI_DATA, "x86_64"; NULL: it has none.
   Where there are several by the float ABI, the one with hard floats. */
const char *musl_arch(uint16_t machine, unsigned char elf_class, unsigned char data);

/* The path of its loader, which is libc too: "/lib/ld-musl-x86_64.so.1". */
void musl_loader(const char *arch, char path[MUSL_NAME]);

/* Does its loader answer to a name in DT_NEEDED itself? libc, libm, libpthread and the others,
   whatever is behind the first dot; libc.so.6 too. */
bool musl_is_itself(const char *library);

/* The directories where its loader looks behind all run paths, between colons or newlines: those of
   /etc/ld-musl-ARCH.path, or else its own. The caller's; NULL without memory. */
char *musl_directories(const struct sysroot *s, const char *arch);

#endif
