/* gettid: since 2.30. No difference. */
#include "floor.h"
#include "system_call.h"

#include <unistd.h>

FLOOR pid_t gettid(void)
{
    return (pid_t)syscall(SYS_gettid);
}
