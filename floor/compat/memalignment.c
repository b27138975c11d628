/* memalignment: since 2.43. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <stddef.h>
#include <stdint.h>

FLOOR size_t memalignment(const void *pointer)
{
    uintptr_t bits = (uintptr_t)pointer;
    return bits & -bits; /* the lowest bit that is set; 0 of NULL */
}
