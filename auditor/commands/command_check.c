/* linkaudit check: does each file keep to each policy? */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/commands.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: linkaudit check [OPTION]... FILE|DIR|@LIST|-...\n"
    "\n"
    "Does each file load and run where it is meant to? A file passes a policy when all that it\n"
    "needs is there: libraries, versions, each imported symbol, by the table of what the glibc\n"
    "release exports on the file's architecture; and when nothing else makes a loader refuse it.\n"
    "A DIR stands for the ELF files below it, @LIST for the paths in a file, - for those on the\n"
    "standard input, a line each. Of a .whl, .zip, .deb, .rpm, .tar.* or an image's OCI layout\n"
    "the ELF files in it are judged, by their paths inside: bsdtar or dpkg-deb unpacks it. Object\n"
    "files and archives of them are judged by the names they want.\n"
    "\n"
    "  -t, --target-glibc=RELEASE  the oldest glibc that a file must run on, 2.17 for example\n"
    "  -p, --policy=FILE           the rules in a policy file, or an installed policy's name:\n"
    "                              manylinux_2_28, debian-12, ...; several: each file under each\n"
    "  -f, --format=FORMAT         %s\n"
    "      --map=FILE              the link map: findings say which archive member brought them\n"
    "      --recursive             also find each library as the loader does, and judge those\n"
    "      --sysroot=DIR           find them below DIR, not on this machine (means --recursive)\n"
    "      --library-path=DIRS     the LD_LIBRARY_PATH of the programs there (means --recursive)\n"
    "  -q, --quiet                 with text: only what fails, and the summary\n"
    "  -j, --jobs=N                use N processes\n"
    "  -h, --help                  this text\n"
    "\n"
    "Without a release or policy each file is judged for its own floor, which is told, as are\n"
    "the libraries that it needs beside glibc's.\n"
    "\n"
    "Exit status: 0 all pass; 1 a file breaks a rule; 2 wrong usage; 3 a file could not be read\n"
    "(the others are audited all the same).\n"
    "\n"
    "Example: linkaudit check --target-glibc=2.28 ./myprogram || exit 1\n";

enum { OPTION_MAP = 256, OPTION_RECURSIVE, OPTION_SYSROOT, OPTION_LIBRARY_PATH };

static const struct option options[] = {
    {"target-glibc", required_argument, NULL, 't'},
    {"policy", required_argument, NULL, 'p'},
    {"format", required_argument, NULL, 'f'},
    {"map", required_argument, NULL, OPTION_MAP},
    {"recursive", no_argument, NULL, OPTION_RECURSIVE},
    {"sysroot", required_argument, NULL, OPTION_SYSROOT},
    {"library-path", required_argument, NULL, OPTION_LIBRARY_PATH},
    {"jobs", required_argument, NULL, 'j'},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {0}};

/* With the formats that there are. */
static void print_help(void)
{
    char formats[128] = "";
    const struct format *format;
    size_t length = 0;
    for (size_t i = 0; (format = format_by_number(i)) && length < sizeof formats; i++)
        length += (size_t)snprintf(formats + length, sizeof formats - length, "%s%s%s",
                                   i == 0                    ? ""
                                   : format_by_number(i + 1) ? ", "
                                                             : " or ",
                                   format->name, i == 0 ? " (default)" : "");
    printf(help, formats);
}

static bool use_colour(void)
{
    const char *off = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(off && *off);
}

/* All architectures' tables end with the same release. */
static bool known_release(const char *text, int *minor)
{
    const struct abi_arch *arch = abi_by_number(0);
    *minor = abi_minor(text);
    if (*minor >= arch->oldest && *minor <= arch->newest)
        return true;
    fprintf(stderr, "linkaudit: '%s' is not a glibc release from 2.%d to 2.%d\n", text,
            arch->oldest, arch->newest);
    return false;
}

