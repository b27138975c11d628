/* __aeabi_read_tp: linked into each program. Changes no register but r0, as the ABI demands. */
/* SPDX-License-Identifier: Apache-2.0 */
	.syntax unified
	.arch armv6k			/* the oldest with hard float that has the register */
	.arm
	.text
	.globl __aeabi_read_tp
	.hidden __aeabi_read_tp
	.type __aeabi_read_tp, %function
__aeabi_read_tp:
	.fnstart
	mrc p15, 0, r0, c13, c0, 3
	bx lr
	.fnend
	.size __aeabi_read_tp, . - __aeabi_read_tp
	.section .note.GNU-stack, "", %progbits
