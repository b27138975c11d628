/* Numbers of system calls that the host's headers may be too old to have (Debian 11's are of Linux
   5.10). From 424 on they are the same everywhere but for the ABIs with a base of their own. */
#ifndef SYSTEM_CALL_H
#define SYSTEM_CALL_H

#include <sys/syscall.h>

#if defined __mips__ && _MIPS_SIM == _ABI64
enum { SYSTEM_CALL_BASE = 5000 };
#else
enum { SYSTEM_CALL_BASE = 0 };
#endif

#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 (SYSTEM_CALL_BASE + 441)
#endif
#ifndef SYS_mount_setattr
#define SYS_mount_setattr (SYSTEM_CALL_BASE + 442)
#endif
#ifndef SYS_process_mrelease
#define SYS_process_mrelease (SYSTEM_CALL_BASE + 448)
#endif
#ifndef SYS_mseal
#define SYS_mseal (SYSTEM_CALL_BASE + 462)
#endif

#endif
