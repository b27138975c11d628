/* sigabbrev_np, sigdescr_np: since 2.32. No difference: the descriptions are those of sys_siglist,
   which headers no longer declare and libc keeps for old programs. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include <signal.h>
#include <stddef.h>

extern const char *const old_descriptions[] __asm__("_sys_siglist");

#define NAME(signal) [SIG##signal] = #signal
static const char *const names[] = {
    NAME(HUP),    NAME(INT),   NAME(QUIT), NAME(ILL),  NAME(TRAP),
    NAME(ABRT),   NAME(BUS),   NAME(FPE),  NAME(KILL), NAME(USR1),
    NAME(SEGV),   NAME(USR2),  NAME(PIPE), NAME(ALRM), NAME(TERM),
#ifdef SIGSTKFLT
    NAME(STKFLT),
#endif
    NAME(CHLD),   NAME(CONT),  NAME(STOP), NAME(TSTP), NAME(TTIN),
    NAME(TTOU),   NAME(URG),   NAME(XCPU), NAME(XFSZ), NAME(VTALRM),
    NAME(PROF),   NAME(WINCH), NAME(POLL), NAME(PWR),  NAME(SYS),
};

FLOOR const char *sigabbrev_np(int signal)
{
    return signal > 0 && signal < (int)(sizeof names / sizeof *names) ? names[signal] : NULL;
}

FLOOR const char *sigdescr_np(int signal)
{
    return sigabbrev_np(signal) ? old_descriptions[signal] : NULL;
}
