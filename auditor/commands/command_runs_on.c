/* linkaudit runs-on: the distributions that the files run on, and those that they do not. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "base/grow.h"
#include "commands/commands.h"
#include "judge/distributions.h"
#include "report/json.h"
#include "report/text.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: linkaudit runs-on [--format=text|json] FILE|DIR|@LIST|-...\n"
    "\n"
    "The releases of distributions that FILE runs on, by their glibc and, for C++ programs, their\n"
    "GCC runtime; and those that it does not run on, with the first thing that they lack. Several\n"
    "files get one answer: where all of them run, and elsewhere the first file that does not. A\n"
    "DIR, a package and a list stand for the ELF files in them. Other libraries may have to be\n"
    "installed there: they are named. Whether a distribution was ever made for the file's\n"
    "architecture is not known here.\n"
    "\n"
    "  -f, --format=FORMAT   text (default) or json\n"
    "  -h, --help            this text\n"
    "\n"
    "Exit status: 0 all run on some distribution; 1 on none; 2 wrong usage; 3 a file could not be\n"
    "read.\n";

/* Why not, of one distribution. */
struct lack {
    char *path; /* the first file that does not run there; NULL: all do */
    char *subject, *detail;
};

struct answer {
    struct abi_cache tables;
    struct lack *lacks; /* by the distribution's number */
    char **paths;       /* of the files */
    char **libraries;   /* of others than glibc and GCC, each once */
    size_t count, library_count;
    bool out_of_memory;
};

static bool add_text(char ***list, size_t *count, const char *text)
{
    char **more = grown(*list, *count, sizeof *more);
    if (!more)
        return false;
    *list = more;
    if (!(more[*count] = strdup(text)))
        return false;
    ++*count;
    return true;
}

/* What comes with no distribution's base: libraries of others than glibc. */
static void take_libraries(struct answer *a, const struct elf_file *f)
{
    const struct abi_arch *arch = abi_by_elf(f->machine, f->elf_class, f->data);
    for (size_t i = 0; arch && i < f->needed_count; i++) {
        size_t known = 0;
        while (known < a->library_count && strcmp(a->libraries[known], f->needed[i]) != 0)
            known++;
        if (abi_library(arch, f->needed[i]) < 0 && known == a->library_count &&
            !add_text(&a->libraries, &a->library_count, f->needed[i]))
            a->out_of_memory = true;
    }
}

/* NULL: all are warnings. */
static const struct finding *first_failure(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (!findings->list[i].warning)
            return &findings->list[i];
    return NULL;
}

/* Of each distribution the first file that does not run there. */
static enum exit_status take(void *context, const struct elf_file *f)
{
    struct answer *a = context;
    const struct distribution *d;
    take_libraries(a, f);
    for (size_t i = 0; (d = distribution_by_number(i)); i++) {
        struct findings findings = {0};
        if (a->lacks[i].path)
            continue;
        check_distribution(f, d, &a->tables, &findings);
        findings_sort(&findings);
        const struct finding *first = first_failure(&findings);
        if (first) {
            a->lacks[i] =
                (struct lack){strdup(f->path), strdup(first->subject), strdup(first->detail)};
            a->out_of_memory |= !a->lacks[i].path || !a->lacks[i].subject || !a->lacks[i].detail;
        }
        a->out_of_memory |= findings.out_of_memory;
        findings_free(&findings);
    }
    a->out_of_memory |= !add_text(&a->paths, &a->count, f->path);
    return EXIT_PASS;
}

/* "Debian 12 (bookworm)". */
static void show_name(const struct distribution *d)
{
    printf("%s %s%s%s%s", d->name, d->release, *d->codename ? " (" : "", d->codename,
           *d->codename ? ")" : "");
}

static void show_text(const struct answer *a)
{
    const struct distribution *d;
    if (a->count == 1)
        text_plain(stdout, a->paths[0]);
    else
        printf("all %zu files", a->count);
    putchar('\n');
    for (size_t i = 0; i < a->library_count; i++) {
        fputs("  needs    ", stdout);
        text_plain(stdout, a->libraries[i]);
        puts(" too");
    }
    for (size_t i = 0; (d = distribution_by_number(i)); i++) {
        const struct lack *l = &a->lacks[i];
        fputs(l->path ? "  not on   " : "  runs on  ", stdout);
        show_name(d);
        printf(", glibc 2.%d", d->minor);
        const char *const why[] = {a->count > 1 ? l->path : NULL, l->subject, l->detail};
        for (size_t n = 0; l->path && n < sizeof why / sizeof *why; n++)
            if (why[n]) {
                fputs(": ", stdout);
                text_plain(stdout, why[n]);
            }
        putchar('\n');
    }
}

static void show_json(const struct answer *a)
{
    const struct distribution *d;
    json_begin(stdout, "distributions");
    for (size_t i = 0; (d = distribution_by_number(i)); i++) {
        const struct lack *l = &a->lacks[i];
        fputs(i ? ",\n    {" : "\n    {", stdout);
        const struct {
            const char *name, *value;
        } members[] = {{"name", d->name}, {"release", d->release}, {"codename", d->codename},
                       {"path", l->path}, {"subject", l->subject}, {"detail", l->detail}};
        for (size_t n = 0; n < sizeof members / sizeof *members; n++) {
            json_member(stdout, members[n].name, members[n].value);
            fputs(", ", stdout);
        }
        json_floor(stdout, "glibc", d->minor);
        printf(", \"runs\": %s}", l->path ? "false" : "true");
    }
    fputs("],\n  ", stdout);
    json_list(stdout, "files", (const char *const *)a->paths, a->count);
    fputs(",\n  ", stdout);
    json_list(stdout, "libraries", (const char *const *)a->libraries, a->library_count);
    puts("}");
}

static bool runs_somewhere(const struct answer *a)
{
    for (size_t i = 0; distribution_by_number(i); i++)
        if (!a->lacks[i].path)
            return true;
    return false;
}

static void free_answer(struct answer *a)
{
    for (size_t i = 0; a->lacks && distribution_by_number(i); i++) {
        free(a->lacks[i].path);
        free(a->lacks[i].subject);
        free(a->lacks[i].detail);
    }
    for (size_t i = 0; i < a->count; i++)
        free(a->paths[i]);
    for (size_t i = 0; i < a->library_count; i++)
        free(a->libraries[i]);
    free(a->lacks);
    free(a->paths);
    free(a->libraries);
    abi_cache_free(&a->tables);
}

int command_runs_on(int argc, char **argv)
{
    struct answer a = {.count = 0};
    bool json = false;
    size_t distributions = 0;
    const int early = format_or_help(argc, argv, help, &json);
    if (early >= 0)
        return early;
    if (optind == argc)
        return usage_error(argv[0], "a FILE is missing", "");
    while (distribution_by_number(distributions))
        distributions++;
    a.lacks = calloc(distributions + 1, sizeof *a.lacks);
    enum exit_status status =
        a.lacks ? each_linked(argv[0], argv + optind, 0, take, &a) : EXIT_UNREADABLE;
    if (!a.lacks || a.out_of_memory) {
        fputs("linkaudit: out of memory\n", stderr);
        status = EXIT_UNREADABLE;
    } else if (a.count) {
        if (json)
            show_json(&a);
        else
            show_text(&a);
        status = worst(status, runs_somewhere(&a) ? EXIT_PASS : EXIT_FINDINGS);
    }
    free_answer(&a);
    return (int)status;
}
