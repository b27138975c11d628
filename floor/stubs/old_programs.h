/* Which exports glibc keeps for old programs only: abi/compat-only.def. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef OLD_PROGRAMS_H
#define OLD_PROGRAMS_H

#include "abi/abi.h"

/* Does glibc 2.minor have this export for programs that were linked long ago, so that no link takes
   it? Whether it is there at all is not asked. */
bool is_for_old_programs(const struct abi_arch *arch, const struct abi_export *e, int minor);

#endif
