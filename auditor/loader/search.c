/* glibc's search order: elf/dl-load.c, _dl_map_object and open_path; sysdeps/generic/ldsodefs.h. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "loader/search.h"

#include "abi/gabi.h"
#include "loader/musl.h"
#include "loader/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where each architecture's glibc looks by itself: Debian's in /lib/TRIPLET, the others' in /LIB.
   platform is what the kernel calls it (AT_PLATFORM), where that does not depend on the processor.
 */
static const struct place {
    uint16_t machine;
    unsigned char elf_class, data;
    const char *triplet, *lib, *platform;
} places[] = {
    {EM_X86_64, ELFCLASS64, ELFDATA2LSB, "x86_64-linux-gnu", "lib64", "x86_64"},
    {EM_X86_64, ELFCLASS32, ELFDATA2LSB, "x86_64-linux-gnux32", "libx32", "x86_64"},
    {EM_386, ELFCLASS32, ELFDATA2LSB, "i386-linux-gnu", "lib", "i686"},
    {EM_AARCH64, ELFCLASS64, ELFDATA2LSB, "aarch64-linux-gnu", "lib64", "aarch64"},
    {EM_AARCH64, ELFCLASS64, ELFDATA2MSB, "aarch64_be-linux-gnu", "lib64", "aarch64_be"},
    {EM_ARM, ELFCLASS32, ELFDATA2LSB, "arm-linux-gnueabihf", "lib", NULL},
    {EM_ARM, ELFCLASS32, ELFDATA2LSB, "arm-linux-gnueabi", "lib", NULL},
    {EM_PPC64, ELFCLASS64, ELFDATA2LSB, "powerpc64le-linux-gnu", "lib64", NULL},
    {EM_PPC64, ELFCLASS64, ELFDATA2MSB, "powerpc64-linux-gnu", "lib64", NULL},
    {EM_PPC, ELFCLASS32, ELFDATA2MSB, "powerpc-linux-gnu", "lib", NULL},
    {EM_S390, ELFCLASS64, ELFDATA2MSB, "s390x-linux-gnu", "lib64", NULL},
    {EM_S390, ELFCLASS32, ELFDATA2MSB, "s390-linux-gnu", "lib", NULL},
    {EM_RISCV, ELFCLASS64, ELFDATA2LSB, "riscv64-linux-gnu", "lib64/lp64d", NULL},
    {EM_RISCV, ELFCLASS32, ELFDATA2LSB, "riscv32-linux-gnu", "lib32/ilp32d", NULL},
    {EM_LOONGARCH, ELFCLASS64, ELFDATA2LSB, "loongarch64-linux-gnu", "lib64", NULL},
    {EM_MIPS, ELFCLASS64, ELFDATA2LSB, "mips64el-linux-gnuabi64", "lib64", NULL},
    {EM_MIPS, ELFCLASS64, ELFDATA2MSB, "mips64-linux-gnuabi64", "lib64", NULL},
    {EM_MIPS, ELFCLASS32, ELFDATA2LSB, "mipsel-linux-gnu", "lib", NULL},
    {EM_MIPS, ELFCLASS32, ELFDATA2MSB, "mips-linux-gnu", "lib", NULL},
    {EM_SPARCV9, ELFCLASS64, ELFDATA2MSB, "sparc64-linux-gnu", "lib64", NULL},
    {EM_ALPHA, ELFCLASS64, ELFDATA2LSB, "alpha-linux-gnu", "lib", NULL},
    {EM_68K, ELFCLASS32, ELFDATA2MSB, "m68k-linux-gnu", "lib", NULL},
    {EM_PARISC, ELFCLASS32, ELFDATA2MSB, "hppa-linux-gnu", "lib", NULL},
    {EM_SH, ELFCLASS32, ELFDATA2LSB, "sh4-linux-gnu", "lib", NULL},
};

