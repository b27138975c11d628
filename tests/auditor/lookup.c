/* For tests/auditor/lookup.t: whether the lookup by DT_GNU_HASH finds what the list of exports has,
 * no more and no less.
 *
 * usage: lookup <LIST     prints "FILE: ..." for each difference, then how many names were looked
 * up in how many files */
/* SPDX-License-Identifier: Apache-2.0 */
#include "elf/lookup.h"
#include "elf/open.h"

#include <stdio.h>
#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same(const struct elf_export *a, const struct elf_export *b)
{
    return same_text(a->name, b->name) && same_text(a->version, b->version) && a->size == b->size &&
           a->hidden == b->hidden && a->weak == b->weak && a->type == b->type;
}

/* How often an export is among those that a lookup of its name finds. */
static size_t found(const struct elf_file *f, const struct elf_export *wanted)
{
    struct elf_export e;
    size_t count = 0;
    for (size_t at = 0; elf_lookup_next(f, wanted->name, elf_gnu_hash(wanted->name), &at, &e);)
        count += same(wanted, &e);
    return count;
}

/* How often it is in the list. */
static size_t listed(const struct elf_file *f, const struct elf_export *wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < f->export_count; i++)
        count += same(wanted, &f->exports[i]);
    return count;
}

/* A name with one letter more is there as often as the list has it: mostly not at all. */
static bool finds_longer(const struct elf_file *f, const struct elf_file *list, const char *name)
{
    char longer[256];
    struct elf_export e;
    size_t at = 0;
    if (snprintf(longer, sizeof longer, "%s_", name) >= (int)sizeof longer ||
        !elf_lookup_next(f, longer, elf_gnu_hash(longer), &at, &e))
        return false;
    return listed(list, &e) == 0;
}

static size_t compare(const char *path, const struct elf_file *list, const struct elf_file *f)
{
    for (size_t i = 0; i < list->export_count; i++) {
        const struct elf_export *e = &list->exports[i];
        const size_t looked = found(f, e), times = looked == 1 ? 1 : listed(list, e);
        if (looked != times)
            printf("%s: %s: listed %zu times, found %zu times\n", path, e->name, times, looked);
        if (finds_longer(f, list, e->name))
            printf("%s: %s_ is found, and not listed\n", path, e->name);
    }
    return list->export_count;
}

/* What came of all files. */
struct sums {
    size_t names, files, without;
};

static void compare_file(const char *path, struct sums *sums)
{
    char error[256];
    struct elf_file list, f;
    const enum elf_status a = elf_open(&list, path, ELF_EXPORTS, error, sizeof error);
    const enum elf_status b = elf_open(&f, path, ELF_LOOKUP, error, sizeof error);
    if (a != b)
        printf("%s: status %d with a list, %d with a lookup: %s\n", path, a, b, error);
    if (a == ELF_OK && b == ELF_OK) {
        if (f.lookup)
            sums->names += compare(path, &list, &f);
        else if (f.export_count != list.export_count)
            printf("%s: no lookup, and not the same list\n", path);
        sums->files += f.lookup != NULL;
        sums->without += f.lookup == NULL;
        if (f.import_count != list.import_count)
            printf("%s: %zu imports, or %zu\n", path, f.import_count, list.import_count);
    }
    if (a == ELF_OK)
        elf_close(&list);
    if (b == ELF_OK)
        elf_close(&f);
}

int main(void)
{
    char path[4096];
    struct sums sums = {0};
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        compare_file(path, &sums);
    }
    printf("%zu names in %zu files, %zu files without a lookup\n", sums.names, sums.files,
           sums.without);
    return 0;
}
