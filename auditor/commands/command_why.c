/* The command why: where an imported symbol comes from, and which objects brought it in. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "abi/substitutes.h"
#include "commands/commands.h"
#include "elf/open.h"
#include "link/cxx_name.h"
#include "link/why.h"
#include "report/text.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { OBJECTS_SHOWN = 8, CXX_NAME = 1024 }; /* objects; bytes */

static const char help[] =
    "usage: linkaudit why [--map=FILE] FILE SYMBOL[@VERSION]\n"
    "\n"
    "Says of a symbol that FILE imports: from which library, at which version, and which glibc\n"
    "brought it. With the link's map also which objects refer to it, who pulled each of them out "
    "of\n"
    "its archive, step by step up to the program's own object, and the bytes that each takes.\n"
    "A SYMBOL of C++ may be written as c++filt prints it; parameters and template arguments are\n"
    "not compared, so all overloads are told.\n"
    "\n"
    "  -m, --map=FILE   the map that the linker wrote: -Wl,-Map=FILE,--cref with GNU ld and gold,\n"
    "                   -Wl,-Map=FILE with lld and mold. What it does not tell is read from the\n"
    "                   link's inputs, so keep these. Maps of GNU ld and gold with --cref and\n"
    "                   --no-demangle tell all.\n"
    "  -h, --help       this text\n"
    "\n"
    "Exit status: 0 found; 1 FILE does not import that symbol; 2 wrong usage; 3 FILE or the map\n"
    "can't be read.\n"
    "\n"
    "Example: linkaudit why --map=program.map ./program getrandom\n"
    "         linkaudit why ./program 'std::filesystem::remove'\n";

static enum exit_status unreadable(const char *path, const char *error)
{
    text_complain(path, error);
    return EXIT_UNREADABLE;
}

/* A name without the version that may stand behind it. */
static bool is_name(const char *name, const char *symbol)
{
    const size_t length = strcspn(symbol, "@");
    return strlen(name) == length && strncmp(name, symbol, length) == 0;
}

/* Is the import what was asked for, "printf" or "printf@GLIBC_2.2.5"? Or, in the words of C++,
   "std::ostream::operator<<": cxx is that without its parameters, "" if it is none. */
static bool is_asked(const struct elf_import *import, const char *symbol, const char *cxx)
{
    char name[CXX_NAME];
    const char *version = symbol + strcspn(symbol, "@");
    version += strspn(version, "@");
    if (*version && (!import->need || strcmp(import->need->version, version) != 0))
        return false;
    return is_name(import->name, symbol) ||
           (*cxx && cxx_name(import->name, name, sizeof name) && strcmp(name, cxx) == 0);
}

