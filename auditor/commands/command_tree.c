/* linkaudit tree: what each file loads, by whom and by what it is found. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/commands.h"
#include "elf/open.h"
#include "judge/facts.h"
#include "judge/floor.h"
#include "loader/closure.h"
#include "report/text.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: linkaudit tree [OPTION]... FILE...\n"
    "\n"
    "What each FILE loads, as the loader finds it: below each object the libraries that it needs,\n"
    "each with its path, what led there, and the oldest glibc that it runs on. A library stands\n"
    "once with what it needs itself. What is missing, or the loader refuses, is told in its "
    "place.\n"
    "\n"
    "      --sysroot=DIR        look below DIR, not on this machine\n"
    "      --library-path=DIRS  the LD_LIBRARY_PATH of the program there\n"
    "  -f, --format=FORMAT      text (default), or dot, which graphviz draws\n"
    "  -h, --help               this text\n"
    "\n"
    "Exit status: 0 all is found; 1 a library is missing or refused; 2 wrong usage; 3 a file "
    "could\n"
    "not be read.\n"
    "\n"
    "Example: linkaudit tree --format=dot ./myprogram | dot -Tsvg >myprogram.svg\n";

/* A drawing under way. */
struct tree {
    struct closure closure;
    struct loaded loaded;
    struct abi_cache tables;
    bool shown[CLOSURE_OBJECTS]; /* by the object's number */
};

/* What a DT_NEEDED stands for; NULL: a token in it has no value. */
static const struct closure_name *find(const struct closure *c, const struct closure_object *by,
                                       const char *needed)
{
    const struct search_name name = search_expand(&c->search, &by->self, needed, strlen(needed));
    return name.text ? closure_find(c, name.text) : NULL;
}

/* The object's number in the closure; closure.count: it is not listed. */
static size_t number_of(const struct closure *c, const struct closure_object *object)
{
    size_t n = 0;
    while (n < c->count && c->objects[n] != object)
        n++;
    return n;
}

/* "glibc 2.34", "any glibc". */
static void print_floor(struct tree *t, const struct elf_file *f)
{
    struct policy policy;
    struct findings below = {0};
    if (policy_for_glibc(&policy, 0)) {
        const int minor = floor_of(f, &policy, &t->tables, &below);
        if (minor > 0)
            printf("glibc 2.%d", minor);
        else
            fputs(minor == FLOOR_ANY ? "any glibc" : "no glibc", stdout);
        policy_free(&policy);
    }
    findings_free(&below);
}

/* The same of an object, which is read again where it was not kept. */
static void show_floor(struct tree *t, const struct closure_object *object)
{
    struct elf_file f;
    char error[256];
    if (object->file)
        print_floor(t, object->file);
    else if (elf_open(&f, object->host, 0, error, sizeof error) == ELF_OK) {
        print_floor(t, &f);
        elf_close(&f);
    }
}

/* glibc's own are of the release that is there: a floor would say nothing of the file. */
static void show_age(struct tree *t, const struct closure_object *object)
{
    if (closure_is_glibcs(&t->closure, object))
        fputs("glibc's own", stdout);
    else
        show_floor(t, object);
}

static void show_source(const struct search_step *step)
{
    fputs(search_source_text(step->source), stdout);
    if (!step->whose)
        return;
    fputs(" of ", stdout);
    text_plain(stdout, step->whose->path);
}

static void show_object(struct tree *t, const struct closure_object *object)
{
    text_plain(stdout, object->self.path);
    fputs(" (", stdout);
    if (object->search.taken) {
        show_source(object->search.taken);
        fputs("; ", stdout);
    }
    show_age(t, object);
    putchar(')');
}

static void show_missing(const struct closure_missing *missing)
{
    fputs("FAILS: ", stdout);
    text_plain(stdout, missing->error ? missing->error : "not found");
    for (const struct search_step *s = missing->search.steps; s; s = s->next) {
        fputs(s == missing->search.steps ? "; looked at " : ", ", stdout);
        text_plain(stdout, s->path);
        fputs(" (", stdout);
        show_source(s);
        printf(": %s)", search_outcome_text(s->outcome));
    }
}

enum { DEPTH_SHOWN = 64 };

static void show_needs(struct tree *t, const struct closure_object *object, int depth)
{
    for (size_t i = 0; i < object->needed_count; i++) {
        const struct closure_name *name = find(&t->closure, object, object->needed[i]);
        printf("%*s", 2 * depth, "");
        text_plain(stdout, object->needed[i]);
        fputs(": ", stdout);
        if (!name || name->missing) {
            if (name)
                show_missing(name->missing);
            else
                fputs("FAILS: a $TOKEN in its name has no value", stdout);
            putchar('\n');
            continue;
        }
        const size_t number = number_of(&t->closure, name->object);
        const bool again = number == t->closure.count || t->shown[number];
        if (again)
            text_plain(stdout, name->object->self.path);
        else
            show_object(t, name->object);
        const bool is_deep = !again && depth >= DEPTH_SHOWN;
        const char *rest = is_deep ? ", too deep to be drawn" : ", see there";
        puts((again || is_deep) && name->object->needed_count ? rest : "");
        if (again || is_deep)
            continue;
        t->shown[number] = true;
        show_needs(t, name->object, depth + 1);
    }
}

