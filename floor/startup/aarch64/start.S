/* _start for aarch64: the same object for PIE and not. */
/* SPDX-License-Identifier: Apache-2.0 */
	.text
	.globl _start
	.type _start, %function
_start:
	.cfi_startproc
	.cfi_undefined x30
	hint 34				/* bti c */
	mov x29, 0
	mov x30, 0
	mov x1, x0			/* rtld_fini, from the loader */
	mov x0, sp
	bl floor_start
	.cfi_endproc
	.size _start, . - _start
#include "data_start.inc"
