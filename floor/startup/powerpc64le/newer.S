/* What powerpc64le's libstdc++.a asks for since GCC 12 and old releases of glibc have not.
   __parse_hwcap_and_convert_at_platform (2.23) only says that a thread's record has the processor's
   features for __builtin_cpu_supports: on an older glibc that reads what happens to stand there.
   The others (2.32) serve long double in IEEE's format, which no program at an older floor can have:
   glibc-floor refuses compilers that make it. libstdc++'s facets for it are linked and never run. */
/* SPDX-License-Identifier: Apache-2.0 */
	.abiversion 2
	.text
	.irp name, __parse_hwcap_and_convert_at_platform, __frexpieee128, __sprintfieee128, \
		__strtoieee128, __strtoieee128_l, __vsnprintfieee128
	.weak \name
	.hidden \name
	.type \name, %function
\name:
	.endr
	trap
	.section .note.GNU-stack, "", %progbits
