/* linkaudit floor: the lowest glibc that each file loads and runs on, and what decides it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/commands.h"
#include "elf/open.h"
#include "judge/floor.h"
#include "report/text.h"

#include <getopt.h>

static const char help[] =
    "usage: linkaudit floor FILE...\n"
    "\n"
    "The lowest glibc that each FILE loads and runs on, and what the release below it lacks.\n"
    "Libraries that are not glibc's are not judged.\n"
    "\n"
    "Exit status: 0 each has a floor; 1 no glibc has all that a file needs; 2 wrong usage; 3 a "
    "file\n"
    "could not be read.\n";

static enum exit_status show_floor(const struct elf_file *f, const struct policy *policy,
                                   struct abi_cache *tables)
{
    struct findings below = {0};
    int minor = floor_of(f, policy, tables, &below);
    text_plain(stdout, f->path);
    if (minor == FLOOR_ANY)
        puts(": every glibc of the table has what it needs");
    else if (minor == FLOOR_NONE)
        puts(": no glibc of the table has what it needs");
    else
        printf(": glibc 2.%d\n", minor);
    text_findings(stdout, &below, false);
    findings_free(&below);
    return minor == FLOOR_NONE ? EXIT_FINDINGS : EXIT_PASS;
}

int command_floor(int argc, char **argv)
{
    enum exit_status status = EXIT_PASS;
    struct abi_cache tables = {{0}};
    struct policy policy;
    int early = only_help(argc, argv, help);
    if (early >= 0)
        return early;
    if (optind == argc)
        return usage_error(argv[0], "a FILE is missing", "");
    if (!policy_for_glibc(&policy, 0))
        return EXIT_UNREADABLE;
    for (int i = optind; i < argc; i++) {
        struct elf_file f;
        enum exit_status opened = open_file(&f, argv[i], 0);
        status = worst(status, opened);
        if (opened == EXIT_PASS) {
            status = worst(status, show_floor(&f, &policy, &tables));
            elf_close(&f);
        }
    }
    policy_free(&policy);
    abi_cache_free(&tables);
    return (int)status;
}
