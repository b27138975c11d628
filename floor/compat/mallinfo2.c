/* mallinfo2: since 2.33. Differs: the counts come from mallinfo, modulo 4 GiB. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <malloc.h>

#if !__GLIBC_PREREQ(2, 33)
struct mallinfo2 {
    size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
#endif

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

FLOOR struct mallinfo2 mallinfo2(void)
{
    struct mallinfo m = mallinfo();
    return (struct mallinfo2){
        .arena = (unsigned)m.arena,
        .ordblks = (unsigned)m.ordblks,
        .smblks = (unsigned)m.smblks,
        .hblks = (unsigned)m.hblks,
        .hblkhd = (unsigned)m.hblkhd,
        .usmblks = (unsigned)m.usmblks,
        .fsmblks = (unsigned)m.fsmblks,
        .uordblks = (unsigned)m.uordblks,
        .fordblks = (unsigned)m.fordblks,
        .keepcost = (unsigned)m.keepcost,
    };
}
