/* call_once: since 2.28. No difference: pthread_once under another name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include "c11_threads.h"

FLOOR void call_once(once_flag *flag, void (*function)(void))
{
    pthread_once((pthread_once_t *)flag, function);
}
