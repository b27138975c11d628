/* __isoc23_wscanf, fwscanf, swscanf, vwscanf, vfwscanf, vswscanf: since 2.38; headers turn the
   plain names into them for C23 and for _GNU_SOURCE. Differs: they are C99's, so %i does not read
   "0b101", and %b and the lengths wN and wfN are unknown. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <wchar.h>

#define CHAR wchar_t
#define KIND wscanf
#include "isoc23_scanf.h"
