/* _start_packed for arm, the entry of a program whose relative relocations are packed
   (-Wl,-e,_start_packed): applies them and goes on as _start does, with the stack and the loader's
   rtld_fini as they were. */
	.syntax unified
	.arm
	.text
	.globl _start_packed
	.type _start_packed, %function
_start_packed:
	.fnstart
	.cantunwind
	mov r4, r0
	mov r5, sp
	bic r0, r5, #7
	mov sp, r0
	bl floor_apply_packed_relocations
	mov sp, r5
	mov r0, r4
	b _start
	.fnend
	.size _start_packed, . - _start_packed
	.section .note.GNU-stack,"",%progbits
