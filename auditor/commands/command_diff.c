/* linkaudit diff: what a new build needs that the old one did not, and the other way round. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "base/grow.h"
#include "commands/commands.h"
#include "judge/floor.h"
#include "report/json.h"
#include "report/text.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: linkaudit diff [--format=text|json] OLD NEW\n"
    "\n"
    "What NEW needs that OLD does not (+), and what it needs no longer (-): interpreter, "
    "libraries,\n"
    "versions, symbols, and the floor; and what its libraries export no longer (-), or newly (+).\n"
    "A directory or a package is compared as a whole, with the first file that needs each.\n"
    "\n"
    "  -f, --format=FORMAT   text (default) or json\n"
    "  -h, --help            this text\n"
    "\n"
    "Exit status: 0 NEW needs nothing more, and exports all that OLD did; 1 it needs more, or "
    "exports\n"
    "less; 2 wrong usage; 3 a file could not be read.\n";

/* A need as two words: "symbol", "getrandom@GLIBC_2.25". */
struct item {
    const char *kind;
    char *text;
    size_t file; /* number of the first that has it */
    size_t others;
};

/* A build: one file, or many. */
struct side {
    struct item *list;
    size_t count;
    char **paths;
    size_t path_count;
    int floor; /* the highest */
    bool out_of_memory;
    struct abi_cache *tables;
};

static const char exported[] = "export";

static void add(struct side *s, const char *kind, const char *first, const char *between,
                const char *second)
{
    struct item *list = grown(s->list, s->count, sizeof *list);
    if (list)
        s->list = list;
    char *text = NULL;
    if (!list || asprintf(&text, "%s%s%s", first, between, second) < 0)
        s->out_of_memory = true;
    else
        s->list[s->count++] = (struct item){kind, text, s->path_count, 0};
}

static void add_exports(struct side *s, const struct elf_file *f)
{
    for (size_t i = 0; i < f->export_count && !elf_is_program(f); i++) {
        const struct elf_export *e = &f->exports[i];
        char *symbol = NULL;
        if (asprintf(&symbol, "%s%s%s", e->name, e->version ? "@" : "",
                     e->version ? e->version : "") < 0)
            s->out_of_memory = true;
        else
            add(s, exported, f->soname ? f->soname : "", f->soname ? " " : "", symbol);
        free(symbol);
    }
}

static enum exit_status collect(void *context, const struct elf_file *f)
{
    struct side *s = context;
    const struct policy policy = {0};
    struct findings below = {0};
    if (f->interpreter)
        add(s, "interpreter", f->interpreter, "", "");
    for (size_t i = 0; i < f->needed_count; i++)
        add(s, "library", f->needed[i], "", "");
    for (size_t i = 0; i < f->need_count; i++)
        add(s, "version", f->needs[i].library, " ", f->needs[i].version);
    for (size_t i = 0; i < f->import_count; i++) {
        const struct elf_need *need = f->imports[i].need;
        add(s, "symbol", f->imports[i].name, need ? "@" : "", need ? need->version : "");
    }
    add_exports(s, f);
    const int floor = floor_of(f, &policy, s->tables, &below);
    findings_free(&below);
    if (!s->path_count || floor_is_above(floor, s->floor))
        s->floor = floor;
    char **paths = grown(s->paths, s->path_count, sizeof *paths);
    if (paths)
        s->paths = paths;
    if (!paths || !(paths[s->path_count] = strdup(f->path)))
        s->out_of_memory = true;
    else
        s->path_count++;
    return EXIT_PASS;
}

static int compare(const struct item *a, const struct item *b)
{
    int kinds = strcmp(a->kind, b->kind);
    return kinds ? kinds : strcmp(a->text, b->text);
}

static int compare_places(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    int order = compare(a, b);
    return order ? order : (a->file > b->file) - (a->file < b->file);
}

/* Sorted, each once. */
static void settle(struct side *s)
{
    size_t kept = 0;
    if (s->count)
        qsort(s->list, s->count, sizeof *s->list, compare_places);
    for (size_t i = 0; i < s->count; i++) {
        if (kept && compare(&s->list[kept - 1], &s->list[i]) == 0) {
            s->list[kept - 1].others++;
            free(s->list[i].text);
        } else
            s->list[kept++] = s->list[i];
    }
    s->count = kept;
}

