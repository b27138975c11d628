/* free_sized, free_aligned_sized: since 2.43. No difference: the sizes are only a hint. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <stdlib.h>

FLOOR void free_sized(void *memory, size_t size)
{
    (void)size;
    free(memory);
}

FLOOR void free_aligned_sized(void *memory, size_t alignment, size_t size)
{
    (void)alignment;
    (void)size;
    free(memory);
}
