/* __isoc23_wcstol, wcstoll, wcstoul, wcstoull, wcstoimax, wcstoumax, and those with _l: since 2.38;
   headers turn the plain names into them for C23 and for _GNU_SOURCE. No difference: L"0b101" is
   read here, all else by the plain functions. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "floor.h"

#include <locale.h>
#include <wchar.h>
#include <wctype.h>

#define CHAR wchar_t
#define IS_SPACE(c) iswspace((wint_t)(c))
#define NAME(kind) wcsto##kind
#include "isoc23_integers.h"
