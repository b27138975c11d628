/* linkaudit diff: what a new build needs that the old one did not, and the other way round. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/commands.h"
#include "elf/open.h"
#include "judge/floor.h"
#include "report/text.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: linkaudit diff OLD NEW\n"
    "\n"
    "What NEW needs that OLD does not (+), and what it needs no longer (-): interpreter, "
    "libraries,\n"
    "versions, symbols, and the floor.\n"
    "\n"
    "Exit status: 0 NEW needs nothing more; 1 it needs more; 2 wrong usage; 3 a file could not be\n"
    "read.\n";

/* A need as two words: "symbol", "getrandom@GLIBC_2.25". */
struct item {
    const char *kind;
    char *text;
};

struct items {
    struct item *list;
    size_t count;
};

static bool add(struct items *items, const char *kind, const char *first, const char *between,
                const char *second)
{
    size_t size = strlen(first) + strlen(between) + strlen(second) + 1;
    char *text = malloc(size);
    if (!text)
        return false;
    snprintf(text, size, "%s%s%s", first, between, second);
    items->list[items->count++] = (struct item){kind, text};
    return true;
}

static int compare(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    int kinds = strcmp(a->kind, b->kind);
    return kinds ? kinds : strcmp(a->text, b->text);
}

/* All that a file needs, sorted; false without memory. */
static bool collect(const struct elf_file *f, struct items *items)
{
    items->list =
        calloc(f->needed_count + f->need_count + f->import_count + 1, sizeof *items->list);
    bool good = items->list != NULL;
    if (good && f->interpreter)
        good = add(items, "interpreter", f->interpreter, "", "");
    for (size_t i = 0; good && i < f->needed_count; i++)
        good = add(items, "library", f->needed[i], "", "");
    for (size_t i = 0; good && i < f->need_count; i++)
        good = add(items, "version", f->needs[i].library, " ", f->needs[i].version);
    for (size_t i = 0; good && i < f->import_count; i++) {
        const struct elf_need *need = f->imports[i].need;
        good = add(items, "symbol", f->imports[i].name, need ? "@" : "", need ? need->version : "");
    }
    if (good)
        qsort(items->list, items->count, sizeof *items->list, compare);
    else
        fputs("linkaudit: out of memory\n", stderr);
    return good;
}

static void free_items(struct items *items)
{
    for (size_t i = 0; i < items->count; i++)
        free(items->list[i].text);
    free(items->list);
}

static void show(char sign, const struct item *item)
{
    printf("%c %-12s ", sign, item->kind);
    text_plain(stdout, item->text);
    putchar('\n');
}

/* Walks the two sorted lists; how many the new one has more. */
static size_t show_difference(const struct items *old, const struct items *new)
{
    size_t more = 0;
    for (size_t o = 0, n = 0; o < old->count || n < new->count;) {
        int order = o == old->count   ? 1
                    : n == new->count ? -1
                                      : compare(&old->list[o], &new->list[n]);
        if (order < 0)
            show('-', &old->list[o]);
        if (order > 0)
            show('+', &new->list[n]), more++;
        o += order <= 0;
        n += order >= 0;
    }
    return more;
}

static int floor_without_reasons(const struct elf_file *f, struct abi_cache *tables)
{
    const struct policy policy = {0};
    struct findings below = {0};
    int minor = floor_of(f, &policy, tables, &below);
    findings_free(&below);
    return minor;
}

static void show_floor(char sign, int minor)
{
    if (minor > 0)
        printf("%c %-12s glibc 2.%d\n", sign, "floor", minor);
    else
        printf("%c %-12s %s\n", sign, "floor", minor == FLOOR_ANY ? "any glibc" : "no glibc");
}

static int compare_files(const struct elf_file *old, const struct elf_file *new)
{
    struct items old_items = {0}, new_items = {0};
    struct abi_cache tables = {{0}};
    int status = EXIT_UNREADABLE;
    if (collect(old, &old_items) && collect(new, &new_items)) {
        int before = floor_without_reasons(old, &tables);
        int after = floor_without_reasons(new, &tables);
        status = show_difference(&old_items, &new_items) ? EXIT_FINDINGS : EXIT_PASS;
        if (before != after) {
            show_floor('-', before);
            show_floor('+', after);
            bool rose = after == FLOOR_NONE || (before != FLOOR_NONE && after > before);
            status = rose ? EXIT_FINDINGS : status;
        }
    }
    free_items(&old_items);
    free_items(&new_items);
    abi_cache_free(&tables);
    return status;
}

int command_diff(int argc, char **argv)
{
    struct elf_file old, new;
    int early = only_help(argc, argv, help);
    if (early >= 0)
        return early;
    if (argc - optind != 2)
        return usage_error(argv[0], "wants two files, OLD and NEW", "");
    enum exit_status first = open_file(&old, argv[optind], 0);
    enum exit_status second = open_file(&new, argv[optind + 1], 0);
    int status = (int)worst(first, second);
    if (status == EXIT_PASS)
        status = compare_files(&old, &new);
    if (first == EXIT_PASS)
        elf_close(&old);
    if (second == EXIT_PASS)
        elf_close(&new);
    return status;
}
