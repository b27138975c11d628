/* __inet_ntop_chk, __inet_pton_chk: since 2.42. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <arpa/inet.h>
#include <netinet/in.h>

extern void __chk_fail(void) __attribute__((noreturn));

FLOOR const char *__inet_ntop_chk(int family, const void *from, char *to, socklen_t size,
                                  size_t room)
{
    if (room < size)
        __chk_fail();
    return inet_ntop(family, from, to, size);
}

/* inet_pton refuses other families without touching `to`. */
FLOOR int __inet_pton_chk(int family, const char *from, void *to, size_t room)
{
    if ((family == AF_INET && room < sizeof(struct in_addr)) ||
        (family == AF_INET6 && room < sizeof(struct in6_addr)))
        __chk_fail();
    return inet_pton(family, from, to);
}
