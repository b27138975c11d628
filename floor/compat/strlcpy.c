/* strlcpy, strlcat, __strlcpy_chk, __strlcat_chk: since 2.38. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "floor.h"

#include <string.h>

#define CHAR char
#define KIND strl
#define LENGTH strlen
#define BOUNDED_LENGTH strnlen
#define COPY memcpy
#include "strlcpy.h"
