/* explicit_bzero, reallocarray, __memcmpeq, mlock2, pkey_*: releases up to 2.35. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <sys/mman.h>

FUNCTION(void, explicit_bzero, (void *, size_t))
FUNCTION(void, __explicit_bzero_chk, (void *, size_t, size_t))
FUNCTION(void *, reallocarray, (void *, size_t, size_t))
FUNCTION(int, __memcmpeq, (const void *, const void *, size_t))
FUNCTION(int, mlock2, (const void *, size_t, unsigned))
FUNCTION(int, pkey_alloc, (unsigned, unsigned))
FUNCTION(int, pkey_free, (int))
FUNCTION(int, pkey_mprotect, (void *, size_t, int, int))
FUNCTION(int, pkey_set, (int, unsigned))
FUNCTION(int, pkey_get, (int))

static void bytes(void)
{
    unsigned char b[8];
    for (size_t size = 0; size <= 8; size++) {
        memset(b, 0xaa, sizeof b);
        explicit_bzero_(b, size);
        show_bytes(b, sizeof b);
        memset(b, 0xaa, sizeof b);
        __explicit_bzero_chk_(b, size, 8);
        show_bytes(b, sizeof b);
    }
    SHOW_END((__explicit_bzero_chk_(b, 3, 2), 0));
    char x[20] = "abcdefghijklmnopqrs", y[20] = "abcdefghijklmnopqrs";
    for (size_t at = 0; at < sizeof x; at++) {
        y[at] ^= 0x80;
        for (size_t size = 0; size <= sizeof x; size++)
            putchar(__memcmpeq_(x, y, size) == 0 ? '=' : '!');
        y[at] ^= 0x80;
    }
    puts("");
}

static void arrays(void)
{
    static const size_t sizes[] = {
        1, 2, 1000, SIZE_MAX / 2, SIZE_MAX / 2 + 1, SIZE_MAX, (size_t)1 << 32};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            errno = 0;
            char *p = reallocarray_(NULL, sizes[i], sizes[j]);
            printf("reallocarray %zu %zu: %s errno %d\n", sizes[i], sizes[j], p ? "memory" : "NULL",
                   errno);
            free(p);
        }
    char *p = malloc(10);
    strcpy(p, "kept");
    p = reallocarray_(p, 1000, 10);
    puts(p);
    errno = 0;
    printf("%d", reallocarray_(p, SIZE_MAX, 2) == NULL);
    printf(" %d %s\n", errno, p);                               /* still there */
    printf("%s\n", reallocarray_(p, 0, 5) ? "memory" : "NULL"); /* frees, as realloc does */
}

static void pages(void)
{
    char *p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    SHOW("%d", mlock2_(p, 4096, 0));
    SHOW("%d", mlock2_(p, 4096, 1));
    SHOW("%d", mlock2_(p, 4096, 0x80));
    SHOW("%d", mlock2_(NULL, 4096, 0));
    munlock(p, 4096);
    SHOW("%d", pkey_mprotect_(p, 4096, PROT_READ, -1));
    SHOW("%d", pkey_mprotect_(p, 4096, PROT_READ, 99));
    SHOW("%d", pkey_mprotect_(p + 1, 4096, PROT_READ, -1));
    SHOW("%d", pkey_alloc_(5, 0));
    SHOW("%d", pkey_free_(77));
    SHOW("%d", pkey_get_(-1));
    SHOW("%d", pkey_get_(16));
    SHOW("%d", pkey_set_(16, 0));
    SHOW("%d", pkey_set_(1, 4));
    int key = pkey_alloc_(0, 0); /* -1 on processors without */
    printf("a key: %d\n", key > 0);
    if (key > 0) {
        SHOW("%d", pkey_set_(key, 2));
        SHOW("%d", pkey_get_(key));
        SHOW("%d", pkey_free_(key));
    }
}

static void run(void)
{
    CHOOSE(explicit_bzero);
    CHOOSE(__explicit_bzero_chk);
    CHOOSE(reallocarray);
    CHOOSE(__memcmpeq);
    CHOOSE(mlock2);
    CHOOSE(pkey_alloc);
    CHOOSE(pkey_free);
    CHOOSE(pkey_mprotect);
    CHOOSE(pkey_set);
    CHOOSE(pkey_get);
    bytes();
    arrays();
    pages();
}
