/* Judges a file's facts by membership in the target release's table, never by comparing versions.
 */
#define _GNU_SOURCE
#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* glibc has had fourteen libraries. */
enum { GLIBC_LIBRARIES = 32, FINDING_LIMIT = 4096, SUBJECT_LIMIT = 512 };

struct check {
    const struct elf_file *f;
    const struct abi_arch *arch;
    int minor;
    bool foreign_libraries; /* needs a library that is not glibc's */
    const char
        *loaded[GLIBC_LIBRARIES]; /* glibc's libraries that are there when the program runs */
    size_t loaded_count;
    struct findings *out;
};

__attribute__((format(printf, 4, 5))) static void find(struct findings *out, enum rule_id rule,
                                                       const char *subject, const char *detail, ...)
{
    va_list ap;
    if (out->count == FINDING_LIMIT) /* enough of a broken file; it fails in any case */
        return;
    if (out->count == out->room) {
        size_t room = out->room ? out->room * 2 : 16;
        struct finding *more = realloc(out->list, room * sizeof *more);
        if (!more) {
            out->out_of_memory = true;
            return;
        }
        out->list = more;
        out->room = room;
    }
    struct finding *new = &out->list[out->count];
    *new = (struct finding){.rule = rule, .subject = strndup(subject, SUBJECT_LIMIT)};
    va_start(ap, detail);
    if (vasprintf(&new->detail, detail, ap) < 0)
        new->detail = NULL;
    va_end(ap);
    out->count++;
    if (!new->subject || !new->detail)
        out->out_of_memory = true;
}

static bool is_loaded(const struct check *c, const char *library)
{
    for (size_t i = 0; i < c->loaded_count; i++)
        if (strcmp(c->loaded[i], library) == 0)
            return true;
    return false;
}

static void add_loaded(struct check *c, const char *library)
{
    if (c->loaded_count < GLIBC_LIBRARIES && !is_loaded(c, library))
        c->loaded[c->loaded_count++] = library;
}

static void check_libraries(struct check *c)
{
    for (size_t i = 0; i < c->f->needed_count; i++) {
        const char *name = c->f->needed[i];
        if (abi_is_library(c->arch, name, c->minor)) {
            add_loaded(c, name);
            continue;
        }
        c->foreign_libraries = true;
        find(c->out, RULE_NEEDED_LIBRARY, name, "%s",
             strchr(name, '/') ? "a path, of which the target may have another"
                               : "not one of glibc's libraries");
    }
    if (c->loaded_count) { /* each of glibc's libraries brings these two */
        add_loaded(c, "libc.so.6");
        add_loaded(c, strrchr(c->arch->loader, '/') + 1);
    }
}

static bool is_needed(const struct check *c, const char *library)
{
    for (size_t i = 0; i < c->f->needed_count; i++)
        if (strcmp(c->f->needed[i], library) == 0)
            return true;
    return false;
}

/* glibc's libraries have no other namespace. libcrypt.so.1 at XCRYPT_2.0 is libxcrypt. */
static bool is_glibc_version(const char *version)
{
    return strncmp(version, "GLIBC_", 6) == 0;
}

static void check_version(struct check *c, const struct elf_need *n)
{
    if (!is_glibc_version(n->version)) {
        find(c->out, RULE_NEEDED_LIBRARY, n->library,
             "is asked for %.100s, so another project's library of that name", n->version);
        return;
    }
    if (n->weak || abi_has_version(c->arch, n->library, n->version, c->minor))
        return;
    if (strcmp(n->version, "GLIBC_PRIVATE") == 0)
        find(c->out, RULE_NEEDED_VERSION, n->version,
             "%.100s: glibc's internal interface, which changes with every release", n->library);
    else
        find(c->out, RULE_NEEDED_VERSION, n->version, "%.100s of glibc 2.%d does not define it%s",
             n->library, c->minor,
             abi_knows_version(c->arch, n->version) ? "" : ", nor does any release that is known");
}

/* The needs of one library stand together: what holds for the library is found out once. */
static void check_versions(struct check *c)
{
    const char *library = NULL;
    bool glibc = false;
    for (size_t i = 0; i < c->f->need_count; i++) {
        const struct elf_need *n = &c->f->needs[i];
        if (n->library != library) {
            library = n->library;
            glibc = abi_is_library(c->arch, library, c->minor);
            if (!is_needed(c, library))
                find(c->out, RULE_NEEDED_VERSION, n->version,
                     "of %.100s, which is not in DT_NEEDED: the loader stops there", library);
        }
        if (glibc)
            check_version(c, n);
    }
}

