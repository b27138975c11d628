/* The commands: each reads its own arguments, argv[0] being "linkaudit COMMAND", and returns the
 * exit status. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_COMMANDS_H
#define LINKAUDIT_COMMANDS_H

#include "commands/audit.h"
#include "judge/facts.h"

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

/* The same for those whose only other option is --format=text|json. */
int format_or_help(int argc, char **argv, const char *help, bool *json);

/* Opens a file, or prints why not. */
enum exit_status open_file(struct elf_file *f, const char *path, unsigned want);

/* Reads an input that is to be a linked file; EXIT_UNREADABLE after a message. What a directory has
   beside such files is passed over: EXIT_PASS too, and then facts->kind is FACTS_OTHER. On
   EXIT_PASS facts_close frees it. */
enum exit_status open_linked(struct facts *facts, const struct input *input, unsigned want);

/* All that arguments, up to a NULL, stand for, opened one after the other, with ELF facts by want.
   The worst status, show's among them; EXIT_UNREADABLE too where no linked file is there. */
enum exit_status each_linked(const char *command, char *const arguments[], unsigned want,
                             enum exit_status (*show)(void *context, const struct elf_file *f),
                             void *context);

enum exit_status worst(enum exit_status a, enum exit_status b);

#endif
