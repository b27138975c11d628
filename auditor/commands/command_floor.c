/* linkaudit floor: the lowest glibc that each file loads and runs on, and what decides it. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/commands.h"
#include "judge/floor.h"
#include "report/json.h"
#include "report/text.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: linkaudit floor [--format=text|json] FILE|DIR|@LIST|-...\n"
    "\n"
    "The lowest glibc that each FILE loads and runs on, and what the release below it lacks.\n"
    "Libraries that are not glibc's are not judged. A DIR, a package and a list stand for the ELF\n"
    "files that are in them. Of several files the last line says what all of them run on.\n"
    "\n"
    "  -f, --format=FORMAT   text (default) or json\n"
    "  -h, --help            this text\n"
    "\n"
    "Exit status: 0 each has a floor; 1 no glibc has all that a file needs; 2 wrong usage; 3 a "
    "file\n"
    "could not be read.\n";

/* The files so far. */
struct floors {
    struct policy policy;
    struct abi_cache tables;
    bool json;
    size_t count;
    int highest;   /* FLOOR_NONE is above all */
    char *decides; /* the file with it */
};

static void show_text(const struct elf_file *f, int minor)
{
    text_plain(stdout, f->path);
    if (minor == FLOOR_NONE)
        puts(": no glibc of the table has what it needs");
    else if (minor != FLOOR_ANY)
        printf(": glibc 2.%d\n", minor);
    else if (elf_is_static(f))
        puts(": no glibc: linked statically, needs no library");
    else
        printf(": glibc 2.%d or older (the oldest of the table)\n",
               abi_by_elf(f->machine, f->elf_class, f->data)->oldest);
}

static void show_json(const struct elf_file *f, int minor, const struct findings *below, bool first)
{
    const struct abi_arch *arch = abi_by_elf(f->machine, f->elf_class, f->data);
    fputs(first ? "\n    {" : ",\n    {", stdout);
    json_member(stdout, "path", f->path);
    fputs(", ", stdout);
    json_member(stdout, "architecture", arch ? arch->name : NULL);
    fputs(", ", stdout);
    json_floor(stdout, "glibc", minor);
    fputs(",\n     ", stdout);
    json_findings(stdout, "lacks", below);
    putchar('}');
}

static enum exit_status show(void *context, const struct elf_file *f)
{
    struct floors *all = context;
    struct findings below = {0};
    const int minor = floor_of(f, &all->policy, &all->tables, &below);
    if (all->json)
        show_json(f, minor, &below, !all->count);
    else {
        show_text(f, minor);
        text_findings(stdout, &below, false);
    }
    findings_free(&below);
    if (!all->count++ || floor_is_above(minor, all->highest)) {
        all->highest = minor;
        free(all->decides);
        all->decides = strdup(f->path);
    }
    return minor == FLOOR_NONE ? EXIT_FINDINGS : EXIT_PASS;
}

static void show_end(const struct floors *all)
{
    if (all->json) {
        fputs("],\n  ", stdout);
        json_floor(stdout, "floor", all->count ? all->highest : FLOOR_NONE);
        puts("}");
    } else if (all->count > 1 && all->highest == FLOOR_ANY)
        printf("all %zu files run on every glibc of the table\n", all->count);
    else if (all->count > 1) {
        if (all->highest == FLOOR_NONE)
            printf("no glibc of the table runs all %zu files, because of ", all->count);
        else
            printf("all %zu files run on glibc 2.%d, because of ", all->count, all->highest);
        text_plain(stdout, all->decides ? all->decides : "");
        putchar('\n');
    }
}

int command_floor(int argc, char **argv)
{
    struct floors all = {.highest = FLOOR_ANY};
    const int early = format_or_help(argc, argv, help, &all.json);
    if (early >= 0)
        return early;
    if (optind == argc)
        return usage_error(argv[0], "a FILE is missing", "");
    if (!policy_for_glibc(&all.policy, 0))
        return EXIT_UNREADABLE;
    if (all.json)
        json_begin(stdout, "floors");
    const enum exit_status status = each_linked(argv[0], argv + optind, 0, show, &all);
    show_end(&all);
    policy_free(&all.policy);
    abi_cache_free(&all.tables);
    free(all.decides);
    return (int)status;
}