/* The interpreter is looked for first. */
static const struct closure_missing *missing_loader(const struct closure *c)
{
    return c->is_program && !c->loader && c->missing_count ? c->missing[0] : NULL;
}

static void show_text(struct tree *t, const char *path)
{
    const struct closure *c = &t->closure;
    text_plain(stdout, path);
    fputs(" (", stdout);
    show_floor(t, c->objects[0]);
    puts(")");
    if (missing_loader(c)) {
        fputs("  ", stdout);
        text_plain(stdout, missing_loader(c)->name);
        fputs(": ", stdout);
        show_missing(missing_loader(c));
        putchar('\n');
    }
    t->shown[0] = true;
    show_needs(t, c->objects[0], 1);
}

/* An edge from a path to what a name stands for; what fails is red. JSON's strings are dot's. */
static void show_edge(const char *from, const char *to, const char *name, const char *failure)
{
    fputs("  ", stdout);
    text_json(stdout, from);
    fputs(" -> ", stdout);
    text_json(stdout, to);
    fputs(" [label=", stdout);
    text_json(stdout, name);
    puts(failure ? ", color=red];" : "];");
    if (!failure)
        return;
    fputs("  ", stdout);
    text_json(stdout, to);
    fputs(" [color=red, xlabel=", stdout);
    text_json(stdout, failure);
    puts("];");
}

static void show_dot(struct tree *t)
{
    const struct closure *c = &t->closure;
    for (size_t i = 0; i < c->count; i++) {
        const struct closure_object *object = c->objects[i];
        fputs("  ", stdout);
        text_json(stdout, object->self.path);
        fputs(" [shape=box, xlabel=\"", stdout);
        show_age(t, object);
        puts("\"];");
        for (size_t n = 0; n < object->needed_count; n++) {
            const char *needed = object->needed[n];
            const struct closure_name *name = find(c, object, needed);
            if (name && name->object)
                show_edge(object->self.path, name->object->self.path, needed, NULL);
            else
                show_edge(object->self.path, needed, needed,
                          name && name->missing->error ? name->missing->error : "not found");
        }
    }
    const struct closure_missing *loader = missing_loader(c);
    if (loader)
        show_edge(c->objects[0]->self.path, loader->name, "interpreter",
                  loader->error ? loader->error : "not found");
}

static void draw(struct tree *t, const char *path, bool dot)
{
    if (dot)
        show_dot(t);
    else
        show_text(t, path);
}

/* The file as the sysroot has it. */
static enum exit_status open_inside(struct elf_file *f, const char *path, const char *sysroot)
{
    char error[256], host[PATH_SIZE];
    const char *place = facts_place(path, sysroot, host, error, sizeof error);
    if (place)
        return open_file(f, place, 0);
    text_complain(path, error);
    return EXIT_UNREADABLE;
}

static enum exit_status show(const char *path, const struct setting *setting, bool dot)
{
    char error[256];
    struct elf_file file;
    struct tree *t = calloc(1, sizeof *t);
    enum exit_status status = t ? open_inside(&file, path, setting->sysroot) : EXIT_UNREADABLE;
    if (status != EXIT_PASS) {
        free(t);
        return status;
    }
    if (closure_open(&t->closure, &t->loaded, path, &file, setting, error, sizeof error) ==
        ELF_OK) {
        draw(t, path, dot);
        status = t->closure.missing_count ? EXIT_FINDINGS : EXIT_PASS;
        closure_close(&t->closure);
    } else {
        text_complain(path, error);
        status = EXIT_UNREADABLE;
    }
    abi_cache_free(&t->tables);
    loaded_free(&t->loaded);
    elf_close(&file);
    free(t);
    return status;
}

enum { OPTION_SYSROOT = 256, OPTION_LIBRARY_PATH };

/* -1: go on. */
static int read_options(int argc, char **argv, struct setting *setting, bool *dot)
{
    static const struct option options[] = {
        {"sysroot", required_argument, NULL, OPTION_SYSROOT},
        {"library-path", required_argument, NULL, OPTION_LIBRARY_PATH},
        {"format", required_argument, NULL, 'f'},
        {"help", no_argument, NULL, 'h'},
        {0}};
    for (int option; (option = getopt_long(argc, argv, "f:h", options, NULL)) != -1;) {
        if (option == 'h')
            return fputs(help, stdout), EXIT_PASS;
        if (option == OPTION_SYSROOT)
            setting->sysroot = optarg;
        else if (option == OPTION_LIBRARY_PATH)
            setting->library_path = optarg;
        else if (option != 'f')
            return fputs("Try 'linkaudit tree --help'.\n", stderr), EXIT_USAGE;
        else if (!(*dot = strcmp(optarg, "dot") == 0) && strcmp(optarg, "text") != 0)
            return usage_error(argv[0], "the format is text or dot, not ", optarg);
    }
    return optind == argc ? (int)usage_error(argv[0], "a FILE is missing", "") : -1;
}

int command_tree(int argc, char **argv)
{
    struct setting setting = {.sysroot = "/"};
    bool dot = false;
    const int early = read_options(argc, argv, &setting, &dot);
    if (early >= 0)
        return early;
    enum exit_status status = EXIT_PASS;
    if (dot)
        puts("digraph linkaudit {\n  rankdir=LR;");
    for (int i = optind; i < argc; i++)
        status = worst(status, show(argv[i], &setting, dot));
    if (dot)
        puts("}");
    return (int)status;
}
