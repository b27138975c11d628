/* __stack_chk_fail_local: linked into each program and library, because on i386 a call through the
   PLT takes a register that a broken function's end doesn't have. */
/* SPDX-License-Identifier: Apache-2.0 */
extern void __stack_chk_fail(void) __attribute__((noreturn));

__attribute__((visibility("hidden"), noreturn)) void __stack_chk_fail_local(void)
{
    __stack_chk_fail();
}