static const struct text {
    const char *source[SEARCH_LOADER + 1], *outcome[SEARCH_OTHER_ORDER + 1];
} texts = {
    .source = {[SEARCH_NAME] = "the name is a path",
               [SEARCH_RPATH] = "DT_RPATH",
               [SEARCH_GIVEN] = "--library-path",
               [SEARCH_RUNPATH] = "DT_RUNPATH",
               [SEARCH_CONF] = "etc/ld.so.conf",
               [SEARCH_DEFAULT] = "the loader's own",
               [SEARCH_MUSL] = "etc/ld-musl-*.path, or musl's own",
               [SEARCH_LOADER] = "PT_INTERP"},
    .outcome = {[SEARCH_TAKEN] = "taken",
                [SEARCH_ABSENT] = "not there",
                [SEARCH_UNREADABLE] = "can't be read",
                [SEARCH_LOOP] = "a loop of symlinks",
                [SEARCH_RELATIVE] = "relative to where the program is started",
                [SEARCH_TOKEN] = "a $TOKEN in it has no value",
                [SEARCH_SECURE] = "passed over: $ORIGIN in a set-user-ID program",
                [SEARCH_OTHER_CLASS] = "passed over: of another ELF class",
                [SEARCH_OTHER_MACHINE] = "passed over: for another machine",
                [SEARCH_FOREIGN] = "of another class or machine, where musl's loader stops",
                [SEARCH_NOT_ELF] = "not an ELF library",
                [SEARCH_OTHER_ORDER] = "of the other byte order"},
};

const char *search_source_text(enum search_source source)
{
    return texts.source[source];
}

const char *search_outcome_text(enum search_outcome outcome)
{
    return texts.outcome[outcome];
}

/* The subdirectories of glibc-hwcaps that processors take, lowest first: since glibc 2.33, its
   sysdeps/ARCH/dl-hwcaps-subdirs.c. */
static const struct levels {
    uint16_t machine;
    unsigned char elf_class, data;
    const char *names[SEARCH_LEVELS];
} all_levels[] = {
    {EM_X86_64, ELFCLASS64, ELFDATA2LSB, {"x86-64-v2", "x86-64-v3", "x86-64-v4"}},
    {EM_PPC64, ELFCLASS64, ELFDATA2LSB, {"power9", "power10"}},
    {EM_S390, ELFCLASS64, ELFDATA2MSB, {"z13", "z14", "z15", "z16", "z17"}},
};

const char *search_level_name(const struct search *s, unsigned level)
{
    if (s->musl)
        return NULL;
    for (size_t i = 0; i < sizeof all_levels / sizeof *all_levels; i++) {
        const struct levels *l = &all_levels[i];
        if (l->machine == s->machine && l->elf_class == s->elf_class && l->data == s->data)
            return level >= 1 && level <= SEARCH_LEVELS ? l->names[level - 1] : NULL;
    }
    return NULL;
}

/* One search under way. */
struct hunt {
    const struct search *search;
    const char *name;
    enum search_source source;
    const struct search_object *whose;
    struct search_step *last;
    bool no_default; /* DF_1_NODEFLIB */
    bool ended;      /* found, or nothing more is looked at */
    struct search_result result;
};

static void note_step(struct hunt *h, const char *path, enum search_outcome outcome)
{
    struct search_step *step = arena_get(h->search->arena, sizeof *step);
    if (!step || !path) {
        h->ended = true;
        return;
    }
    *step = (struct search_step){
        .path = path, .source = h->source, .outcome = outcome, .whose = h->whose};
    if (h->last)
        h->last->next = step;
    else
        h->result.steps = step;
    h->last = step;
    if (outcome == SEARCH_TAKEN) {
        h->result.taken = step;
        h->result.found = h->ended = true;
    }
}

static struct path_facts look(const struct search *s, const char *path, bool outside,
                              char host[PATH_SIZE])
{
    const struct seeker seeker = {s->sysroot, s->machine, s->elf_class, s->data};
    return paths_look(s->paths, &seeker, path, outside, host);
}

