/* wcslcpy, wcslcat, __wcslcpy_chk, __wcslcat_chk: since 2.38. No difference. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "floor.h"

#include <wchar.h>

#define CHAR wchar_t
#define KIND wcsl
#define LENGTH wcslen
#define BOUNDED_LENGTH wcsnlen
#define COPY wmemcpy
#include "strlcpy.h"
