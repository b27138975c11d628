/* Numbers of system calls that the host's headers may be too old to have (glibc 2.31, of Debian 11,
   knows those of Linux 5.4). From 424 on they are the same everywhere but for the ABIs with a base
   of their own. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SYSTEM_CALL_H
#define SYSTEM_CALL_H

#include <sys/syscall.h>

#if defined __mips__ && _MIPS_SIM == _ABI64
enum { SYSTEM_CALL_BASE = 5000 };
#else
enum { SYSTEM_CALL_BASE = 0 };
#endif

#ifndef SYS_close_range
#define SYS_close_range (SYSTEM_CALL_BASE + 436)
#endif
#ifndef SYS_openat2
#define SYS_openat2 (SYSTEM_CALL_BASE + 437)
#endif
#ifndef SYS_pidfd_getfd
#define SYS_pidfd_getfd (SYSTEM_CALL_BASE + 438)
#endif
#ifndef SYS_process_madvise
#define SYS_process_madvise (SYSTEM_CALL_BASE + 440)
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