static void take_path(struct hunt *h, const char *path, bool outside, const struct path_facts *at)
{
    if (at->outcome == SEARCH_TAKEN) {
        h->result.host = arena_text(h->search->arena, at->host, PATH_SIZE);
        h->result.outside = outside;
        h->result.id = at->id;
    }
    note_step(h, path, at->outcome);
}

/* One path. What is no library ends the loader's search, but ldconfig leaves it out of its cache.
 */
static void try_path(struct hunt *h, const char *path, bool outside)
{
    char host[PATH_SIZE];
    if (!path || path[0] != '/') {
        note_step(h, path, SEARCH_RELATIVE);
        return;
    }
    struct path_facts at = look(h->search, path, outside, host);
    if (h->search->musl) { /* what can be opened is taken */
        if (at.outcome == SEARCH_OTHER_CLASS || at.outcome == SEARCH_OTHER_MACHINE)
            at.outcome = SEARCH_FOREIGN;
        h->ended = at.outcome != SEARCH_ABSENT && at.outcome != SEARCH_UNREADABLE;
    }
    take_path(h, path, outside, &at);
    if (h->source != SEARCH_CONF &&
        (at.outcome == SEARCH_NOT_ELF || at.outcome == SEARCH_OTHER_ORDER))
        h->ended = true;
}

static const char variants[] = "/glibc-hwcaps";

/* "DIRECTORY/NAME", or with the subdirectory of a processor's level. NULL without memory. By hand:
   printf took a seventh of check --recursive. */
static char *path_in(const struct hunt *h, const char *directory, const char *level)
{
    size_t length = strlen(directory);
    while (length && directory[length - 1] == '/')
        length--;
    char *path =
        arena_get(h->search->arena, length + sizeof variants + 1 + (level ? strlen(level) : 0) + 1 +
                                        strlen(h->name) + 1);
    if (!path)
        return NULL;
    char *end = mempcpy(path, directory, length);
    if (level)
        end = stpcpy(stpcpy(stpcpy(end, variants), "/"), level);
    stpcpy(stpcpy(end, "/"), h->name);
    return path;
}

/* What a directory has for processors above the oldest. Only the search's own level takes it, but
   all are remembered. A directory without glibc-hwcaps is looked at once. */
static void try_variants(struct hunt *h, const char *directory, bool outside)
{
    const struct search *s = h->search;
    char host[PATH_SIZE], all[PATH_SIZE];
    unsigned level = 0;
    while (search_level_name(s, level + 1))
        level++;
    if (!level || directory[0] != '/' || strlen(directory) + sizeof variants > sizeof all)
        return;
    stpcpy(stpcpy(all, directory), variants);
    if (look(s, all, outside, host).outcome == SEARCH_ABSENT)
        return;
    for (; level && !h->ended; level--) {
        const char *path = path_in(h, directory, search_level_name(s, level));
        struct path_facts at = {.outcome = SEARCH_ABSENT};
        if (path)
            at = look(s, path, outside, host);
        if (at.outcome == SEARCH_ABSENT)
            continue;
        h->result.levels |= 1u << level;
        if (level <= s->level)
            take_path(h, path, outside, &at);
    }
}

static void try_directory(struct hunt *h, const char *directory, bool outside)
{
    try_path(h, path_in(h, directory, NULL), outside);
}

/* A token is "$NAME" or "${NAME}", with nothing behind it that could belong to a name (is_dst).
   Returns its length without the "$"; 0: another text. */
static size_t match_token(const char *text, size_t left, const char *token)
{
    size_t length = strlen(token);
    bool braces = left && *text == '{';
    size_t size = length + (braces ? 2 : 0);
    if (left < size || strncmp(text + braces, token, length) != 0 ||
        (braces && text[size - 1] != '}'))
        return 0;
    unsigned char behind = !braces && left > size ? (unsigned char)text[size] : 0;
    bool goes_on = behind == '_' || (behind >= '0' && behind <= '9') ||
                   (behind >= 'A' && behind <= 'Z') || (behind >= 'a' && behind <= 'z');
    return goes_on ? 0 : size;
}