/* Since when glibc has it at the version that the file asks for, and what to use instead. */
static void print_release(const struct elf_file *f, const struct elf_import *import)
{
    struct abi_cache tables = {{0}};
    const struct abi_arch *arch = abi_by_elf(f->machine, f->elf_class, f->data);
    const struct abi_index *index = arch ? abi_cached(&tables, arch) : NULL;
    const struct abi_export *oldest = NULL;
    size_t count = 0;
    const struct abi_export *e = index ? abi_symbol(index, import->name, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        if (import->need && strcmp(abi_version_of(arch, &e[i]), import->need->version) == 0 &&
            (!oldest || e[i].since < oldest->since))
            oldest = &e[i];
    if (oldest && oldest->since > arch->oldest)
        printf("  glibc has it since 2.%d\n", oldest->since);
    else if (oldest)
        printf("  every glibc since 2.%d has it\n", arch->oldest);
    if (oldest && oldest->since > arch->oldest && substitute_for(import->name))
        printf("  instead: %s\n", substitute_for(import->name));
    abi_cache_free(&tables);
}

static void print_import(const struct elf_file *f, const struct elf_import *import)
{
    text_plain(stdout, f->path);
    fputs(": ", stdout);
    text_plain(stdout, import->name);
    if (import->need) {
        fputc('@', stdout);
        text_plain(stdout, import->need->version);
        fputs(" of ", stdout);
        text_plain(stdout, import->need->library);
    }
    puts(import->weak ? ", weak" : "");
    char name[CXX_NAME];
    if (cxx_name(import->name, name, sizeof name)) {
        fputs("  in C++: ", stdout);
        text_plain(stdout, name);
        putchar('\n');
    }
    print_release(f, import);
}

static void print_object(const struct why_step *step)
{
    text_plain(stdout, step->object);
    printf(", %" PRIu64 " byte%s%s", step->bytes, step->bytes == 1 ? "" : "s",
           step->own ? ", the program's own" : "");
}

static void print_chain(const struct why *w, uint32_t object)
{
    struct why_step steps[WHY_STEPS];
    size_t count = why_chain(w, object, steps);
    fputs("  ", stdout);
    print_object(&steps[0]);
    puts(", refers to it");
    for (size_t i = 0; i < count; i++) {
        const struct why_step *step = &steps[i];
        if (step->own)
            continue;
        fputs("    ", stdout);
        if (!step->by) {
            puts("and nothing that could be read tells who pulled that in");
            continue;
        }
        text_plain(stdout, step->by);
        if (i + 1 == count) {
            puts(count == WHY_STEPS ? ": the chain goes on" : " pulled it in");
            continue;
        }
        fputs(" is wanted by ", stdout);
        print_object(&steps[i + 1]);
        putchar('\n');
    }
}

/* Which objects refer to the symbol, and the chain of each. */
static enum exit_status print_objects(const char *map, const struct elf_file *f, const char *symbol)
{
    char error[512];
    struct why_answer answer;
    struct why *w = why_open(map, f, error, sizeof error);
    if (!w)
        return unreadable(map, error);
    why_symbol(w, symbol, &answer);
    for (size_t i = 0; i < answer.count && i < OBJECTS_SHOWN; i++)
        print_chain(w, answer.objects[i]);
    if (answer.count > OBJECTS_SHOWN)
        printf("  and %zu more refer to it\n", answer.count - OBJECTS_SHOWN);
    if (answer.count == 0)
        puts("  no object that the map tells of refers to it");
    if (why_gaps(w)) {
        fputs("  not all is known: ", stdout);
        text_plain(stdout, why_gaps(w));
        putchar('\n');
    }
    why_close(w);
    return EXIT_PASS;
}

/* All imports that were asked for: of C++ one name may have several, by their parameters. */
static enum exit_status explain_imports(const struct elf_file *f, const char *symbol,
                                        const char *map)
{
    enum exit_status status = EXIT_FINDINGS;
    char cxx[CXX_NAME] = "";
    if (strncmp(symbol, "_Z", 2) == 0 || strchr(symbol, '@') || !cxx_normal(symbol, cxx, CXX_NAME))
        cxx[0] = '\0';
    for (size_t i = 0; i < f->import_count; i++) {
        const struct elf_import *import = &f->imports[i];
        if (!is_asked(import, symbol, cxx))
            continue;
        print_import(f, import);
        /* The versions of a name stand together; who refers to it is the same for all. */
        bool is_last = i + 1 == f->import_count || !is_asked(&import[1], symbol, cxx) ||
                       strcmp(import[1].name, import->name) != 0;
        enum exit_status told = map && is_last ? print_objects(map, f, import->name) : EXIT_PASS;
        status = status == EXIT_FINDINGS ? told : worst(status, told);
    }
    return status;
}

static enum exit_status explain(const char *path, const char *symbol, const char *map)
{
    struct elf_file f;
    char error[256];
    if (elf_open(&f, path, 0, error, sizeof error) != ELF_OK)
        return unreadable(path, error);
    enum exit_status status = explain_imports(&f, symbol, map);
    if (status == EXIT_FINDINGS) {
        text_plain(stdout, path);
        fputs(" does not import ", stdout);
        text_plain(stdout, symbol);
        putchar('\n');
    } else if (!map) {
        puts("  the link's map tells which object refers to it: --map=FILE");
    }
    elf_close(&f);
    return status;
}

int command_why(int argc, char **argv)
{
    static const struct option options[] = {
        {"map", required_argument, NULL, 'm'}, {"help", no_argument, NULL, 'h'}, {0}};
    const char *map = NULL;
    for (int option; (option = getopt_long(argc, argv, "m:h", options, NULL)) != -1;) {
        switch (option) {
        case 'm':
            map = optarg;
            break;
        case 'h':
            fputs(help, stdout);
            return EXIT_PASS;
        default:
            fputs("Try 'linkaudit why --help'.\n", stderr);
            return EXIT_USAGE;
        }
    }
    if (argc - optind != 2)
        return usage_error(argv[0], "a FILE and a SYMBOL are wanted", "");
    return (int)explain(argv[optind], argv[optind + 1], map);
}
