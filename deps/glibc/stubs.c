/* Writes the assembler sources of a glibc release's stub libraries, from the table of its exports.
 *
 * usage: stubs ARCH RELEASE DIR
 *
 * For every library of that release it makes DIR/SONAME.s and DIR/SONAME.map (the version script):
 * each export at each of its versions, the newest one the default (`@@`), data with its true size,
 * which copy relocations need. Prints the sonames, one a line. Exit 1: cannot; 2: wrong usage.
 */
#include "abi_index.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Names of one object. The first is its strong symbol, the others are weak, as in glibc: by that
   the linker knows that a copy relocation of one must move them all. A set ends with NULL. */
static const char *const aliases[][4] = {
    {"__environ", "_environ", "environ"},
    {"__progname", "program_invocation_short_name"},
    {"__progname_full", "program_invocation_name"},
    {"__timezone", "timezone"},
    {"__daylight", "daylight"},
    {"__tzname", "tzname"},
    {"__signgam", "signgam"},
    {"_sys_errlist", "sys_errlist"},
    {"_sys_nerr", "sys_nerr"},
    {"_sys_siglist", "sys_siglist"},
};
enum { ALIAS_SETS = sizeof aliases / sizeof *aliases };

/* Not for linking against: a debugger's and two old interfaces' libraries, which no floor offers.
 */
static const uint8_t left_out[] = {ABI_libthread_db, ABI_libnsl, ABI_libcrypt, ABI_libBrokenLocale,
                                   ABI_libc_malloc_debug};

struct stub {
    const struct abi_arch *arch;
    const struct abi_index *index;
    int library;
    int minor;
};

static bool is_left_out(int library)
{
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (left_out[i] == library)
            return true;
    return false;
}

static bool belongs(const struct stub *s, const struct abi_export *e)
{
    return abi_there(e, s->minor) && e->library == s->library;
}

/* The set and the place in it of a symbol that has aliases; false when it has none. */
static bool find_alias(const char *symbol, size_t *set, size_t *place)
{
    for (*set = 0; *set < ALIAS_SETS; ++*set)
        for (*place = 0; *place < 4 && aliases[*set][*place]; ++*place)
            if (strcmp(aliases[*set][*place], symbol) == 0)
                return true;
    return false;
}

/* Is there a newer version of the same symbol in the same library? */
static bool is_superseded(const struct stub *s, const struct abi_export *e)
{
    size_t count;
    const struct abi_export *all = abi_symbol(s->index, abi_symbol_of(s->arch, e), &count);
    const char *version = abi_version_of(s->arch, e);
    for (size_t i = 0; i < count; i++)
        if (belongs(s, &all[i]) &&
            abi_compare_versions(abi_version_of(s->arch, &all[i]), version) > 0)
            return true;
    return false;
}

static void write_symbol(FILE *out, const struct stub *s, const struct abi_export *e, size_t n)
{
    size_t set = 0, place = 0;
    bool data = e->kind != 'F',
         aliased = data && find_alias(abi_symbol_of(s->arch, e), &set, &place);

    fprintf(out, "\t%s stub.%zu\n\t.type stub.%zu, %%%s\n", aliased && place ? ".weak" : ".globl",
            n, n, e->kind == 'T' ? "tls_object" : (data ? "object" : "function"));
    if (aliased)
        fprintf(out, "\t.set stub.%zu, stub.alias%zu\n", n, set);
    else if (data)
        fprintf(out, "\t.section %s\n\t.balign 32\nstub.%zu:\t.skip %u\n\t.text\n",
                e->kind == 'T' ? ".tbss,\"awT\",%nobits" : ".bss", n, e->size);
    else
        fprintf(out, "stub.%zu:\t.skip 8\n", n);
    if (data)
        fprintf(out, "\t.size stub.%zu, %u\n", n, e->size);
    fprintf(out, "\t.symver stub.%zu, %s%s%s\n", n, abi_symbol_of(s->arch, e),
            is_superseded(s, e) ? "@" : "@@", abi_version_of(s->arch, e));
}

