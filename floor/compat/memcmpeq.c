/* __memcmpeq: since 2.35; compilers call it for memcmp() == 0. No difference: any memcmp will do.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <string.h>

FLOOR int __memcmpeq(const void *a, const void *b, size_t size)
{
    return memcmp(a, b, size);
}
