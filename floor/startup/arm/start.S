/* _start for arm: the same object for PIE and not. */
/* SPDX-License-Identifier: Apache-2.0 */
	.syntax unified
	.arm
	.text
	.globl _start
	.type _start, %function
_start:
	.fnstart
	.cantunwind
	mov fp, #0
	mov lr, #0
	mov r1, r0			/* rtld_fini, from the loader */
	mov r0, sp
	bic r2, r0, #7
	mov sp, r2
	bl floor_start
	.fnend
	.size _start, . - _start
#include "data_start.inc"
