/* acosf64 and the other functions of _Float64: since 2.27. No difference: double's, under another
 * name. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#define N f64
#define TYPE double
#define SUFFIX
#define KIND d
#define FROM d
#include "floatn.h"
