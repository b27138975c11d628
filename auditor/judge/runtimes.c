/* The table of the GCC runtime's versions (runtimes.def). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/runtimes.h"

#include <stddef.h>
#include <string.h>

static const struct runtime {
    const char *library, *version, *release;
} runtimes[] = {
#define V(library, version, release) {library, version, release},
#include "judge/runtimes.def"
#undef V
};

const char *runtime_release(const char *library, const char *version)
{
    for (size_t i = 0; i < sizeof runtimes / sizeof *runtimes; i++)
        if (strcmp(runtimes[i].library, library) == 0 && strcmp(runtimes[i].version, version) == 0)
            return runtimes[i].release;
    return NULL;
}
