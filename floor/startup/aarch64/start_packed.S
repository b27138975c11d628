/* The instructions of _start_packed for aarch64; the hint is bti c. */
/* SPDX-License-Identifier: Apache-2.0 */
#define FRAME_BEGIN .cfi_startproc; .cfi_undefined x30
#define FRAME_END .cfi_endproc
#define APPLY_AND_START hint 34; mov x19, x0; mov x29, 0; bl floor_apply_packed_relocations; mov x0, x19; b _start
#include "packed_entry.inc"
