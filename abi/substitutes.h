/* What programs use instead of glibc's newer symbols. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_SUBSTITUTES_H
#define LINKAUDIT_SUBSTITUTES_H

/* What to use instead of a glibc symbol newer than the floor; NULL: nothing special is known. */
const char *substitute_for(const char *symbol);

#endif
