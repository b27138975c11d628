/* The host's features.h with the floor's release in it, so that __GLIBC_PREREQ tells the truth.
   FLOOR_MINOR comes from the wrapper. */
#include_next <features.h>
#undef __GLIBC_MINOR__
#define __GLIBC_MINOR__ FLOOR_MINOR
