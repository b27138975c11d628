/* The libraries that etc/ld.so.cache lists. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_LD_CACHE_H
#define LINKAUDIT_LD_CACHE_H

#include "base/names.h"
#include "loader/sysroot.h"

/* Adds the paths that the sysroot's etc/ld.so.cache lists, as ldconfig wrote them. False where
   there is none, or not of the form that glibc writes since 2.2 (elf/dl-cache.h). At most 16 MiB.
 */
bool ld_cache_read(const struct sysroot *s, struct names *paths);

#endif
