/* What every substitute begins with: visible to the program it is linked into, and to nothing else.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FLOOR_H
#define FLOOR_H

/* Headers without inline definitions of what is defined here (stat before 2.33, thrd_equal
   since 2.40): clang ignores the attributes of what it knows to be defined. */
#ifndef __NO_INLINE__
#define __NO_INLINE__ 1
#endif

#define FLOOR __attribute__((visibility("hidden"), weak))

#endif
