/* fts64_open, fts64_read, fts64_children, fts64_set, fts64_close: since 2.23. No difference where
   off_t has 64 bits: the same functions. Elsewhere they are not here: the old ones can't do it. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include <fts.h>

#if __SIZEOF_LONG__ == 8

FLOOR FTS64 *fts64_open(char *const *paths, int options,
                        int (*compare)(const FTSENT64 **, const FTSENT64 **))
{
    return (FTS64 *)fts_open(paths, options, (int (*)(const FTSENT **, const FTSENT **))compare);
}

FLOOR FTSENT64 *fts64_read(FTS64 *tree)
{
    return (FTSENT64 *)fts_read((FTS *)tree);
}

FLOOR FTSENT64 *fts64_children(FTS64 *tree, int options)
{
    return (FTSENT64 *)fts_children((FTS *)tree, options);
}

FLOOR int fts64_set(FTS64 *tree, FTSENT64 *entry, int instruction)
{
    return fts_set((FTS *)tree, (FTSENT *)entry, instruction);
}

FLOOR int fts64_close(FTS64 *tree)
{
    return fts_close((FTS *)tree);
}

#endif
