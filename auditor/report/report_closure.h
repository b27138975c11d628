/* What a program loads, as text. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_REPORT_CLOSURE_H
#define LINKAUDIT_REPORT_CLOSURE_H

#include "loader/closure.h"

#include <stdio.h>

/* The program's path, then a line for each library in the order of loading: its name, its path, who
   named that path. Below a library, the paths that were there and passed over; below a missing one,
   all that were considered. */
void report_closure(FILE *out, const struct closure *c);

#endif
