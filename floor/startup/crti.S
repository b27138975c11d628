/* The heads of _init and _fini, for the few objects that still add to .init and .fini. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "frame.inc"

	.section .init, "ax", %progbits
	.globl _init
	.hidden _init
	.type _init, %function
_init:
	FRAME_PUSH(_init)
	.section .fini, "ax", %progbits
	.globl _fini
	.hidden _fini
	.type _fini, %function
_fini:
	FRAME_PUSH(_fini)
	.section .note.GNU-stack, "", %progbits
