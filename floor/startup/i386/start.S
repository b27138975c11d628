/* _start for i386: the same object for PIE and not. */
/* SPDX-License-Identifier: Apache-2.0 */
	.text
	.globl _start
	.type _start, %function
_start:
	.cfi_startproc
	.cfi_undefined eip
	xorl %ebp, %ebp
	movl %esp, %eax
	andl $-16, %esp
	subl $8, %esp			/* the arguments keep the alignment */
	pushl %edx			/* rtld_fini, from the loader */
	pushl %eax
	call floor_start
	.cfi_endproc
	.size _start, . - _start
#include "data_start.inc"