static bool collect_side(struct side *s, const char *command, char *argument,
                         enum exit_status *status)
{
    char *const arguments[] = {argument, NULL};
    *status = worst(*status, each_linked(command, arguments, ELF_EXPORTS, collect, s));
    settle(s);
    if (s->out_of_memory)
        fputs("linkaudit: out of memory\n", stderr);
    return !s->out_of_memory && *status == EXIT_PASS;
}

static void free_side(struct side *s)
{
    for (size_t i = 0; i < s->count; i++)
        free(s->list[i].text);
    for (size_t i = 0; i < s->path_count; i++)
        free(s->paths[i]);
    free(s->list);
    free(s->paths);
}

static void show_text(char sign, const struct side *s, const struct item *item)
{
    printf("%c %-12s ", sign, item->kind);
    text_plain(stdout, item->text);
    if (s->path_count > 1) {
        fputs("  (", stdout);
        text_plain(stdout, s->paths[item->file]);
        if (item->others)
            printf(" and %zu other%s", item->others, item->others > 1 ? "s" : "");
        putchar(')');
    }
    putchar('\n');
}

static void show_json(char sign, const struct side *s, const struct item *item, bool first)
{
    printf("%s\n    {\"sign\": \"%c\", ", first ? "" : ",", sign);
    json_member(stdout, "kind", item->kind);
    fputs(", ", stdout);
    json_member(stdout, "text", item->text);
    fputs(", ", stdout);
    json_member(stdout, "path", s->paths[item->file]);
    printf(", \"others\": %zu}", item->others);
}

/* Walks the two sorted lists; whether the new one needs more, or exports less. */
static bool show_difference(const struct side *old, const struct side *new, bool json)
{
    bool worse = false;
    size_t shown = 0;
    for (size_t o = 0, n = 0; o < old->count || n < new->count;) {
        int order = o == old->count   ? 1
                    : n == new->count ? -1
                                      : compare(&old->list[o], &new->list[n]);
        const struct side *s = order < 0 ? old : new;
        const struct item *item = order < 0 ? &old->list[o] : &new->list[n];
        o += order <= 0;
        n += order >= 0;
        if (order == 0)
            continue;
        if (json)
            show_json(order < 0 ? '-' : '+', s, item, !shown++);
        else
            show_text(order < 0 ? '-' : '+', s, item);
        worse |= item->kind == exported ? order < 0 : order > 0;
    }
    return worse;
}

static void show_floor(char sign, int minor)
{
    if (minor > 0)
        printf("%c %-12s glibc 2.%d\n", sign, "floor", minor);
    else
        printf("%c %-12s %s\n", sign, "floor", minor == FLOOR_ANY ? "any glibc" : "no glibc");
}

static enum exit_status compare_sides(const struct side *old, const struct side *new, bool json)
{
    if (json)
        json_begin(stdout, "differences");
    bool worse = show_difference(old, new, json);
    worse |= floor_is_above(new->floor, old->floor);
    if (json) {
        fputs("],\n  \"floor\": {", stdout);
        json_floor(stdout, "old", old->floor);
        fputs(", ", stdout);
        json_floor(stdout, "new", new->floor);
        printf("}, \"worse\": %s}\n", worse ? "true" : "false");
    } else if (old->floor != new->floor) {
        show_floor('-', old->floor);
        show_floor('+', new->floor);
    }
    return worse ? EXIT_FINDINGS : EXIT_PASS;
}

int command_diff(int argc, char **argv)
{
    struct abi_cache tables = {{0}};
    struct side old = {.tables = &tables}, new = {.tables = &tables};
    enum exit_status status = EXIT_PASS;
    bool json = false;
    const int early = format_or_help(argc, argv, help, &json);
    if (early >= 0)
        return early;
    if (argc - optind != 2)
        return usage_error(argv[0], "wants two files, directories or packages, OLD and NEW", "");
    const bool first = collect_side(&old, argv[0], argv[optind], &status);
    const bool second = collect_side(&new, argv[0], argv[optind + 1], &status);
    if (first && second)
        status = compare_sides(&old, &new, json);
    else
        status = EXIT_UNREADABLE;
    free_side(&old);
    free_side(&new);
    abi_cache_free(&tables);
    return (int)status;
}
