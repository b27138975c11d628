/* Preprocessed only: tells which architecture of the tables a compiler's programs are for, the
   release of its headers, and whether it is one whose long double older releases don't know. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <features.h>
#if defined __x86_64__ && defined __LP64__
#define ARCH "x86_64"
#elif defined __i386__
#define ARCH "i386"
#elif defined __aarch64__ && defined __LP64__ && defined __AARCH64EL__
#define ARCH "aarch64"
#elif defined __arm__ && defined __ARM_PCS_VFP && defined __ARMEL__
#define ARCH "arm"
#elif defined __powerpc64__ && defined __LITTLE_ENDIAN__ && _CALL_ELF == 2
#define ARCH "powerpc64le"
#elif defined __riscv && __riscv_xlen == 64 && defined __riscv_float_abi_double
#define ARCH "riscv64"
#elif defined __s390x__
#define ARCH "s390x"
#endif
/* Words, no declarations. */
/* clang-format off */
#ifdef __GLIBC__
floor_arch ARCH
floor_headers __GLIBC_MINOR__
#endif
#ifdef __LONG_DOUBLE_IEEE128__
floor_long_double ieee /* powerpc64le's new one */
#endif
