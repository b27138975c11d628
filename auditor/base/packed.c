/* What compressed files and zips begin with. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/packed.h"

#include <string.h>

bool magic_fits(const struct magic *m, const void *begin, size_t size)
{
    return size >= m->offset + m->length &&
           memcmp((const char *)begin + m->offset, m->bytes, m->length) == 0;
}

const char *packed_name(const void *begin, size_t size)
{
    static const struct magic kinds[] = {
        {0, 4, "PK\3\4", "zip"},     {0, 2, "\x1f\x8b", "gzip"},         {0, 3, "BZh", "bzip2"},
        {0, 6, "\xfd\x37zXZ", "xz"}, {0, 4, "\x28\xb5\x2f\xfd", "zstd"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (magic_fits(&kinds[i], begin, size))
            return kinds[i].name;
    return NULL;
}
