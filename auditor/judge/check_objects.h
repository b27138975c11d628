/* The judgement of what is not linked yet: object files and archives, by the names they want. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_CHECK_OBJECTS_H
#define LINKAUDIT_CHECK_OBJECTS_H

#include "judge/check.h"
#include "link/objects.h"

/* Appends to *out what breaks the policy for glibc 2.minor (0: no symbol is judged); a finding's
   origin is the archive's member. Symbols are judged by name, as there are no versions yet: one
   that glibc has, but not in that release, is a finding; one that glibc never had is another
   library's affair. */
void check_objects(const struct objects *o, const struct policy *policy, int minor,
                   struct abi_cache *tables, struct findings *out);

/* The lowest glibc 2.x that has all symbols wanted that are glibc's; FLOOR_ANY: every one of the
   table. *below gets what the release under it lacks; it begins as {0}. */
int objects_floor(const struct objects *o, struct abi_cache *tables, struct findings *below);

#endif
