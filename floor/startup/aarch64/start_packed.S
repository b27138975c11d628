/* _start_packed for aarch64, the entry of a program whose relative relocations are packed
   (-Wl,-e,_start_packed): applies them and goes on as _start does, with the stack and the loader's
   rtld_fini as they were. */
	.text
	.globl _start_packed
	.type _start_packed, %function
_start_packed:
	.cfi_startproc
	.cfi_undefined x30
	hint 34				/* bti c */
	mov x19, x0
	mov x29, 0
	bl floor_apply_packed_relocations
	mov x0, x19
	b _start
	.cfi_endproc
	.size _start_packed, . - _start_packed
	.section .note.GNU-stack,"",%progbits
