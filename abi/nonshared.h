/* What a release's libc_nonshared.a links into a program, so that no library has to export it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_NONSHARED_H
#define LINKAUDIT_NONSHARED_H

enum { NONSHARED_ALWAYS = 1 << 16 };

/* The minor of the last glibc 2.x whose libc_nonshared.a has the symbol; NONSHARED_ALWAYS: the
   newest still has it; 0: none has. */
int nonshared_last(const char *symbol);

#endif
