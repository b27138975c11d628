/* The instructions of _start_packed for arm. */
/* SPDX-License-Identifier: Apache-2.0 */
	.syntax unified
	.arm
#define FRAME_BEGIN .fnstart; .cantunwind
#define FRAME_END .fnend
#define APPLY_AND_START \
	mov r4, r0; mov r5, sp; bic r0, r5, #7; mov sp, r0; bl floor_apply_packed_relocations; mov sp, r5; mov r0, r4; b _start
#include "packed_entry.inc"
