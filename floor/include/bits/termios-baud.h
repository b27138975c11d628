/* Below 2.42 a terminal's speeds are the kernel's codes, as they were. Since then the headers have
   rates, B9600 being 9600, and an older cfsetospeed fails with EINVAL for those. */
/* SPDX-License-Identifier: Apache-2.0 */
#include_next <bits/termios-baud.h>

#if FLOOR_MINOR < 42 && B50 == 50
#include <bits/termios-cbaud.h>

#undef B0
#undef B50
#undef B75
#undef B110
#undef B134
#undef B150
#undef B200
#undef B300
#undef B600
#undef B1200
#undef B1800
#undef B2400
#undef B4800
#undef B9600
#undef B19200
#undef B38400
#define B0 0000000
#define B50 0000001
#define B75 0000002
#define B110 0000003
#define B134 0000004
#define B150 0000005
#define B200 0000006
#define B300 0000007
#define B600 0000010
#define B1200 0000011
#define B1800 0000012
#define B2400 0000013
#define B4800 0000014
#define B9600 0000015
#define B19200 0000016
#define B38400 0000017

/* These codes are an architecture's. */
#undef B57600
#undef B115200
#undef B230400
#undef B460800
#undef B500000
#undef B576000
#undef B921600
#undef B1000000
#undef B1152000
#undef B1500000
#undef B2000000
#undef B2500000
#undef B3000000
#undef B3500000
#undef B4000000
#define B57600 __B57600
#define B115200 __B115200
#define B230400 __B230400
#define B460800 __B460800
#define B500000 __B500000
#define B576000 __B576000
#define B921600 __B921600
#define B1000000 __B1000000
#define B1152000 __B1152000
#define B1500000 __B1500000
#define B2000000 __B2000000
#define B2500000 __B2500000
#define B3000000 __B3000000
#define B3500000 __B3500000
#define B4000000 __B4000000

/* And these have none. */
#undef B7200
#undef B14400
#undef B28800
#undef B33600
#undef B76800
#undef B153600
#undef B307200
#undef B614400
#undef B5000000
#undef B10000000
#undef SPEED_MAX
#undef __MAX_BAUD
#define __MAX_BAUD B4000000
#endif
