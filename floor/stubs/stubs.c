/* Writes the stub libraries of a glibc release, from the table of its exports.
 *
 * usage: stubs ARCH RELEASE DIR [SYMBOL...]
 *
 * For every library of that release it makes DIR/SONAME: each export at each of its versions, of
 * those that are not for old programs only the newest one the default, data with its true size,
 * which copy relocations need. A SYMBOL, which a substitute stands before, has no default.
 * Before 2.34 also DIR/libfloor-pthread-first.so, see is_threads_first. Prints the sonames, one a
 * line. Exit 1: cannot; 2: wrong usage.
 *
 * usage: stubs newer ARCH RELEASE
 *
 * Prints what came after that release, for the wrapper's messages: symbol, release, and what to use
 * instead or nothing, separated by tabs.
 *
 * usage: stubs versions ARCH RELEASE SYMBOL...
 *
 * Prints each symbol of libc with the version that a link at that release takes.
 *
 * usage: stubs archs
 *
 * Prints the architectures: name, oldest and newest release, the loader's path.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "abi/abi_index.h"
#include "abi/substitutes.h"
#include "old_programs.h"
#include "stub_elf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The release that took libpthread, libdl, librt, libutil and libanl into libc. */
enum { MERGED = 34 };

/* Names of one object. The first is its strong symbol, the others are weak, as in glibc: by that
   the linker knows that a copy relocation of one must move them all. A set ends with NULL. */
enum { ALIASES = 4 };
static const char *const aliases[][ALIASES] = {
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

/* One library of one release, and what of it is written so far. */
struct stub {
    const struct abi_arch *arch;
    const struct abi_index *index;
    int library;
    int minor;
    bool only_threads_first; /* see is_threads_first */
    char **substituted;      /* what has no default, up to NULL */
    const char **versions;   /* in order, each once */
    struct stub_symbol *symbols;
    size_t version_count, symbol_count;
    uint32_t bss_size, tbss_size;
    uint32_t alias_places[ALIAS_SETS]; /* in .bss; UINT32_MAX: not there yet */
};

static bool is_left_out(int library)
{
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (left_out[i] == library)
            return true;
    return false;
}

/* What libc.so shall take from libpthread, and before it looks at libc: before 2.34 libc has many
   of the pthread functions too, which do nothing until libpthread is loaded, and a program that
   names only those would come without it. Not read, write and the like, which both have, in full.
 */
static bool is_threads_first(const struct stub *s, const struct abi_export *e)
{
    const char *symbol = abi_symbol_of(s->arch, e);
    size_t count;
    const struct abi_export *all = abi_symbol(s->index, symbol, &count);
    if (strncmp(symbol, "pthread_", strlen("pthread_")) == 0)
        return true;
    for (size_t i = 0; i < count; i++)
        if (all[i].library == ABI_libc && abi_there(&all[i], s->minor))
            return false;
    return true;
}

static bool belongs(const struct stub *s, const struct abi_export *e)
{
    return abi_there(e, s->minor) && e->library == s->library &&
           (!s->only_threads_first || is_threads_first(s, e));
}

/* The set and the place in it of a symbol that has aliases; false when it has none. */
static bool find_alias(const char *symbol, size_t *set, size_t *place)
{
    for (*set = 0; *set < ALIAS_SETS; ++*set)
        for (*place = 0; *place < ALIASES && aliases[*set][*place]; ++*place)
            if (strcmp(aliases[*set][*place], symbol) == 0)
                return true;
    return false;
}

/* Does a link without a version not take this one: since it is for old programs only, since a
   substitute stands before it, or since the same library has a newer one of the symbol? */
static bool is_hidden(const struct stub *s, const struct abi_export *e)
{
    if (is_for_old_programs(s->arch, e, s->minor))
        return true;
    for (char **symbol = s->substituted; *symbol; symbol++)
        if (strcmp(*symbol, abi_symbol_of(s->arch, e)) == 0)
            return true;
    size_t count;
    const struct abi_export *all = abi_symbol(s->index, abi_symbol_of(s->arch, e), &count);
    const char *version = abi_version_of(s->arch, e);
    for (size_t i = 0; i < count; i++)
        if (belongs(s, &all[i]) &&
            abi_compare_versions(abi_version_of(s->arch, &all[i]), version) > 0 &&
            !is_for_old_programs(s->arch, &all[i], s->minor))
            return true;
    return false;
}

static int by_version(const void *a, const void *b)
{
    return abi_compare_versions(*(const char *const *)a, *(const char *const *)b);
}

static void collect_versions(struct stub *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->arch->count; i++)
        if (belongs(s, &s->arch->exports[i]))
            s->versions[count++] = abi_version_of(s->arch, &s->arch->exports[i]);
    qsort(s->versions, count, sizeof *s->versions, by_version);
    s->version_count = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(s->versions[i - 1], s->versions[i]) != 0)
            s->versions[s->version_count++] = s->versions[i];
}

