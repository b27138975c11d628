/* The machines that a Python wheel is for, by its name. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_WHEEL_H
#define LINKAUDIT_WHEEL_H

#include <stdbool.h>

/* Is a wheel of that name for an architecture, as the tables of glibc call it? By its platform
   tags, which stand between the last "-" and ".whl" with dots between them (PEP 491). True too for
   "any", and for what is no wheel. */
bool wheel_is_for(const char *wheel, const char *arch);

#endif
