/* The heads of _init and _fini, for the few objects that still add to .init and .fini. */
	.section .init,"ax",@progbits
	.globl _init
	.hidden _init
	.type _init, @function
_init:
	subq $8, %rsp
	.section .fini,"ax",@progbits
	.globl _fini
	.hidden _fini
	.type _fini, @function
_fini:
	subq $8, %rsp
	.section .note.GNU-stack,"",@progbits