/* A release is the short form of a policy. */
static bool add_policy(struct audit *a, const char *release, const char *path)
{
    struct policy *p = &a->policies[a->policy_count];
    char error[512];
    int minor;
    if (a->policy_count == POLICY_LIMIT) {
        fprintf(stderr, "linkaudit: more than %d policies\n", POLICY_LIMIT);
        return false;
    }
    if (path && !policy_read(p, path, error, sizeof error)) {
        fprintf(stderr, "linkaudit: %s\n", error);
        return false;
    }
    if (!path && !known_release(release, &minor))
        return false;
    if (!path && !policy_for_glibc(p, minor)) {
        fputs("linkaudit: out of memory\n", stderr);
        return false;
    }
    a->policy_count++;
    return true;
}

static bool read_jobs(struct audit *a, const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (*end || end == text || n < 1 || n > 256) {
        fprintf(stderr, "linkaudit: '%s' is not a number of processes from 1 to 256\n", text);
        return false;
    }
    a->processes = (unsigned)n;
    return true;
}

static bool read_format(struct audit *a, const char *name)
{
    const struct format *format;
    a->format = format_by_name(name);
    if (!a->format) {
        fprintf(stderr, "linkaudit: '%s' is none of", name);
        for (size_t i = 0; (format = format_by_number(i)); i++)
            fprintf(stderr, "%s %s", i ? "," : "", format->name);
        fputc('\n', stderr);
    }
    return a->format != NULL;
}

static bool read_option(struct audit *a, int option)
{
    switch (option) {
    case 't':
        return add_policy(a, optarg, NULL);
    case 'p':
        return add_policy(a, NULL, optarg);
    case 'f':
        return read_format(a, optarg);
    case 'j':
        return read_jobs(a, optarg);
    case 'q':
        a->quiet = true;
        return true;
    case OPTION_MAP:
        a->map = optarg;
        return true;
    case OPTION_RECURSIVE:
        a->sysroot = a->sysroot ? a->sysroot : "/";
        return true;
    case OPTION_SYSROOT:
        a->sysroot = optarg;
        return true;
    case OPTION_LIBRARY_PATH:
        a->library_path = optarg;
        a->sysroot = a->sysroot ? a->sysroot : "/";
        return true;
    default:
        return false;
    }
}

/* -1: go on. */
static int read_options(struct audit *a, int argc, char **argv)
{
    for (int option; (option = getopt_long(argc, argv, "t:p:f:j:qh", options, NULL)) != -1;) {
        if (option == 'h') {
            print_help();
            return EXIT_PASS;
        }
        if (!read_option(a, option)) {
            fputs("Try 'linkaudit check --help'.\n", stderr);
            return EXIT_USAGE;
        }
    }
    if (optind == argc)
        return usage_error("linkaudit check", "a FILE is missing", "");
    if (a->quiet && a->format != &format_text)
        return usage_error("linkaudit check", "--quiet goes with the format text", "");
    if (a->policy_count == 0) {
        if (!policy_for_glibc(&a->policies[0], 0))
            return EXIT_UNREADABLE;
        a->policy_count = 1;
        /* Nobody has said what the target lacks: other libraries are needs, which are told. */
        a->policies[0].allowed |= RULE_BIT(RULE_NEEDED_LIBRARY);
    }
    /* Where each library is found or missing, the list of those allowed is a policy's own affair.
     */
    for (size_t i = 0; a->sysroot && i < a->policy_count; i++)
        if (!a->policies[i].library.count)
            a->policies[i].allowed |= RULE_BIT(RULE_NEEDED_LIBRARY);
    return -1;
}

int command_check(int argc, char **argv)
{
    struct audit a = {.format = &format_text, .processes = 1, .colour = use_colour()};
    enum exit_status lists = EXIT_PASS;
    int status = read_options(&a, argc, argv);
    if (status < 0) {
        a.inputs.keep_packed = a.sysroot != NULL;
        for (int i = optind; i < argc; i++)
            if (!inputs_add(&a.inputs, argv[i]))
                lists = EXIT_UNREADABLE;
        status = (int)worst(lists, audit_run(&a));
    }
    audit_free(&a);
    return status;
}
