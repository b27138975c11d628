/* _start_packed for x86_64, the entry of a program whose relative relocations are packed
   (-Wl,-e,_start_packed): applies them and goes on as _start does, with the stack and the loader's
   rtld_fini as they were. */
	.text
	.globl _start_packed
	.type _start_packed, %function
_start_packed:
	.cfi_startproc
	.cfi_undefined rip
	movq %rdx, %rbx
	movq %rsp, %rbp
	andq $-16, %rsp
	call floor_apply_packed_relocations
	movq %rbp, %rsp
	movq %rbx, %rdx
	jmp _start
	.cfi_endproc
	.size _start_packed, . - _start_packed
	.section .note.GNU-stack,"",%progbits