/* One storage a set of aliases, as large as its largest name. */
static void write_alias_storage(FILE *out, const struct stub *s)
{
    for (size_t set = 0; set < ALIAS_SETS; set++) {
        uint32_t size = 0;
        for (size_t place = 0; place < 4 && aliases[set][place]; place++) {
            size_t count;
            const struct abi_export *all = abi_symbol(s->index, aliases[set][place], &count);
            for (size_t i = 0; i < count; i++)
                if (belongs(s, &all[i]) && all[i].size > size)
                    size = all[i].size;
        }
        if (size)
            fprintf(out, "\t.bss\n\t.balign 32\nstub.alias%zu:\t.skip %u\n", set, size);
    }
}

static int by_version(const void *a, const void *b)
{
    return abi_compare_versions(*(const char *const *)a, *(const char *const *)b);
}

/* The version script: each version inherits the one before it. The names before .symver are local.
 */
static bool write_map(FILE *out, const struct stub *s)
{
    const char **versions = calloc(s->arch->count + 1, sizeof *versions);
    size_t count = 0;
    if (!versions)
        return false;
    for (size_t i = 0; i < s->arch->count; i++)
        if (belongs(s, &s->arch->exports[i]))
            versions[count++] = abi_version_of(s->arch, &s->arch->exports[i]);
    qsort(versions, count, sizeof *versions, by_version);
    const char *last = NULL;
    for (size_t i = 0; i < count; i++) {
        if (last && strcmp(last, versions[i]) == 0)
            continue;
        fprintf(out, "%s {%s } %s;\n", versions[i], last ? "" : " local: stub.*;",
                last ? last : "");
        last = versions[i];
    }
    free(versions);
    return true;
}

static FILE *create(const char *dir, const char *soname, const char *suffix)
{
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s%s", dir, soname, suffix) >= (int)sizeof path) {
        fprintf(stderr, "stubs: %s: the path is too long\n", dir);
        return NULL;
    }
    FILE *f = fopen(path, "w");
    if (!f)
        fprintf(stderr, "stubs: %s: %s\n", path, strerror(errno));
    return f;
}

static bool finish(FILE *f, const char *soname)
{
    bool bad = ferror(f) != 0;
    if (fclose(f) == 0 && !bad)
        return true;
    fprintf(stderr, "stubs: writing %s: %s\n", soname, strerror(errno));
    return false;
}

static bool write_stub(const struct stub *s, const char *dir)
{
    const char *soname = abi_soname(s->arch, s->library);
    FILE *out = create(dir, soname, ".s");
    if (!out)
        return false;
    write_alias_storage(out, s);
    fputs("\t.text\n", out);
    for (size_t i = 0; i < s->arch->count; i++)
        if (belongs(s, &s->arch->exports[i]) && s->arch->exports[i].kind != 'V')
            write_symbol(out, s, &s->arch->exports[i], i);
    fputs("\t.section .note.GNU-stack,\"\",%progbits\n", out);
    if (!finish(out, soname))
        return false;

    FILE *map = create(dir, soname, ".map");
    if (!map)
        return false;
    bool done = write_map(map, s);
    return finish(map, soname) && done;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: stubs ARCH RELEASE DIR\n", stderr);
        return 2;
    }
    const struct abi_arch *arch = abi_by_name(argv[1]);
    int minor = abi_minor(argv[2]);
    if (!arch || minor < arch->oldest || minor > arch->newest) {
        fprintf(stderr, "stubs: no table for glibc %s on %s\n", argv[2], argv[1]);
        return 2;
    }
    struct abi_index *index = abi_index_new(arch);
    int failed = index == NULL;
    for (int library = 0; library < ABI_LIBRARIES && !failed; library++) {
        if (is_left_out(library) || !(abi_library_releases(index, library) >> minor & 1))
            continue;
        failed = !write_stub(&(struct stub){arch, index, library, minor}, argv[3]);
        puts(abi_soname(arch, library));
    }
    abi_index_free(index);
    return failed;
}
