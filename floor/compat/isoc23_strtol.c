/* __isoc23_strtol, strtoll, strtoul, strtoull, strtoimax, strtoumax, and those with _l: since 2.38;
   headers turn the plain names into them for C23 and for _GNU_SOURCE. No difference: "0b101" is
   read here, all else by the plain functions. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "floor.h"

#include <ctype.h>
#include <locale.h>

#define CHAR char
#define IS_SPACE(c) isspace((unsigned char)(c))
#define NAME(kind) strto##kind
#include "isoc23_integers.h"
