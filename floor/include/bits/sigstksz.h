/* Below 2.34 SIGSTKSZ and MINSIGSTKSZ are the numbers of <bits/sigstack.h>, as they were. Since
   then the headers ask sysconf for them, by names that no older libc knows. */
/* SPDX-License-Identifier: Apache-2.0 */
#if FLOOR_MINOR >= 34
#include_next <bits/sigstksz.h>
#endif