/* The value of the token that text begins with, and how long the token is; 0: none is there. */
static size_t token_value(const struct search *s, const struct search_object *whose,
                          const char *text, size_t left, const char **value, size_t *value_length)
{
    size_t length;
    if ((length = match_token(text, left, "ORIGIN"))) {
        const char *slash = strrchr(whose->path, '/');
        *value = slash ? whose->path : NULL;
        *value_length = slash == whose->path ? 1 : (size_t)(slash ? slash - whose->path : 0);
        return length;
    }
    if ((length = match_token(text, left, "LIB")))
        *value = s->lib;
    else if ((length = match_token(text, left, "PLATFORM")))
        *value = s->platform;
    *value_length = length && *value ? strlen(*value) : 0;
    return length;
}

struct search_name search_expand(const struct search *s, const struct search_object *whose,
                                 const char *text, size_t length)
{
    char out[PATH_SIZE];
    size_t used = 0;
    struct search_name name = {NULL, false};
    length = strnlen(text, length);
    for (size_t i = 0; i < length;) {
        const char *value = NULL;
        size_t size = 0, token = 0;
        if (text[i] == '$')
            token = token_value(s, whose, text + i + 1, length - i - 1, &value, &size);
        if (token == 0) {
            value = text + i;
            size = 1;
        }
        if (!value || size >= sizeof out - used)
            return name;
        memcpy(out + used, value, size);
        used += size;
        i += token ? token + 1 : 1;
    }
    name.text = used ? arena_text(s->arena, out, used) : NULL;
    name.outside =
        whose->outside && length && text[0] == '$' && match_token(text + 1, length - 1, "ORIGIN");
    return name;
}

bool search_has_token(const char *text)
{
    static const char *const tokens[] = {"ORIGIN", "LIB", "PLATFORM"};
    while ((text = strchr(text, '$'))) {
        text++;
        for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
            if (match_token(text, strlen(text), tokens[i]))
                return true;
    }
    return false;
}

/* A path's "." and ".." taken out by its text alone, as the loader does before it trusts one. */
static void normalize(const char *path, char out[PATH_SIZE])
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t size; *(path += strspn(path, "/")); path += size) {
        size = strcspn(path, "/");
        if (size == 2 && path[0] == '.' && path[1] == '.') {
            while (used && out[--used] != '/')
                ;
            out[used] = '\0';
        } else if (!(size == 1 && path[0] == '.') && used + 1 + size < PATH_SIZE)
            used += (size_t)snprintf(out + used, PATH_SIZE - used, "/%.*s", (int)size, path);
    }
}

/* In a set-user-ID program the program's own run path may begin with $ORIGIN only where that ends
   below the loader's own directories: hard links would lead elsewhere (_dl_dst_substitute). */
static bool is_refused(const struct search *s, const struct search_object *whose, const char *entry,
                       size_t length, const char *directory)
{
    char path[PATH_SIZE];
    if (!s->secure || whose->loader || !memmem(entry, length, "ORIGIN", 6))
        return false;
    normalize(directory, path);
    for (size_t i = 0; i < s->directory_count; i++) {
        const char *trusted = s->directories[i].path;
        const size_t size = strlen(trusted);
        if (s->directories[i].built_in && strncmp(path, trusted, size) == 0 &&
            (path[size] == '/' || path[size] == '\0'))
            return false;
    }
    return true;
}

static bool is_origin(const char *text)
{
    return strncmp(text, "$ORIGIN", 7) == 0 || strncmp(text, "${ORIGIN}", 9) == 0;
}

/* musl's loader takes a run path as a whole, or not at all: where it has another token, or, in a
   set-user-ID program's own, any (fixup_rpath). */
static bool musl_takes(const struct search *s, const struct search_object *whose, const char *list)
{
    for (const char *token = list; (token = strchr(token, '$')); token++)
        if (!is_origin(token) || (s->secure && !whose->loader))
            return false;
    return true;
}