static uint32_t take(uint32_t *used, uint32_t size)
{
    uint32_t place = *used;
    *used += (size + STUB_ALIGNMENT - 1) / STUB_ALIGNMENT * STUB_ALIGNMENT;
    return place;
}

/* One storage a set of aliases, as large as its largest name. */
static uint32_t alias_place(struct stub *s, size_t set)
{
    uint32_t size = 0;
    if (s->alias_places[set] != UINT32_MAX)
        return s->alias_places[set];
    for (size_t place = 0; place < ALIASES && aliases[set][place]; place++) {
        size_t count;
        const struct abi_export *all = abi_symbol(s->index, aliases[set][place], &count);
        for (size_t i = 0; i < count; i++)
            if (belongs(s, &all[i]) && all[i].size > size)
                size = all[i].size;
    }
    return s->alias_places[set] = take(&s->bss_size, size);
}

static void add_symbol(struct stub *s, const struct abi_export *e)
{
    const char *version = abi_version_of(s->arch, e);
    const char **found =
        bsearch(&version, s->versions, s->version_count, sizeof *s->versions, by_version);
    struct stub_symbol *symbol = &s->symbols[s->symbol_count++];
    size_t set, place;

    *symbol = (struct stub_symbol){.name = abi_symbol_of(s->arch, e),
                                   .version = (size_t)(found - s->versions),
                                   .size = e->size,
                                   .kind = e->kind,
                                   .is_hidden = is_hidden(s, e)};
    if (e->kind == 'T') {
        symbol->place = take(&s->tbss_size, e->size);
    } else if (e->kind == 'D' && find_alias(symbol->name, &set, &place)) {
        symbol->place = alias_place(s, set);
        symbol->is_weak = place > 0;
    } else if (e->kind == 'D') {
        symbol->place = take(&s->bss_size, e->size);
    }
}

/* By _IO_stdin_used i386's libc, the only one here that is as old, knows the programs of glibc 2.0,
   which it gives the old stdio: it is not to take ours for such. */
static const char *wanted(const struct stub *s)
{
    return s->library == ABI_libc && strcmp(s->arch->name, "i386") == 0 ? "_IO_stdin_used" : NULL;
}

static bool write_file(const struct stub *s, const char *dir, const char *name)
{
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", dir, name) >= (int)sizeof path) {
        fprintf(stderr, "stubs: %s: the path is too long\n", dir);
        return false;
    }
    FILE *out = fopen(path, "wb");
    bool done = out && stub_write(&(struct stub_library){s->arch, abi_soname(s->arch, s->library),
                                                         s->versions, s->version_count, s->symbols,
                                                         s->symbol_count, s->bss_size, s->tbss_size,
                                                         wanted(s)},
                                  out);
    if (out && fclose(out) != 0)
        done = false;
    if (!done)
        fprintf(stderr, "stubs: %s: %s\n", path, strerror(errno));
    return done;
}

static bool write_stub(struct stub *s, const char *dir, const char *name)
{
    s->versions = calloc(s->arch->count, sizeof *s->versions);
    s->symbols = calloc(s->arch->count, sizeof *s->symbols);
    memset(s->alias_places, 0xff, sizeof s->alias_places);
    bool done = s->versions && s->symbols;
    if (done) {
        collect_versions(s);
        for (size_t i = 0; i < s->arch->count; i++)
            if (belongs(s, &s->arch->exports[i]) && s->arch->exports[i].kind != 'V')
                add_symbol(s, &s->arch->exports[i]);
        done = write_file(s, dir, name);
    } else {
        fputs("stubs: no memory\n", stderr);
    }
    free(s->versions);
    free(s->symbols);
    return done;
}

