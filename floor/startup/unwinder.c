/* Sets up the unwinder that is linked into this program or library, if there is one: a part of
   crti.o. pthread_cancel and pthread_exit load the host's libgcc_s and unwind by that one, but the
   routines that run a frame's cleanups are the program's, and those read a table of register sizes
   that only the first unwinding of their own fills (libgcc's unwind-dw2.c): without it they abort.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef __ARM_EABI__ /* whose unwinder has no such table */
#include <stddef.h>

enum { END_OF_STACK = 5 }; /* _URC_END_OF_STACK */

/* libgcc_eh.a's, which is hidden; NULL where none is linked, or a shared one. */
extern int _Unwind_Backtrace(int (*)(void *, void *), void *)
    __attribute__((weak, visibility("hidden")));

/* This file's first byte. */
extern const char __ehdr_start[] __attribute__((weak, visibility("hidden")));

static int stop(void *context, void *unused)
{
    (void)context;
    (void)unused;
    return END_OF_STACK;
}

/* By a pointer: gold computes the address of a hidden symbol that is not there from the program
   counter, and that is not NULL. In a library it leaves the pointer to the loader, which adds where
   the file is loaded to nothing. */
static int (*const volatile unwind)(int (*)(void *, void *), void *) = _Unwind_Backtrace;

__attribute__((constructor)) static void set_up(void)
{
    if (unwind && (const char *)unwind != __ehdr_start)
        unwind(stop, NULL);
}
#endif
