/* sysconf: before 2.34 it does not know _SC_MINSIGSTKSZ and _SC_SIGSTKSZ, which objects that were
   compiled with newer headers ask for when they allocate a signal's stack. All else is libc's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "behind.h"
#include "floor.h"

#include <signal.h>
#include <sys/auxv.h>
#include <unistd.h>
#if defined __x86_64__ || defined __i386__
#include <cpuid.h>
#endif

enum {
    SC_MINSIGSTKSZ = 249,
    SC_SIGSTKSZ = 250,
    MIN_SIGNAL_STACK = 51, /* AT_MINSIGSTKSZ, Linux 5.14 on x86 */
};
BEHIND(sysconf);

/* Bytes that the kernel needs to deliver a signal. */
static long minimum(void)
{
    long bytes = (long)getauxval(MIN_SIGNAL_STACK);
#if defined __x86_64__ || defined __i386__
    /* An older kernel does not tell; what grows is the state that xsave stores. */
    unsigned a, xsave = 0, c, d;
    if (bytes == 0 && __get_cpuid_count(0xd, 0, &a, &xsave, &c, &d))
        bytes = MINSIGSTKSZ + (long)xsave;
#endif
    return bytes > MINSIGSTKSZ ? bytes : MINSIGSTKSZ;
}

FLOOR long sysconf(int name)
{
    if (name == SC_MINSIGSTKSZ)
        return minimum();
    if (name == SC_SIGSTKSZ)
        return 4 * minimum() > SIGSTKSZ ? 4 * minimum() : SIGSTKSZ;
    return behind_sysconf(name);
}
