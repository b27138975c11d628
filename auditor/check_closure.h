/* The judgement over a closure: does the loader find all, in versions and with symbols that fit? */
#ifndef LINKAUDIT_CHECK_CLOSURE_H
#define LINKAUDIT_CHECK_CLOSURE_H

#include "check.h"
#include "closure.h"

/* Appends to *out, as check_file. Judges what the loader judges: each library found, each needed
   version defined by the library found, each symbol defined by one of those loaded. A library that
   is checked on its own may get unversioned symbols from the program that loads it: those are not
   judged. */
enum elf_status check_closure(const struct closure *c, struct findings *out, char *error,
                              size_t error_size);

/* Both at once: the closure of path inside sysroot ("/" for this machine), judged. */
enum elf_status check_recursive(const char *path, const char *sysroot, struct findings *out,
                                char *error, size_t error_size);

#endif
