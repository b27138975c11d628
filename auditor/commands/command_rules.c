/* linkaudit rules: every rule, what it demands, why, and how to mend what breaks it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/commands.h"

#include <getopt.h>
#include <stdio.h>

static const char help[] =
    "usage: linkaudit rules [RULE]...\n"
    "\n"
    "Every rule, a line each; or those named, with what each demands, why, and how to mend what\n"
    "breaks it. A policy file names rules in its lines 'require', 'allow' and 'warn'.\n"
    "\n"
    "Exit status: 0; 2 there is no such rule.\n";

static void show(const struct rule *rule)
{
    printf("%s\n  demands  %s\n  why      %s\n  to mend  %s\n", rule->name, rule->demands,
           rule->why, rule->mend);
    if (rule->guards)
        printf("  guards   %s\n", rule->guards);
    if (rule->asked)
        printf("  applies  where a policy says so: require %s\n", rule->name);
}

static void show_all(FILE *out)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        fprintf(out, "%-19s %s\n", rules[i].name, rules[i].demands);
}

int command_rules(int argc, char **argv)
{
    int early = only_help(argc, argv, help);
    if (early >= 0)
        return early;
    if (optind == argc)
        show_all(stdout);
    for (int i = optind; i < argc; i++) {
        const struct rule *rule = rule_by_name(argv[i]);
        if (!rule) {
            fprintf(stderr, "linkaudit rules: there is no rule '%s'. These are:\n", argv[i]);
            show_all(stderr);
            return EXIT_USAGE;
        }
        show(rule);
    }
    return EXIT_PASS;
}
