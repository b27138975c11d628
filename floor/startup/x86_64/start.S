/* _start for x86_64: the same object for PIE and not. */
/* SPDX-License-Identifier: Apache-2.0 */
	.text
	.globl _start
	.type _start, %function
_start:
	.cfi_startproc
	.cfi_undefined rip
	xorl %ebp, %ebp
	movq %rsp, %rdi
	movq %rdx, %rsi			/* rtld_fini, from the loader */
	andq $-16, %rsp
	call floor_start
	.cfi_endproc
	.size _start, . - _start
#include "data_start.inc"
