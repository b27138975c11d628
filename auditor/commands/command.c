/* What the commands share. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/commands.h"
#include "elf/open.h"
#include "report/text.h"

#include <getopt.h>
#include <stdio.h>

enum exit_status usage_error(const char *command, const char *what, const char *which)
{
    fprintf(stderr, "%s: %s%s\nTry '%s --help'.\n", command, what, which, command);
    return EXIT_USAGE;
}

int only_help(int argc, char **argv, const char *help)
{
    static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {0}};
    int option = getopt_long(argc, argv, "h", options, NULL);
    if (option == -1)
        return -1;
    if (option != 'h') {
        fprintf(stderr, "Try '%s --help'.\n", argv[0]);
        return EXIT_USAGE;
    }
    fputs(help, stdout);
    return EXIT_PASS;
}

enum exit_status open_file(struct elf_file *f, const char *path, unsigned want)
{
    char error[256];
    if (elf_open(f, path, want, error, sizeof error) == ELF_OK)
        return EXIT_PASS;
    text_complain(path, error);
    return EXIT_UNREADABLE;
}

enum exit_status worst(enum exit_status a, enum exit_status b)
{
    return a > b ? a : b;
}
