/* Below 2.34 PTHREAD_STACK_MIN is a number, as it was: good for an array's size and for #if. */
/* SPDX-License-Identifier: Apache-2.0 */
#if FLOOR_MINOR >= 34
#include_next <bits/pthread_stack_min-dynamic.h>
#elif !defined PTHREAD_STACK_MIN
#include <bits/pthread_stack_min.h>
#endif
