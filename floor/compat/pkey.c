/* pkey_alloc, pkey_free, pkey_mprotect, pkey_get, pkey_set: since 2.27. No difference on x86: the
   system calls (Linux 4.9) and the instructions. Differs: pkey_get and pkey_set are ENOSYS
   elsewhere, where glibc has them on powerpc64 and aarch64. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"
#include "system_call.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

FLOOR int pkey_alloc(unsigned flags, unsigned rights)
{
    return (int)syscall(SYS_pkey_alloc, flags, rights);
}

FLOOR int pkey_free(int key)
{
    return (int)syscall(SYS_pkey_free, key);
}

FLOOR int pkey_mprotect(void *start, size_t length, int protection, int key)
{
    if (key == -1)
        return mprotect(start, length, protection);
    return (int)syscall(SYS_pkey_mprotect, start, length, protection, key);
}

#if defined __x86_64__ || defined __i386__

/* Two bits a key. The instructions' names are younger than some assemblers. */
static unsigned rights_of_all(void)
{
    unsigned rights, upper;
    __asm__ volatile(".byte 0x0f, 0x01, 0xee" : "=a"(rights), "=d"(upper) : "c"(0));
    return rights;
}

FLOOR int pkey_get(int key)
{
    if (key < 0 || key > 15) {
        errno = EINVAL;
        return -1;
    }
    return (int)(rights_of_all() >> (2 * key) & 3);
}

FLOOR int pkey_set(int key, unsigned rights)
{
    if (key < 0 || key > 15 || rights > 3) {
        errno = EINVAL;
        return -1;
    }
    unsigned all = (rights_of_all() & ~(3U << (2 * key))) | rights << (2 * key);
    __asm__ volatile(".byte 0x0f, 0x01, 0xef" : : "a"(all), "c"(0), "d"(0));
    return 0;
}

#else

FLOOR int pkey_get(int key)
{
    (void)key;
    errno = ENOSYS;
    return -1;
}

FLOOR int pkey_set(int key, unsigned rights)
{
    (void)key;
    (void)rights;
    errno = ENOSYS;
    return -1;
}

#endif
