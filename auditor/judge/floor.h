/* The lowest glibc that a file loads and runs on. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_FLOOR_H
#define LINKAUDIT_FLOOR_H

#include "judge/check.h"

enum { FLOOR_NONE = -1, FLOOR_ANY = 0 };

/* Is a floor above another? FLOOR_NONE is above all. */
static inline bool floor_is_above(int minor, int other)
{
    return other != FLOOR_NONE && (minor == FLOOR_NONE || minor > other);
}

/* The minor of the lowest glibc 2.x that has all that the file needs of glibc's libraries;
   FLOOR_ANY when every release of the table has, FLOOR_NONE when none has. *below gets what the
   release under it lacks (after FLOOR_NONE: what the newest lacks); it begins as {0}, and
   findings_free frees it. */
int floor_of(const struct elf_file *f, const struct policy *policy, struct abi_cache *tables,
             struct findings *below);

#endif
