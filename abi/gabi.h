/* What ELF's specification says and an old host's <elf.h> does not. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_GABI_H
#define LINKAUDIT_GABI_H

#include <elf.h>
#include <stdint.h>

#ifndef EM_LOONGARCH
#define EM_LOONGARCH 258 /* glibc 2.36 */
#endif

/* The hash of a name in DT_HASH and in version records, which the loader compares before the names.
 */
static inline uint32_t elf_hash(const char *name)
{
    uint32_t hash = 0;
    for (; *name; name++) {
        hash = (hash << 4) + (unsigned char)*name;
        hash = (hash ^ (hash >> 24 & 0xf0)) & 0x0fffffff;
    }
    return hash;
}

#endif
