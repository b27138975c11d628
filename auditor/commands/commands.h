/* The commands: each reads its own arguments, argv[0] being "linkaudit COMMAND", and returns the
 * exit status. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_COMMANDS_H
#define LINKAUDIT_COMMANDS_H

#include "commands/audit.h"

int command_check(int argc, char **argv);
int command_diff(int argc, char **argv);
int command_floor(int argc, char **argv);
int command_needs(int argc, char **argv);
int command_policies(int argc, char **argv);
int command_rules(int argc, char **argv);
int command_runs_on(int argc, char **argv);
int command_tree(int argc, char **argv);
int command_why(int argc, char **argv);

/* Prints what is wrong, and where help is; EXIT_USAGE. which may be "". */
enum exit_status usage_error(const char *command, const char *what, const char *which);

/* For commands whose only option is --help: where the operands begin in argv, and the status to
   end with when there is one (after help, or a wrong option); -1: go on. */
int only_help(int argc, char **argv, const char *help);

/* Opens a file, or prints why not. */
enum exit_status open_file(struct elf_file *f, const char *path, unsigned want);

enum exit_status worst(enum exit_status a, enum exit_status b);

#endif
