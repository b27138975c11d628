/* Reads one hostile PT_NOTE, then looks for names of libraries in the same bytes. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/open.h"
#include "elf/reader.h"
#include "fuzz.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct reader r; /* its window is large */
    struct elf_file file = {.segments = calloc(2, sizeof *file.segments),
                            .imports = calloc(1, sizeof *file.imports)};
    char error[256];
    if (!file.segments || !file.imports)
        abort();
    file.segments[0] = (struct elf_segment){.type = PT_NOTE, .file_size = size, .align = 4};
    file.segments[1] = (struct elf_segment){.type = PT_LOAD, .flags = PF_R, .file_size = size};
    file.segment_count = 2;
    file.imports[0].name = "dlopen";
    file.import_count = 1;
    r.fd = open(fuzz_file(data, size), O_RDONLY | O_CLOEXEC);
    r.f = &file;
    r.want = ELF_DLOPEN;
    r.size = size;
    r.is64 = size & 1;
    r.error = error;
    r.error_size = sizeof error;
    r.status = ELF_OK;
    r.window_size = 0;
    if (r.fd < 0)
        abort();
    if (read_notes(&r))
        read_dlopen_strings(&r);
    for (size_t i = 0; i < file.dlopen_count; i++)
        if (strnlen(file.dlopens[i].soname, size + 1) > size)
            abort();
    table_free(&r.dlopens);
    close(r.fd);
    elf_close(&file);
    return 0;
}
