/* __libc_single_threaded: since 2.32. Differs: always 0, "there may be threads", which is always
   right and costs libstdc++'s shared_ptr an atomic operation. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

FLOOR char __libc_single_threaded = 0;
