/* The tails of _init and _fini. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "frame.inc"

	.section .init, "ax", %progbits
	FRAME_POP
	.section .fini, "ax", %progbits
	FRAME_POP
	.section .note.GNU-stack, "", %progbits