/* A search path's directories. An empty one is the current directory. */
static void try_list(struct hunt *h, enum search_source source, const struct search_object *whose,
                     const char *list)
{
    h->source = source;
    h->whose = source == SEARCH_GIVEN || source == SEARCH_MUSL ? NULL : whose;
    while (list && *list && !h->ended) {
        size_t length = strcspn(list, h->search->musl          ? ":\n"
                                      : source == SEARCH_GIVEN ? ":;"
                                                               : ":");
        struct search_name directory =
            search_expand(h->search, whose, length ? list : ".", length ? length : 1);
        if (!directory.text)
            note_step(h, arena_text(h->search->arena, list, length), SEARCH_TOKEN);
        else if (is_refused(h->search, whose, list, length, directory.text))
            note_step(h, directory.text, SEARCH_SECURE);
        else {
            try_variants(h, directory.text, directory.outside);
            if (!h->ended)
                try_directory(h, directory.text, directory.outside);
        }
        list += length + (list[length] != '\0');
    }
    h->whose = NULL;
}

/* DT_RPATH counts where the object itself has no DT_RUNPATH: first its own, then that of those who
   loaded it, up to the program. One with a DT_RUNPATH has no DT_RPATH (elf_get_dynamic_info). */
static void try_paths_of(struct hunt *h, const struct search_object *whose)
{
    if (!whose->runpath)
        for (const struct search_object *o = whose; o && !h->ended; o = o->loader)
            if (!o->runpath)
                try_list(h, SEARCH_RPATH, o, o->rpath);
    const struct search_object *program = whose;
    while (program->loader)
        program = program->loader;
    if (!h->search->secure)
        try_list(h, SEARCH_GIVEN, program, h->search->library_path);
    try_list(h, SEARCH_RUNPATH, whose, whose->runpath);
}

/* musl: LD_LIBRARY_PATH, then the run path of the object and of all that brought it, DT_RUNPATH as
   well as DT_RPATH, then the system's. */
static void try_musl(struct hunt *h, const struct search_object *whose)
{
    const struct search *s = h->search;
    const struct search_object *program = whose;
    while (program->loader)
        program = program->loader;
    if (!s->secure)
        try_list(h, SEARCH_GIVEN, program, s->library_path);
    for (const struct search_object *o = whose; o && !h->ended; o = o->loader) {
        const char *list = o->runpath ? o->runpath : o->rpath;
        const enum search_source source = o->runpath ? SEARCH_RUNPATH : SEARCH_RPATH;
        if (list && musl_takes(s, o, list)) {
            try_list(h, source, o, list);
        } else if (list) {
            h->source = source;
            h->whose = o;
            note_step(h, list, s->secure && !o->loader ? SEARCH_SECURE : SEARCH_TOKEN);
        }
    }
    try_list(h, SEARCH_MUSL, program, s->musl_list);
}

/* In etc/ld.so.cache the variants of all directories stand before what has none. */
static void try_directories(struct hunt *h, bool variants)
{
    const struct search *s = h->search;
    for (size_t i = 0; i < s->directory_count && !h->ended; i++) {
        const struct search_directory *d = &s->directories[i];
        h->source = d->source;
        if (h->no_default && d->built_in)
            continue;
        if (variants)
            try_variants(h, d->path, false);
        else
            try_directory(h, d->path, false);
        if (h->result.taken && !d->built_in)
            h->result.uncached = !paths_cached(s->paths, s->sysroot, h->result.taken->path);
    }
}

struct search_result search_library(const struct search *s, const struct search_object *whose,
                                    struct search_name name)
{
    struct hunt h = {.search = s, .name = name.text, .source = SEARCH_NAME};
    if (strchr(name.text, '/')) {
        try_path(&h, name.text, name.outside);
        return h.result;
    }
    if (s->musl) {
        try_musl(&h, whose);
        return h.result;
    }
    h.no_default = whose->no_default;
    try_paths_of(&h, whose);
    try_directories(&h, true);
    try_directories(&h, false);
    return h.result;
}