static bool write_stubs(const struct abi_index *index, int minor, const char *dir,
                        char **substituted)
{
    const struct abi_arch *arch = abi_index_arch(index);
    for (int library = 0; library < ABI_LIBRARIES; library++) {
        if (is_left_out(library) || !(abi_library_releases(index, library) >> minor & 1))
            continue;
        const struct stub none_yet = {arch, index, .library = library, .minor = minor,
                                      .substituted = substituted};
        struct stub stub = none_yet, first = none_yet;
        first.only_threads_first = true;
        if (!write_stub(&stub, dir, abi_soname(arch, library)))
            return false;
        puts(abi_soname(arch, library));
        if (library == ABI_libpthread && minor < MERGED &&
            !write_stub(&first, dir, "libfloor-pthread-first.so"))
            return false;
    }
    return true;
}

/* Does a library that can be linked against have the symbol? If not, since when will one: the
   minor, or 0. */
static int came_after(const struct stub *s, const struct abi_export *all, size_t count)
{
    int since = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_left_out(all[i].library) || all[i].kind == 'V')
            continue;
        if (abi_there(&all[i], s->minor))
            return 0;
        if (all[i].since > s->minor && (since == 0 || all[i].since < since))
            since = all[i].since;
    }
    return since;
}

static void print_newer(const struct abi_index *index, int minor)
{
    struct stub s = {.arch = abi_index_arch(index), .minor = minor};
    for (size_t i = 0, count; i < s.arch->count; i += count ? count : 1) {
        const char *symbol = abi_symbol_of(s.arch, &s.arch->exports[i]);
        const struct abi_export *all = abi_symbol(index, symbol, &count);
        int since = came_after(&s, all, count);
        const char *advice = substitute_for(symbol);
        if (since)
            printf("%s\t2.%d\t%s\n", symbol, since, advice ? advice : "");
    }
}

static bool print_versions(const struct abi_index *index, int minor, char **symbols)
{
    char *none = NULL;
    struct stub s = {.arch = abi_index_arch(index),
                     .index = index,
                     .library = ABI_libc,
                     .minor = minor,
                     .substituted = &none};
    for (; *symbols; symbols++) {
        size_t count, i = 0;
        const struct abi_export *all = abi_symbol(index, *symbols, &count);
        while (i < count && (!belongs(&s, &all[i]) || is_hidden(&s, &all[i])))
            i++;
        if (i == count) {
            fprintf(stderr, "stubs: %s: not in libc of that release\n", *symbols);
            return false;
        }
        printf("%s %s\n", *symbols, abi_version_of(s.arch, &all[i]));
    }
    return true;
}

static void print_archs(void)
{
    const struct abi_arch *arch;
    for (size_t i = 0; (arch = abi_by_number(i)) != NULL; i++)
        printf("%s 2.%d 2.%d %s\n", arch->name, arch->oldest, arch->newest, arch->loader);
}

static int usage(void)
{
    fputs("usage: stubs ARCH RELEASE DIR [SYMBOL...] | newer ARCH RELEASE |"
          " versions ARCH RELEASE SYMBOL... | archs\n",
          stderr);
    return 2;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "archs") == 0) {
        print_archs();
        return fflush(stdout) != 0;
    }
    const bool newer = argc == 4 && strcmp(argv[1], "newer") == 0;
    const bool versions = argc > 4 && strcmp(argv[1], "versions") == 0;
    const int first = newer || versions ? 2 : 1;
    if (argc < 4)
        return usage();
    const struct abi_arch *arch = abi_by_name(argv[first]);
    const int minor = abi_minor(argv[first + 1]);
    if (!arch || minor < arch->oldest || minor > arch->newest) {
        fprintf(stderr, "stubs: no table for glibc %s on %s\n", argv[first + 1], argv[first]);
        return 2;
    }
    struct abi_index *index = abi_index_new(arch);
    bool done = index != NULL;
    if (done && newer)
        print_newer(index, minor);
    else if (done && versions)
        done = print_versions(index, minor, argv + 4);
    else if (done)
        done = write_stubs(index, minor, argv[3], argv + 4);
    abi_index_free(index);
    return fflush(stdout) != 0 || !done;
}
