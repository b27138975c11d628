/* Reads one hostile archive: its members, what they want, the floor that they have. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fuzz.h"
#include "judge/check_objects.h"
#include "judge/floor.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct abi_cache tables;
    const struct policy policy = {.minor = 25, .isa = 1};
    struct findings found = {0}, below = {0};
    struct objects objects;
    char error[256];
    if (objects_open(&objects, fuzz_file(data, size), error, sizeof error) != ELF_OK)
        return 0;
    check_objects(&objects, &policy, policy.minor, &tables, &found);
    objects_floor(&objects, &tables, &below);
    findings_free(&found);
    findings_free(&below);
    objects_close(&objects);
    return 0;
}
