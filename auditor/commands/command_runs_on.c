/* linkaudit runs-on: the distributions that each file runs on, and those that it does not. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/commands.h"
#include "elf/open.h"
#include "judge/distributions.h"
#include "report/text.h"

#include <getopt.h>

static const char help[] =
    "usage: linkaudit runs-on FILE...\n"
    "\n"
    "The releases of distributions that each FILE runs on, by their glibc and, for C++ programs,\n"
    "their GCC runtime; and those that it does not run on, with the first thing that they lack.\n"
    "Other libraries may have to be installed there: they are named. Whether a distribution was\n"
    "ever made for the file's architecture is not known here.\n"
    "\n"
    "Exit status: 0 it runs on some; 1 on none; 2 wrong usage; 3 a file could not be read.\n";

static void show_name(const struct distribution *d)
{
    printf("%s %s%s%s%s", d->name, d->release, *d->codename ? " (" : "", d->codename,
           *d->codename ? ")" : "");
}

/* What comes with no distribution's base: libraries of others than glibc and GCC. */
static void show_libraries(const struct elf_file *f, const struct abi_arch *arch)
{
    for (size_t i = 0; arch && i < f->needed_count; i++) {
        if (abi_library(arch, f->needed[i]) >= 0)
            continue;
        fputs("  needs    ", stdout);
        text_plain(stdout, f->needed[i]);
        puts(" too");
    }
}

static enum exit_status show_runs_on(const struct elf_file *f, struct abi_cache *tables)
{
    enum exit_status status = EXIT_FINDINGS;
    text_plain(stdout, f->path);
    putchar('\n');
    show_libraries(f, abi_by_elf(f->machine, f->elf_class, f->data));
    const struct distribution *d;
    for (size_t i = 0; (d = distribution_by_number(i)); i++) {
        struct findings findings = {0};
        check_distribution(f, d, tables, &findings);
        findings_sort(&findings);
        fputs(findings.count ? "  not on   " : "  runs on  ", stdout);
        show_name(d);
        printf(", glibc 2.%d", d->minor);
        if (findings.count) {
            fputs(": ", stdout);
            text_plain(stdout, findings.list[0].subject);
            fputs(": ", stdout);
            text_plain(stdout, findings.list[0].detail);
        } else {
            status = EXIT_PASS;
        }
        putchar('\n');
        findings_free(&findings);
    }
    return status;
}

int command_runs_on(int argc, char **argv)
{
    enum exit_status status = EXIT_PASS;
    struct abi_cache tables = {{0}};
    int early = only_help(argc, argv, help);
    if (early >= 0)
        return early;
    if (optind == argc)
        return usage_error(argv[0], "a FILE is missing", "");
    for (int i = optind; i < argc; i++) {
        struct elf_file f;
        enum exit_status opened = open_file(&f, argv[i], 0);
        status = worst(status, opened);
        if (opened == EXIT_PASS) {
            status = worst(status, show_runs_on(&f, &tables));
            elf_close(&f);
        }
    }
    abi_cache_free(&tables);
    return (int)status;
}
