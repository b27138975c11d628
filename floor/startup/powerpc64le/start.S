/* _start for powerpc64le (ELFv2): the same object for PIE and not. */
/* SPDX-License-Identifier: Apache-2.0 */
	.abiversion 2
	.text
	.globl _start
	.type _start, %function
_start:
	.cfi_startproc
	.cfi_undefined lr
	addis 2, 12, .TOC.-_start@ha
	addi 2, 2, .TOC.-_start@l
	.localentry _start, .-_start
	mr 8, 1				/* the loader has put argc to rtld_fini into r3 to r7 */
	clrrdi 1, 1, 4
	li 0, 0
	stdu 1, -128(1)
	mtlr 0
	std 0, 0(1)
	bl floor_start
	nop
	.cfi_endproc
	.size _start, . - _start
#include "data_start.inc"
