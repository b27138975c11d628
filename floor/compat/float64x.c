/* acosf64x and the other functions of _Float64x: since 2.27. No difference: long double's, under
 * another name. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include <float.h>

#if LDBL_MANT_DIG == 64 || LDBL_MANT_DIG == 113
#define N f64x
#define TYPE long double
#define SUFFIX l
#define KIND ld
#define FROM l
#include "floatn.h"
#endif