/* The export that satisfies an import; NULL when none does. *elsewhere: one there in the target
   release, but in a library that the file does not need; *later: one of another release. */
static const struct abi_export *find_export(const struct check *c, const struct elf_import *import,
                                            const struct abi_export **elsewhere,
                                            const struct abi_export **later)
{
    size_t count;
    const struct abi_export *e = abi_symbol(c->arch, import->name, &count);
    *elsewhere = *later = NULL;
    for (const struct abi_export *end = e + count; count && e < end; e++) {
        if (import->need && strcmp(import->need->version, e->version) != 0)
            continue;
        if (!abi_there(e, c->minor))
            *later = e;
        else if (is_loaded(c, e->library))
            return e;
        else
            *elsewhere = e;
    }
    return NULL;
}

static void check_symbols(struct check *c)
{
    for (size_t i = 0; i < c->f->import_count; i++) {
        const struct elf_import *import = &c->f->imports[i];
        const struct abi_export *elsewhere, *later;
        /* Another library's symbol is not in the table; that library is a finding of its own. An
           unversioned symbol may be its too, and a weak one may stay without a definition. */
        if (import->need
                ? !is_loaded(c, import->need->library) || !is_glibc_version(import->need->version)
                : import->weak || c->foreign_libraries)
            continue;
        if (find_export(c, import, &elsewhere, &later))
            continue;
        char subject[512];
        snprintf(subject, sizeof subject, "%.400s%s%.100s", import->name, import->need ? "@" : "",
                 import->need ? import->need->version : "");
        if (elsewhere)
            find(c->out, RULE_SYMBOL, subject,
                 "in glibc 2.%d it is in %s, which the file does not need", c->minor,
                 elsewhere->library);
        else if (later && later->since > c->minor)
            find(c->out, RULE_SYMBOL, subject, "%s has it since glibc 2.%d", later->library,
                 later->since);
        else if (later)
            find(c->out, RULE_SYMBOL, subject, "%s has it no longer since glibc 2.%d",
                 later->library, later->until);
        else
            find(c->out, RULE_SYMBOL, subject, "no release of glibc exports it");
    }
}

static void check_rest(struct check *c)
{
    const struct elf_file *f = c->f;
    if (f->interpreter && strcmp(f->interpreter, c->arch->loader) != 0)
        find(c->out, RULE_INTERPRETER, f->interpreter, "the ABI's is %s", c->arch->loader);
    if (f->rpath)
        find(c->out, RULE_RUNPATH, f->rpath, "DT_RPATH");
    if (f->runpath)
        find(c->out, RULE_RUNPATH, f->runpath, "DT_RUNPATH");
    if (f->text_relocations)
        find(c->out, RULE_TEXT_RELOCATIONS, "DT_TEXTREL", "the program's text is relocated");
    if (!f->has_stack_header || f->executable_stack)
        find(c->out, RULE_EXECUTABLE_STACK, "PT_GNU_STACK", "%s",
             f->has_stack_header ? "is executable" : "is missing, which means executable");
    if (f->packed_relocations && c->minor < 36)
        find(c->out, RULE_PACKED_RELOCATIONS, "DT_RELR", "read since glibc 2.36");
}

void check_file(const struct elf_file *f, const struct policy *policy, struct findings *out)
{
    struct check c = {.f = f, .minor = policy->minor, .out = out};
    c.arch = abi_by_elf(f->machine, f->elf_class, f->data);
    if (!c.arch) {
        char machine[16];
        snprintf(machine, sizeof machine, "%u", f->machine);
        find(out, RULE_ARCHITECTURE, machine, "no table for this e_machine, class and byte order");
        return;
    }
    check_rest(&c);
    check_libraries(&c);
    check_versions(&c);
    check_symbols(&c);
}

void findings_free(struct findings *out)
{
    for (size_t i = 0; i < out->count; i++) {
        free(out->list[i].subject);
        free(out->list[i].detail);
    }
    free(out->list);
    *out = (struct findings){0};
}
