/* uabs, ulabs, ullabs, uimaxabs, umaxabs: since 2.42. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <stdint.h>

#define ABSOLUTE(name, type)                                                                       \
    FLOOR unsigned type name(type x)                                                               \
    {                                                                                              \
        return x < 0 ? -(unsigned type)x : (unsigned type)x;                                       \
    }

ABSOLUTE(uabs, int)
ABSOLUTE(ulabs, long)
ABSOLUTE(ullabs, long long)

FLOOR uintmax_t umaxabs(intmax_t x)
{
    return x < 0 ? -(uintmax_t)x : (uintmax_t)x;
}

FLOOR uintmax_t uimaxabs(intmax_t x)
{
    return umaxabs(x);
}
