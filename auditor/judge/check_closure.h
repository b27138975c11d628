/* The judgement over a closure: does the loader find all, in versions and with symbols that fit? */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_CHECK_CLOSURE_H
#define LINKAUDIT_CHECK_CLOSURE_H

#include "judge/findings.h"
#include "loader/closure.h"

/* Appends to *out what stops the loader: a library that is not found (with the paths considered), a
   needed version that the library found does not define, a symbol that nothing loaded defines. A
   library checked on its own may get unversioned symbols from the program that loads it: those are
   not judged. The findings' strings are the closure's. On anything but ELF_OK *error says which
   file can't be read, and why. */
enum elf_status check_closure(struct closure *c, const struct policy *policy, struct findings *out,
                              char *error, size_t error_size);

#endif
