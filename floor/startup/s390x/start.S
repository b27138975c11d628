/* _start for s390x: the same object for PIE and not. */
/* SPDX-License-Identifier: Apache-2.0 */
	.text
	.globl _start
	.type _start, %function
_start:
	.cfi_startproc
	.cfi_undefined r14
	lgr %r2, %r15
	lgr %r3, %r14			/* rtld_fini, from the loader */
	lghi %r0, -16
	ngr %r15, %r0
	aghi %r15, -160
	xc 0(8, %r15), 0(%r15)		/* the end of the chain of frames */
	brasl %r14, floor_start
	.cfi_endproc
	.size _start, . - _start
#include "data_start.inc"
