/* _start for x86_64, the same object for PIE and not: hands main and the program's own constructor
   runner to __libc_start_main, as every release before 2.34 expects and every later one honours. */
	.text
	.globl _start
	.type _start, @function
_start:
	.cfi_startproc
	.cfi_undefined rip
	xorl %ebp, %ebp
	movq %rdx, %r9			/* rtld_fini, from the loader */
	popq %rsi			/* argc */
	movq %rsp, %rdx			/* argv */
	andq $-16, %rsp
	pushq %rax			/* keeps the alignment */
	pushq %rsp			/* stack_end */
	xorl %r8d, %r8d			/* fini: the loader runs the destructors itself */
	leaq floor_run_constructors(%rip), %rcx
	movq main@GOTPCREL(%rip), %rdi
	call *__libc_start_main@GOTPCREL(%rip)
	hlt
	.cfi_endproc
	.size _start, . - _start

	.data
	.globl __data_start
	.weak data_start
__data_start:
data_start:
	.quad 0
	.section .note.GNU-stack,"",@progbits
