/* uabs and its kin (but uimaxabs, which dlsym no longer finds), memalignment, memset_explicit,
   free_sized,
   __inet_ntop_chk, __inet_pton_chk: 2.42 and 2.43. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <arpa/inet.h>
#include <limits.h>

FUNCTION(unsigned, uabs, (int))
FUNCTION(unsigned long, ulabs, (long))
FUNCTION(unsigned long long, ullabs, (long long))
FUNCTION(uintmax_t, umaxabs, (intmax_t))
FUNCTION(size_t, memalignment, (const void *))
FUNCTION(void *, memset_explicit, (void *, int, size_t))
FUNCTION(void *, __memset_explicit_chk, (void *, int, size_t, size_t))
FUNCTION(void, free_sized, (void *, size_t))
FUNCTION(void, free_aligned_sized, (void *, size_t, size_t))
FUNCTION(const char *, __inet_ntop_chk, (int, const void *, char *, socklen_t, size_t))
FUNCTION(int, __inet_pton_chk, (int, const char *, void *, size_t))

static void addresses(void)
{
    unsigned char address[16] = {127, 0, 0, 1};
    char text[50] = "";
    SHOW("%s", __inet_ntop_chk_(AF_INET, address, text, sizeof text, sizeof text));
    SHOW("%d", __inet_ntop_chk_(AF_INET, address, text, 3, sizeof text) == NULL);
    SHOW("%s", __inet_ntop_chk_(AF_INET6, address, text, sizeof text, sizeof text));
    SHOW_END(__inet_ntop_chk_(AF_INET, address, text, 51, 50) == NULL);
    SHOW("%d", __inet_pton_chk_(AF_INET, "1.2.3.4", address, 4));
    SHOW("%d", __inet_pton_chk_(AF_INET, "1.2.3", address, 4));
    SHOW("%d", __inet_pton_chk_(AF_INET6, "::1", address, 16));
    SHOW("%d", __inet_pton_chk_(99, "::1", address, 1));
    show_bytes(address, 16);
    SHOW_END(__inet_pton_chk_(AF_INET, "1.2.3.4", address, 3));
    SHOW_END(__inet_pton_chk_(AF_INET6, "::1", address, 15));
}

static void run(void)
{
    CHOOSE(uabs);
    CHOOSE(ulabs);
    CHOOSE(ullabs);
    CHOOSE(umaxabs);
    CHOOSE(memalignment);
    CHOOSE(memset_explicit);
    CHOOSE(__memset_explicit_chk);
    CHOOSE(free_sized);
    CHOOSE(free_aligned_sized);
    CHOOSE(__inet_ntop_chk);
    CHOOSE(__inet_pton_chk);
    static const long long numbers[] = {0, 1, -1, INT_MAX, INT_MIN, LLONG_MAX, LLONG_MIN};
    for (int i = 0; i < 7; i++)
        printf("%u %lu %llu %ju\n", uabs_((int)numbers[i]), ulabs_(numbers[i]), ullabs_(numbers[i]),
               umaxabs_(numbers[i]));
    for (uintptr_t p = 0; p < 40; p++)
        printf("%zu ", memalignment_((void *)p));
    char b[6] = "aaaaa";
    printf("%d ", memset_explicit_(b, 'x', 3) == b);
    printf("%d %s\n", __memset_explicit_chk_(b + 1, 'y', 1, 5) == b + 1, b);
    SHOW_END((__memset_explicit_chk_(b, 0, 3, 2), 0));
    free_sized_(malloc(7), 7);
    free_sized_(NULL, 0);
    free_aligned_sized_(aligned_alloc(64, 128), 64, 128);
    addresses();
}
