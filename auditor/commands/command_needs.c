/* linkaudit needs: the facts of each file, without a judgement. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/commands.h"
#include "elf/open.h"
#include "report/json.h"
#include "report/text.h"

#include <elf.h>
#include <getopt.h>
#include <string.h>

static const char help[] =
    "usage: linkaudit needs [--format=text|json] FILE...\n"
    "\n"
    "What each FILE needs of others, and nothing but facts: its interpreter, libraries, versions\n"
    "and symbols, the libraries that it may dlopen, and how it is hardened; before them, the\n"
    "package that it says it is of.\n"
    "\n"
    "  -f, --format=FORMAT   text (default) or json\n"
    "  -h, --help            this text\n"
    "\n"
    "Exit status: 0; 2 wrong usage; 3 a file could not be read.\n";

static void line(const char *kind, const char *text)
{
    if (!text)
        return;
    printf("  %-12s ", kind);
    text_plain(stdout, text);
    putchar('\n');
}

static void flag(bool is, const char *kind, const char *text)
{
    line(kind, is ? text : NULL);
}

static void show_flags(const struct elf_file *f)
{
    char kernel[32];
    snprintf(kernel, sizeof kernel, "Linux %u.%u.%u", f->kernel >> 16, f->kernel >> 8 & 255,
             f->kernel & 255);
    flag(f->kernel, "kernel", kernel);
    flag(f->pie, "has", "PIE");
    flag(f->relro, "has", "RELRO");
    flag(f->bind_now, "has", "BIND_NOW");
    flag(f->packed_relocations, "has", "DT_RELR");
    flag(f->gnu_hash, "has", "DT_GNU_HASH");
    flag(f->hash, "has", "DT_HASH");
    flag(f->text_relocations, "has", "text relocations");
    flag(f->executable_stack, "has", "an executable stack");
    flag(f->writable_code, "has", "writable code");
}

static void show_text(const struct elf_file *f)
{
    text_plain(stdout, f->path);
    putchar('\n');
    line("package", f->package);
    line("interpreter", f->interpreter);
    line("soname", f->soname);
    line("rpath", f->rpath);
    line("runpath", f->runpath);
    for (size_t i = 0; i < f->needed_count; i++)
        line("library", f->needed[i]);
    for (size_t i = 0; i < f->need_count; i++) {
        printf("  %-12s ", "version");
        text_plain(stdout, f->needs[i].library);
        putchar(' ');
        text_plain(stdout, f->needs[i].version);
        puts(f->needs[i].weak ? " weak" : "");
    }
    for (size_t i = 0; i < f->import_count; i++) {
        printf("  %-12s ", "symbol");
        text_plain(stdout, f->imports[i].name);
        if (f->imports[i].need) {
            putchar('@');
            text_plain(stdout, f->imports[i].need->version);
        }
        puts(f->imports[i].weak ? " weak" : "");
    }
    for (size_t i = 0; i < f->dlopen_count; i++) {
        printf("  %-12s ", "dlopen");
        text_plain(stdout, f->dlopens[i].soname);
        printf(" %s\n", f->dlopens[i].priority ? f->dlopens[i].priority : "named in its data");
    }
    show_flags(f);
}

static void json_strings(const struct elf_file *f)
{
    const struct {
        const char *name, *value;
    } members[] = {{"package", f->package},
                   {"interpreter", f->interpreter},
                   {"soname", f->soname},
                   {"rpath", f->rpath},
                   {"runpath", f->runpath}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        fputs(", ", stdout);
        json_member(stdout, members[i].name, members[i].value);
    }
}

static void json_flags(const struct elf_file *f)
{
    const struct {
        const char *name;
        bool is;
    } flags[] = {{"pie", f->pie},
                 {"relro", f->relro},
                 {"bindNow", f->bind_now},
                 {"packedRelocations", f->packed_relocations},
                 {"gnuHash", f->gnu_hash},
                 {"hash", f->hash},
                 {"textRelocations", f->text_relocations},
                 {"executableStack", f->executable_stack || !f->has_stack_header},
                 {"writableCode", f->writable_code}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        printf(", \"%s\": %s", flags[i].name, flags[i].is ? "true" : "false");
}

static void show_json(const struct elf_file *f)
{
    const struct abi_arch *arch = abi_by_elf(f->machine, f->elf_class, f->data);
    fputs("{\"path\": ", stdout);
    text_json(stdout, f->path);
    fputs(", \"architecture\": ", stdout);
    text_json(stdout, arch ? arch->name : NULL);
    printf(", \"machine\": %u, \"bits\": %d, \"byteOrder\": \"%s\"", f->machine,
           f->elf_class == ELFCLASS64 ? 64 : 32, f->data == ELFDATA2LSB ? "little" : "big");
    json_strings(f);
    json_flags(f);
    fputs(", ", stdout);
    json_list(stdout, "libraries", f->needed, f->needed_count);
    fputs(",\n  \"versions\": [", stdout);
    for (size_t i = 0; i < f->need_count; i++) {
        fputs(i ? ", {\"library\": " : "{\"library\": ", stdout);
        text_json(stdout, f->needs[i].library);
        fputs(", \"version\": ", stdout);
        text_json(stdout, f->needs[i].version);
        printf(", \"weak\": %s}", f->needs[i].weak ? "true" : "false");
    }
    fputs("],\n  \"symbols\": [", stdout);
    for (size_t i = 0; i < f->import_count; i++) {
        const struct elf_import *import = &f->imports[i];
        fputs(i ? ",\n    {\"name\": " : "\n    {\"name\": ", stdout);
        text_json(stdout, import->name);
        fputs(", \"version\": ", stdout);
        text_json(stdout, import->need ? import->need->version : NULL);
        fputs(", \"library\": ", stdout);
        text_json(stdout, import->need ? import->need->library : NULL);
        printf(", \"weak\": %s}", import->weak ? "true" : "false");
    }
    fputs("],\n  \"dlopens\": [", stdout);
    for (size_t i = 0; i < f->dlopen_count; i++) {
        fputs(i ? ", {\"library\": " : "{\"library\": ", stdout);
        text_json(stdout, f->dlopens[i].soname);
        fputs(", \"priority\": ", stdout);
        text_json(stdout, f->dlopens[i].priority);
        putchar('}');
    }
    fputs("]}", stdout);
}

static enum exit_status show_each(char **paths, bool json)
{
    enum exit_status status = EXIT_PASS;
    const char *separator = "";
    fputs(json ? "[" : "", stdout);
    for (; *paths; paths++) {
        struct elf_file f;
        enum exit_status opened = open_file(&f, *paths, ELF_DLOPEN);
        status = worst(status, opened);
        if (opened != EXIT_PASS)
            continue;
        if (json) {
            fputs(separator, stdout);
            separator = ",\n ";
            show_json(&f);
        } else {
            show_text(&f);
        }
        elf_close(&f);
    }
    fputs(json ? "]\n" : "", stdout);
    return status;
}

int command_needs(int argc, char **argv)
{
    bool json = false;
    const int early = format_or_help(argc, argv, help, &json);
    if (early >= 0)
        return early;
    if (optind == argc)
        return usage_error(argv[0], "a FILE is missing", "");
    return (int)show_each(argv + optind, json);
}
