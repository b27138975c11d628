/* acosf32 and the other functions of _Float32: since 2.27. No difference: float's, under another
 * name. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#define N f32
#define TYPE float
#define SUFFIX f
#define KIND f
#define FROM f
#include "floatn.h"
