/* linkaudit: reads linked ELF files and says whether they keep to a glibc release's exports. */
#define _GNU_SOURCE
#include "floor.h"
#include "report.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum exit_status { EXIT_PASS, EXIT_FINDINGS, EXIT_USAGE, EXIT_UNREADABLE };

static const char help[] =
    "usage: linkaudit check --target-glibc=RELEASE FILE...   does each FILE load and run there?\n"
    "       linkaudit floor FILE...                          the oldest glibc that each FILE runs "
    "on\n"
    "       linkaudit needs FILE...                          what each FILE needs, no judgement\n"
    "       linkaudit rules [RULE]                           every rule, or one with its reasons\n"
    "\n"
    "  -t, --target-glibc=RELEASE   the oldest glibc that a file must run on, 2.17 for example\n"
    "  -h, --help                   this text\n"
    "  -V, --version                the version\n"
    "\n"
    "A file passes when all that it needs is in that release: libraries, versions, and each\n"
    "imported symbol, by the table of what the release exports on the file's architecture.\n"
    "\n"
    "Exit status: 0 all files pass; 1 a file breaks a rule, or has no floor; 2 wrong usage;\n"
    "3 a file can't be read as ELF (the others are audited all the same), or the output written.\n"
    "\n"
    "Example: linkaudit check --target-glibc=2.28 ./myprogram || exit 1\n";

static enum exit_status usage_error(const char *what, const char *which)
{
    fprintf(stderr, "linkaudit: %s%s\nTry 'linkaudit --help'.\n", what, which);
    return EXIT_USAGE;
}

static bool use_colour(void)
{
    const char *off = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(off && *off);
}

/* Any architecture's table will do to know a release: they all end with the same one. */
static bool known_release(const char *text, int *minor)
{
    const struct abi_arch *arch = abi_by_name("x86_64");
    *minor = abi_minor(text);
    if (*minor >= arch->oldest && *minor <= arch->newest)
        return true;
    fprintf(stderr, "linkaudit: '%s' is not a glibc release from 2.%d to 2.%d\n", text,
            arch->oldest, arch->newest);
    return false;
}

/* Opens a file, or says why not. */
static enum exit_status open_file(struct elf_file *f, const char *path)
{
    char error[256];
    if (elf_open(f, path, 0, error, sizeof error) == ELF_OK)
        return EXIT_PASS;
    fputs("linkaudit: ", stderr);
    report_text(stderr, path);
    fprintf(stderr, ": %s\n", error);
    return EXIT_UNREADABLE;
}

static enum exit_status worst(enum exit_status a, enum exit_status b)
{
    return a > b ? a : b;
}

static enum exit_status check_files(char **paths, const struct policy *policy)
{
    enum exit_status status = EXIT_PASS;
    bool colour = use_colour();
    for (; *paths; paths++) {
        struct elf_file f;
        struct findings findings = {0};
        enum exit_status opened = open_file(&f, *paths);
        status = worst(status, opened);
        if (opened != EXIT_PASS)
            continue;
        check_file(&f, policy, &findings);
        if (findings.out_of_memory) {
            fprintf(stderr, "linkaudit: %s: out of memory\n", *paths);
            exit(EXIT_UNREADABLE);
        }
        report_check(stdout, &f, policy, &findings, colour);
        status = worst(status, findings.count ? EXIT_FINDINGS : EXIT_PASS);
        findings_free(&findings);
        elf_close(&f);
    }
    return status;
}

static enum exit_status command_check(int argc, char **argv, const char *target)
{
    struct policy policy;
    if (!target)
        return usage_error("check wants --target-glibc=RELEASE", "");
    if (!known_release(target, &policy.minor))
        return EXIT_USAGE;
    if (argc == 0)
        return usage_error("check wants a FILE", "");
    return check_files(argv, &policy);
}

static enum exit_status show_needs(const struct elf_file *f)
{
    report_needs(stdout, f);
    return EXIT_PASS;
}

static enum exit_status show_floor(const struct elf_file *f)
{
    struct findings below = {0};
    int minor = floor_of(f, &below);
    report_floor(stdout, f, minor, &below);
    findings_free(&below);
    return minor == FLOOR_NONE ? EXIT_FINDINGS : EXIT_PASS;
}

/* Shows something of each file; the worst status of all. */
static enum exit_status each_file(int argc, char **argv,
                                  enum exit_status (*show)(const struct elf_file *))
{
    enum exit_status status = EXIT_PASS;
    if (argc == 0)
        return usage_error("a FILE is missing", "");
    for (; *argv; argv++) {
        struct elf_file f;
        enum exit_status opened = open_file(&f, *argv);
        status = worst(status, opened);
        if (opened == EXIT_PASS) {
            status = worst(status, show(&f));
            elf_close(&f);
        }
    }
    return status;
}

static enum exit_status command_rules(int argc, char **argv)
{
    if (argc == 0) {
        report_rules(stdout, NULL);
        return EXIT_PASS;
    }
    for (; *argv; argv++) {
        const struct rule *rule = rule_by_name(*argv);
        if (!rule)
            return usage_error("there is no rule ", *argv);
        report_rules(stdout, rule);
    }
    return EXIT_PASS;
}

static enum exit_status run(int argc, char **argv)
{
    static const struct option options[] = {{"target-glibc", required_argument, NULL, 't'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'V'},
                                            {0}};
    const char *target = NULL;
    for (int option; (option = getopt_long(argc, argv, "t:hV", options, NULL)) != -1;) {
        switch (option) {
        case 't':
            target = optarg;
            break;
        case 'h':
            fputs(help, stdout);
            return EXIT_PASS;
        case 'V':
            puts("linkaudit (bpftrace-portable) 0.1");
            return EXIT_PASS;
        default:
            fputs("Try 'linkaudit --help'.\n", stderr);
            return EXIT_USAGE;
        }
    }
    if (optind == argc)
        return usage_error("a command is missing: check, floor, needs or rules", "");
    const char *command = argv[optind];
    argc -= optind + 1;
    argv += optind + 1;
    if (strcmp(command, "check") == 0)
        return command_check(argc, argv, target);
    if (target)
        return usage_error("--target-glibc belongs to check, not to ", command);
    if (strcmp(command, "needs") == 0)
        return each_file(argc, argv, show_needs);
    if (strcmp(command, "floor") == 0)
        return each_file(argc, argv, show_floor);
    if (strcmp(command, "rules") == 0)
        return command_rules(argc, argv);
    return usage_error("unknown command: ", command);
}

int main(int argc, char **argv)
{
    enum exit_status status = run(argc, argv);
    /* A verdict that did not reach its reader is none: a full disk, a closed pipe. */
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("linkaudit: standard output");
        return EXIT_UNREADABLE;
    }
    return (int)status;
}
