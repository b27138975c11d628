/* linkaudit policies: the ready policies, a line each. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/commands.h"
#include "judge/installed.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

static const char help[] =
    "usage: linkaudit policies\n"
    "\n"
    "The policies that are installed: for check --policy=NAME. Each with the oldest glibc that it\n"
    "asks for, and the systems that it stands for.\n"
    "\n"
    "Exit status: 0; 2 wrong usage; 3 there are none, or one can't be read.\n"
    "\n"
    "Example: linkaudit check --policy=debian-12 ./myprogram\n";

static enum exit_status show(const char *name)
{
    struct policy p;
    char error[512];
    if (!policy_read(&p, name, error, sizeof error)) {
        fprintf(stderr, "linkaudit: %s\n", error);
        return EXIT_UNREADABLE;
    }
    if (p.musl)
        printf("%-19s musl 1.%d    ", name, p.musl);
    else if (p.minor)
        printf("%-19s glibc 2.%d  ", name, p.minor);
    else
        printf("%-19s own floor   ", name);
    puts(p.about ? p.about : "");
    policy_free(&p);
    return EXIT_PASS;
}

int command_policies(int argc, char **argv)
{
    enum exit_status status = EXIT_PASS;
    size_t count;
    int early = only_help(argc, argv, help);
    if (early >= 0)
        return early;
    if (optind < argc)
        return usage_error(argv[0], "takes no argument: ", argv[optind]);
    char **names = installed_policies(&count);
    if (!names) {
        fputs(
            "linkaudit: no policies beside the program: policies/, ../share/linkaudit/policies/\n",
            stderr);
        return EXIT_UNREADABLE;
    }
    for (size_t i = 0; i < count; i++)
        status = worst(status, show(names[i]));
    installed_free(names, count);
    return (int)status;
}
