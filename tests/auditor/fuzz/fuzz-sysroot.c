/* Looks for a program's libraries in one hostile sysroot: what is found lies in it, without a
 * symlink on the way.
 *
 * The lines before the tree: DT_RUNPATH, LD_LIBRARY_PATH, PT_INTERP, then DT_NEEDED. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fuzz.h"
#include "loader/closure.h"

#include <elf.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { NEEDED = 32 };

static void demand_inside(const struct sysroot *s, const char *host)
{
    char real[PATH_MAX];
    const size_t root = strlen(s->host);
    if (strncmp(host, s->host, root) != 0 || (host[root] && host[root] != '/'))
        abort();
    if (!realpath(host, real) || strcmp(real, host) != 0)
        abort();
}

static void demand_found(const struct sysroot *s, const struct search_result *found)
{
    if (found->host && !found->outside)
        demand_inside(s, found->host);
}

static void resolve(const char *path)
{
    struct sysroot s;
    char host[PATH_SIZE], file[2 * PATH_SIZE];
    const char *inside;
    if (!sysroot_open(&s, fuzz_directory()))
        abort();
    if (sysroot_resolve(&s, path, host))
        demand_inside(&s, host);
    snprintf(file, sizeof file, "%s/%s", fuzz_directory(), path);
    if (sysroot_find(&s, file, host, &inside) && inside && inside[0] != '/')
        abort();
}

static void search(const struct elf_file *file, const char *library_path)
{
    struct loaded loaded = {0};
    struct closure closure;
    char error[256];
    const struct setting setting = {fuzz_directory(), library_path, 1};
    if (closure_open(&closure, &loaded, file->path, file, &setting, error, sizeof error) ==
        ELF_OK) {
        for (size_t i = 0; i < closure.missing_count; i++) /* no library here is whole */
            demand_found(&closure.sysroot, &closure.missing[i]->search);
        closure_close(&closure);
    }
    loaded_free(&loaded);
}

static const char *next_line(char **rest)
{
    const char *line = strsep(rest, "\n");
    return line && *line ? line : NULL;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static char path[PATH_MAX + 16];
    const char *needed[NEEDED];
    struct elf_file file = {.path = path, .machine = EM_X86_64, .type = ET_DYN, .needed = needed};
    char *head, *rest;
    fuzz_tree(data, size, &head);
    snprintf(path, sizeof path, "%s/bin/program", fuzz_directory());
    rest = head;
    file.elf_class = ELFCLASS64;
    file.data = ELFDATA2LSB;
    file.dynamic = true;
    file.runpath = next_line(&rest);
    const char *library_path = next_line(&rest);
    file.interpreter = next_line(&rest);
    if (file.interpreter && strstr(file.interpreter, "musl"))
        file.other_system = "musl";
    for (const char *line; file.needed_count < NEEDED && (line = next_line(&rest));) {
        resolve(line);
        needed[file.needed_count++] = line;
    }
    search(&file, library_path);
    free(head);
    return 0;
}
