/* The instructions of _start_packed for x86_64. */
/* SPDX-License-Identifier: Apache-2.0 */
#define FRAME_BEGIN .cfi_startproc; .cfi_undefined rip
#define FRAME_END .cfi_endproc
#define APPLY_AND_START \
	movq %rdx, %rbx; movq %rsp, %rbp; andq $-16, %rsp; call floor_apply_packed_relocations; \
	movq %rbp, %rsp; movq %rbx, %rdx; jmp _start
#include "packed_entry.inc"
