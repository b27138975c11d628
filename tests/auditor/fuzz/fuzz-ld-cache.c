/* Reads one hostile etc/ld.so.cache. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fuzz.h"
#include "loader/ld_cache.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct sysroot sysroot;
    static int fd = -1;
    struct names paths = {.limit = TABLE_LIMIT, .text_limit = 1 << 20};
    if (fd < 0) {
        char *head, path[PATH_MAX];
        fuzz_tree((const unsigned char *)"\fetc/ld.so.cache", 17, &head);
        free(head);
        snprintf(path, sizeof path, "%s/etc/ld.so.cache", fuzz_directory());
        if (!sysroot_open(&sysroot, fuzz_directory()) ||
            (fd = open(path, O_WRONLY | O_CLOEXEC)) < 0)
            abort();
    }
    if (ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
        abort();
    ld_cache_read(&sysroot, &paths);
    names_free(&paths);
    return 0;
}
