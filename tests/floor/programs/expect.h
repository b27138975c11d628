/* EXPECT: a condition that has to hold, for the C programs of this directory; `bad` says afterwards
 * whether one did not. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>

static int bad;

#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            printf("line %d: %s (errno %d)\n", __LINE__, #condition, errno);                       \
            bad = 1;                                                                               \
        }                                                                                          \
    } while (0)