struct search_result search_loader(const struct search *s, const char *path)
{
    struct hunt h = {.search = s, .source = SEARCH_LOADER};
    try_path(&h, path, false);
    return h.result;
}

static void add_default(struct search *s, const char *prefix, const char *lib)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%s", prefix, lib);
    for (size_t i = 0; i < s->directory_count; i++)
        if (strcmp(s->directories[i].path, path) == 0) {
            s->directories[i].built_in = true;
            return;
        }
    const char *copy = arena_text(s->arena, path, sizeof path);
    if (copy)
        s->directories[s->directory_count++] =
            (struct search_directory){copy, SEARCH_DEFAULT, true};
}

/* glibc looks where it is itself installed (slibdir): libc.so.6 says which of the two customs the
   sysroot follows. */
static bool is_multiarch(const struct search *s, const char *triplet)
{
    static const char *const prefixes[] = {"", "/usr"};
    char path[64], host[PATH_SIZE];
    if (s->paths->triplet == triplet)
        return s->paths->has_triplet;
    s->paths->triplet = triplet;
    s->paths->has_triplet = false;
    for (size_t i = 0; i < 2 && !s->paths->has_triplet; i++) {
        snprintf(path, sizeof path, "%s/lib/%s/libc.so.6", prefixes[i], triplet);
        s->paths->has_triplet = sysroot_resolve(s->sysroot, path, host) && access(host, F_OK) == 0;
    }
    return s->paths->has_triplet;
}

static void add_defaults(struct search *s)
{
    const struct place *found = NULL;
    bool multiarch = false;
    for (size_t i = 0; i < sizeof places / sizeof *places && !multiarch; i++) {
        const struct place *p = &places[i];
        if (p->machine == s->machine && p->elf_class == s->elf_class && p->data == s->data) {
            found = p;
            multiarch = is_multiarch(s, p->triplet);
        }
    }
    if (found && multiarch) {
        add_default(s, "/lib", found->triplet);
        add_default(s, "/usr/lib", found->triplet);
    } else if (found) {
        add_default(s, "", found->lib);
        add_default(s, "/usr", found->lib);
    }
    add_default(s, "", "lib");
    add_default(s, "/usr", "lib");
    if (found) {
        char lib[64];
        snprintf(lib, sizeof lib, "%s%s", multiarch ? "lib/" : "",
                 multiarch ? found->triplet : found->lib);
        s->lib = arena_text(s->arena, lib, sizeof lib);
        s->platform = found->platform;
    }
}

static void begin(struct search *s, const struct seeker *seeker, struct paths *paths,
                  struct arena *arena)
{
    *s = (struct search){.sysroot = seeker->sysroot,
                         .paths = paths,
                         .arena = arena,
                         .machine = seeker->machine,
                         .elf_class = seeker->elf_class,
                         .data = seeker->data};
}

void search_open(struct search *s, const struct seeker *seeker, struct paths *paths,
                 struct arena *arena)
{
    begin(s, seeker, paths, arena);
    size_t count = 0;
    const char **conf = paths_conf(paths, s->sysroot, &count);
    s->directories = arena_get(arena, (count + 4) * sizeof *s->directories);
    if (!s->directories)
        return;
    for (size_t i = 0; i < count; i++)
        s->directories[s->directory_count++] =
            (struct search_directory){conf[i], SEARCH_CONF, false};
    add_defaults(s);
}

void search_open_musl(struct search *s, const struct seeker *seeker, struct paths *paths,
                      struct arena *arena)
{
    begin(s, seeker, paths, arena);
    s->musl = musl_arch(s->machine, s->elf_class, s->data);
    char *list = musl_directories(s->sysroot, s->musl);
    s->musl_list = arena_text(arena, list ? list : "", list ? strlen(list) : 0);
    free(list);
}
