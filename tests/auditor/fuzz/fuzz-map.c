/* Reads one hostile link map, and what it says of a file's imports. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"
#include "link/why.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct elf_import imports[] = {{.name = "random"}, {.name = "puts"}, {.name = "_ZdlPv"}};
    enum { IMPORTS = sizeof imports / sizeof *imports };
    const struct elf_file file = {.imports = imports, .import_count = IMPORTS};
    char error[512];
    struct why *why = why_open(fuzz_file(data, size), &file, error, sizeof error);
    for (size_t i = 0; why && i < IMPORTS; i++) {
        struct why_step steps[WHY_STEPS];
        struct why_answer answer;
        why_symbol(why, imports[i].name, &answer);
        for (size_t k = 0; k < answer.count; k++)
            why_chain(why, answer.objects[k], steps);
        free(why_summary(why, imports[i].name));
    }
    why_close(why);
    return 0;
}
