/* linkaudit: reads linked ELF files and says whether they load and run where they are meant to. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/commands.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: linkaudit [check] [OPTION]... FILE...   does each FILE load and run where it is meant "
    "to?\n"
    "       linkaudit floor FILE...                 the oldest glibc that each FILE runs on\n"
    "       linkaudit runs-on FILE...               the distributions that each FILE runs on\n"
    "       linkaudit needs FILE...                 what each FILE needs, no judgement\n"
    "       linkaudit why FILE SYMBOL[@VERSION]     who brought a symbol in\n"
    "       linkaudit tree FILE...                  what each FILE loads, and how it is found\n"
    "       linkaudit diff OLD NEW                  what a new build needs that the old one did "
    "not\n"
    "       linkaudit rules [RULE]...               every rule, or one with its reasons\n"
    "       linkaudit policies                      the ready policies\n"
    "       linkaudit COMMAND --help                a command's options and examples\n"
    "\n"
    "  -h, --help      this text\n"
    "  -V, --version   the version\n"
    "\n"
    "Exit status: 0 all files pass; 1 a file breaks a rule, or has no floor; 2 wrong usage;\n"
    "3 a file can't be read as ELF (the others are audited all the same), or the output written.\n"
    "\n"
    "Examples: linkaudit ./myprogram\n"
    "          linkaudit check --target-glibc=2.28 ./myprogram || exit 1\n"
    "          linkaudit check --policy=manylinux_2_28 --format=sarif build/ >linkaudit.sarif\n";

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    char *full_name; /* getopt prints it */
} commands[] = {
    {"check", command_check, "linkaudit check"},
    {"floor", command_floor, "linkaudit floor"},
    {"needs", command_needs, "linkaudit needs"},
    {"runs-on", command_runs_on, "linkaudit runs-on"},
    {"why", command_why, "linkaudit why"},
    {"tree", command_tree, "linkaudit tree"},
    {"diff", command_diff, "linkaudit diff"},
    {"rules", command_rules, "linkaudit rules"},
    {"policies", command_policies, "linkaudit policies"},
};

static int run_command(const struct command *command, int argc, char **argv)
{
    argv[0] = command->full_name;
    return command->run(argc, argv);
}

static int run(int argc, char **argv)
{
    if (argc < 2)
        return usage_error("linkaudit", "a file or a command is missing", "");
    const char *first = argv[1];
    if (strcmp(first, "-h") == 0 || strcmp(first, "--help") == 0)
        return fputs(help, stdout), EXIT_PASS;
    if (strcmp(first, "-V") == 0 || strcmp(first, "--version") == 0)
        return puts("linkaudit (bpftrace-portable) " LINKAUDIT_VERSION), EXIT_PASS;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, first) == 0)
            return run_command(&commands[i], argc - 1, argv + 1);
    /* A file, or an option of check. */
    if (*first != '-' && *first != '@' && !strchr(first, '/') && access(first, F_OK) != 0)
        return usage_error("linkaudit", "neither a command nor a file: ", first);
    return run_command(&commands[0], argc, argv);
}

int main(int argc, char **argv)
{
    /* A line at a time: several processes may have something to say. */
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    int status = run(argc, argv);
    /* A verdict that did not reach its reader is none: a full disk, a closed pipe. */
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("linkaudit: standard output");
        return EXIT_UNREADABLE;
    }
    return status;
}
