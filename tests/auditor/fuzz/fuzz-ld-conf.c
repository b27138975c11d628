/* Reads one hostile etc/ld.so.conf, with what it includes. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"
#include "loader/ld_conf.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const char *directories[LD_CONF_DIRECTORIES];
    struct arena arena = {.limit = 1 << 20};
    struct sysroot sysroot;
    char *head;
    fuzz_tree(data, size, &head);
    if (!sysroot_open(&sysroot, fuzz_directory()))
        abort();
    const size_t count = ld_conf_read(&sysroot, &arena, directories);
    for (size_t i = 0; i < count; i++)
        if (directories[i][0] != '/')
            abort();
    arena_free(&arena);
    free(head);
    return 0;
}
