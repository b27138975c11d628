/* _start for riscv64: the same object for PIE and not. */
/* SPDX-License-Identifier: Apache-2.0 */
	.text
	.globl _start
	.type _start, %function
_start:
	.cfi_startproc
	.cfi_undefined ra
	call load_gp
	mv a1, a0			/* rtld_fini, from the loader */
	mv a0, sp
	andi sp, sp, -16
	call floor_start
	.cfi_endproc
	.size _start, . - _start

/* Relaxed code of the program reads by gp, and a library's constructor may call it: so the loader
   has to set it before those. */
	.type load_gp, %function
load_gp:
	.option push
	.option norelax
	lla gp, __global_pointer$
	.option pop
	ret
	.size load_gp, . - load_gp
	.section .preinit_array, "aw"
	.balign 8
	.dword load_gp
#include "data_start.inc"
