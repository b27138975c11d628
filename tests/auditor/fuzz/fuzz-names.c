/* Reads one hostile name: a symbol of C++, what a user calls it, a wheel. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"
#include "judge/wheel.h"
#include "link/cxx_name.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const size_t rooms[] = {1024, 32, 2};
    char *text = fuzz_text(data, size);
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        char *name = malloc(rooms[i]);
        if (!name)
            abort();
        if (cxx_name(text, name, rooms[i]) && strlen(name) >= rooms[i])
            abort();
        if (cxx_normal(text, name, rooms[i]) && strlen(name) >= rooms[i])
            abort();
        free(name);
    }
    wheel_is_for(text, "x86_64");
    wheel_is_for(text, "arm");
    free(text);
    return 0;
}
