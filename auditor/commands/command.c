/* What the commands share. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/commands.h"
#include "elf/open.h"
#include "report/text.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

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

int format_or_help(int argc, char **argv, const char *help, bool *json)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'}, {"help", no_argument, NULL, 'h'}, {0}};
    for (int option; (option = getopt_long(argc, argv, "f:h", options, NULL)) != -1;) {
        if (option == 'h')
            return fputs(help, stdout), EXIT_PASS;
        if (option != 'f') {
            fprintf(stderr, "Try '%s --help'.\n", argv[0]);
            return EXIT_USAGE;
        }
        *json = strcmp(optarg, "json") == 0;
        if (!*json && strcmp(optarg, "text") != 0)
            return usage_error(argv[0], "the format is text or json, not ", optarg);
    }
    return -1;
}

enum exit_status open_file(struct elf_file *f, const char *path, unsigned want)
{
    char error[256];
    if (elf_open(f, path, want, error, sizeof error) == ELF_OK)
        return EXIT_PASS;
    text_complain(path, error);
    return EXIT_UNREADABLE;
}

enum exit_status open_linked(struct facts *facts, const struct input *input, unsigned want)
{
    const struct facts_wanted wanted = {.elf = want};
    facts_open(facts, input->path, input_name(input), input->walked, &wanted);
    if (facts->kind == FACTS_LINKED || facts->kind == FACTS_OTHER)
        return EXIT_PASS;
    const char *error = facts->kind == FACTS_OBJECTS ? "not linked yet" : facts->error;
    text_complain(input_name(input), error);
    facts_close(facts);
    return EXIT_UNREADABLE;
}

enum exit_status each_linked(const char *command, char *const arguments[], unsigned want,
                             enum exit_status (*show)(void *context, const struct elf_file *f),
                             void *context)
{
    enum exit_status status = EXIT_PASS;
    struct inputs inputs = {0};
    size_t shown = 0;
    for (; *arguments; arguments++)
        if (!inputs_add(&inputs, *arguments))
            status = EXIT_UNREADABLE;
    for (size_t i = 0; i < inputs.count; i++) {
        struct facts facts;
        const enum exit_status opened = open_linked(&facts, &inputs.list[i], want);
        status = worst(status, opened);
        if (opened != EXIT_PASS)
            continue;
        if (facts.kind == FACTS_LINKED) {
            status = worst(status, show(context, &facts.file));
            shown++;
        }
        facts_close(&facts);
    }
    inputs_free(&inputs);
    if (!shown && status == EXIT_PASS) {
        fprintf(stderr, "%s: no linked ELF file found\n", command);
        status = EXIT_UNREADABLE;
    }
    return status;
}

enum exit_status worst(enum exit_status a, enum exit_status b)
{
    return a > b ? a : b;
}
