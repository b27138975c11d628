/* The directories that etc/ld.so.conf and its includes name. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_LD_CONF_H
#define LINKAUDIT_LD_CONF_H

#include "base/arena.h"
#include "loader/sysroot.h"

enum { LD_CONF_DIRECTORIES = 256 };

/* Reads /etc/ld.so.conf as ldconfig does: its directories, in order, each once, in dirs, from the
   arena. What can't be read is passed over, as there. Returns how many. */
size_t ld_conf_read(const struct sysroot *s, struct arena *a,
                    const char *dirs[LD_CONF_DIRECTORIES]);

/* The text of a configuration in the sysroot, at most 64 KiB of it; the caller's. NULL where it
 * can't be read: errno. */
char *ld_conf_text(const struct sysroot *s, const char *path);

#endif
