/* The host's features.h with the floor's release in it, so that __GLIBC_PREREQ tells the truth: no
   release later than the floor's, and none that these headers are not of. FLOOR_MINOR comes from
   the wrapper. */
/* SPDX-License-Identifier: Apache-2.0 */
#include_next <features.h>
#if __GLIBC_MINOR__ > FLOOR_MINOR
#undef __GLIBC_MINOR__
#define __GLIBC_MINOR__ FLOOR_MINOR
#endif
