/* Reads policy files: a key and its words on a line, "#" to the end of the line a comment. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "judge/policy.h"

#include "abi/abi.h"
#include "base/grow.h"
#include "base/path.h"
#include "judge/installed.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Lines; bytes; patterns of one key, each of which is held against each name of a file. */
enum { LINE_LIMIT = 1000, PATH_ROOM = 4096, PATTERN_LIMIT = 256, CEILING_LIMIT = 1024 };

/* A word of a line that is being read. */
struct line {
    struct policy *p;
    char *error;
    size_t error_size;
};

__attribute__((format(printf, 2, 3))) static bool wrong(struct line *l, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vsnprintf(l->error, l->error_size, format, ap);
    va_end(ap);
    return false;
}

static bool has_plain(const struct words *words, const char *text, uint64_t hash)
{
    int32_t number;
    for (size_t at = 0; (number = table_next(&words->plain, hash, &at)) != TABLE_NONE;)
        if (strcmp(words->list[number], text) == 0)
            return true;
    return false;
}

/* Files the word behind the last one: a pattern among the patterns, any other by its hash, once. */
static bool index_word(struct line *l, struct words *words, const char *word)
{
    if (!word[strcspn(word, "*?[\\")]) {
        const uint64_t hash = hash_text(word, strlen(word));
        return has_plain(words, word, hash) ||
               table_add(&words->plain, hash, (int32_t)words->count) || wrong(l, "out of memory");
    }
    if (words->pattern_count == PATTERN_LIMIT)
        return wrong(l, "more than %d patterns", PATTERN_LIMIT);
    uint32_t *patterns = grown(words->patterns, words->pattern_count, sizeof *patterns);
    if (!patterns)
        return wrong(l, "out of memory");
    words->patterns = patterns;
    words->patterns[words->pattern_count++] = (uint32_t)words->count;
    return true;
}

static bool add_word(struct line *l, struct words *words, const char *word)
{
    char **list = grown(words->list, words->count, sizeof *list);
    if (!list)
        return wrong(l, "out of memory");
    words->list = list;
    if (!index_word(l, words, word))
        return false;
    if (!(words->list[words->count] = strdup(word)))
        return wrong(l, "out of memory");
    words->count++;
    return true;
}

static bool read_glibc(struct line *l, const char *word)
{
    const struct abi_arch *any = abi_by_number(0);
    int minor = abi_minor(word);
    if (minor < any->oldest || minor > any->newest)
        return wrong(l, "'%s' is not a glibc release from 2.%d to 2.%d", word, any->oldest,
                     any->newest);
    l->p->minor = minor;
    return true;
}

static bool read_musl(struct line *l, const char *word)
{
    int minor = 0, end = 0;
    if (sscanf(word, "1.%2d%n", &minor, &end) != 1 || word[end] || minor < 1)
        return wrong(l, "'%s' is not a release of musl such as 1.2", word);
    l->p->musl = minor;
    return true;
}

static bool read_library(struct line *l, const char *word)
{
    return add_word(l, &l->p->library, word);
}

static bool read_ceiling(struct line *l, const char *word)
{
    const char *number = strrchr(word, '_');
    if (!number || number == word || !number[1])
        return wrong(l, "'%s' is not a version such as GLIBCXX_3.4.24", word);
    if (strncmp(word, "GLIBC_", 6) == 0)
        return wrong(l, "'%s': a line such as 'glibc 2.17' says what glibc must have", word);
    if (l->p->ceiling.count == CEILING_LIMIT)
        return wrong(l, "more than %d versions", CEILING_LIMIT);
    return add_word(l, &l->p->ceiling, word);
}

static bool read_runpath(struct line *l, const char *word)
{
    return add_word(l, &l->p->runpath, word);
}

static bool read_export(struct line *l, const char *word)
{
    l->p->has_export = true;
    return strcmp(word, "none") == 0 || add_word(l, &l->p->export, word);
}

static bool read_kernel(struct line *l, const char *word)
{
    unsigned major = 0, minor = 0, patch = 0;
    int end = 0;
    if ((sscanf(word, "%3u.%3u%n.%3u%n", &major, &minor, &end, &patch, &end) < 2) || word[end] ||
        major > 255 || minor > 255 || patch > 255)
        return wrong(l, "'%s' is not a kernel's release such as 3.10", word);
    l->p->kernel = major << 16 | minor << 8 | patch;
    return true;
}

static bool read_isa(struct line *l, const char *word)
{
    static const char *const levels[] = {"x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4"};
    for (unsigned i = 0; i < sizeof levels / sizeof *levels; i++)
        if (strcmp(levels[i], word) == 0) {
            l->p->isa = (2u << i) - 1;
            return true;
        }
    return wrong(l, "'%s' is none of x86-64, x86-64-v2, x86-64-v3, x86-64-v4", word);
}

static bool read_page(struct line *l, const char *word)
{
    char *end;
    unsigned long size = strtoul(word, &end, 10);
    if (*end || size < 4096 || size > 65536 || (size & (size - 1)))
        return wrong(l, "'%s' is none of 4096, 8192, 16384, 32768, 65536", word);
    l->p->page = (uint32_t)size;
    return true;
}

/* A rule's name into a set of rules. */
static bool read_rule(struct line *l, const char *word, rule_set *set)
{
    const struct rule *rule = rule_by_name(word);
    if (!rule)
        return wrong(l, "there is no rule '%s'; 'linkaudit rules' lists them", word);
    *set |= RULE_BIT(rule - rules);
    return true;
}

static bool read_require(struct line *l, const char *word)
{
    const struct rule *rule = rule_by_name(word);
    if (rule && !rule->asked)
        return wrong(l, "'%s' holds without being required", word);
    return read_rule(l, word, &l->p->asked);
}

static bool read_allow(struct line *l, const char *word)
{
    return read_rule(l, word, &l->p->allowed);
}

static bool read_warn(struct line *l, const char *word)
{
    return read_rule(l, word, &l->p->warned);
}

static const struct key {
    const char *name;
    bool (*read)(struct line *l, const char *word);
    bool once; /* one word, one line */
} keys[] = {
    {"glibc", read_glibc, true},      {"musl", read_musl, true},
    {"library", read_library, false}, {"ceiling", read_ceiling, false},
    {"isa", read_isa, true},          {"page", read_page, true},
    {"kernel", read_kernel, true},    {"require", read_require, false},
    {"runpath", read_runpath, false}, {"export", read_export, false},
    {"allow", read_allow, false},     {"warn", read_warn, false},
};
enum { KEYS = sizeof keys / sizeof *keys };

/* seen: the keys that stood in the file before, as bits. */
static bool read_line(struct line *l, char *text, uint32_t *seen)
{
    text[strcspn(text, "#")] = '\0';
    char *rest, *word = strtok_r(text, " \t\r\n", &rest);
    if (!word)
        return true;
    unsigned k = 0;
    while (k < KEYS && strcmp(keys[k].name, word) != 0)
        k++;
    if (k == KEYS)
        return wrong(l,
                     "unknown key '%s'; known: glibc musl library ceiling isa page kernel require "
                     "runpath export allow warn",
                     word);
    if (keys[k].once && *seen >> k & 1)
        return wrong(l, "'%s' stands twice", keys[k].name);
    *seen |= 1u << k;
    unsigned words = 0;
    for (; (word = strtok_r(NULL, " \t\r\n", &rest)); words++) {
        if (keys[k].once && words)
            return wrong(l, "'%s' takes one word", keys[k].name);
        if (!keys[k].read(l, word))
            return false;
    }
    return words ? true : wrong(l, "'%s' wants a word behind it", keys[k].name);
}

static bool read_lines(struct policy *p, FILE *in, const char *path, char *error, size_t error_size)
{
    char text[1024], what[512];
    uint32_t seen = 0;
    struct line l = {p, what, sizeof what};
    for (int n = 1; fgets(text, sizeof text, in); n++) {
        bool good = true;
        if (n == 1 && text[0] == '#') {
            const char *about = text + 1 + strspn(text + 1, " ");
            p->about = strndup(about, strcspn(about, "\n"));
        }
        if (n > LINE_LIMIT)
            good = wrong(&l, "more than %d lines", LINE_LIMIT);
        else if (!strchr(text, '\n') && !feof(in))
            good = wrong(&l, "longer than %zu bytes", sizeof text - 2);
        if (!good || !read_line(&l, text, &seen)) {
            snprintf(error, error_size, "%.200s:%d: %.290s", path, n, what);
            return false;
        }
    }
    if (ferror(in))
        return snprintf(error, error_size, "%.200s: %s", path, strerror(errno)), false;
    return true;
}

/* A path as it is. A bare name is an installed policy's before it is a file's: what lies in a tree
   that is judged does not say by which rules. */
static FILE *open_policy(const char *path, char *found, size_t size)
{
    FILE *in = strchr(path, '/') ? NULL : installed_open(path, found, size);
    if (in)
        return in;
    snprintf(found, size, "%s", path);
    return fopen(path, "re");
}

/* Why it could not be opened, and for a name what may have been meant. */
static void no_policy(const char *path, int reason, char *error, size_t error_size)
{
    bool is_name = !strchr(path, '/') && reason == ENOENT;
    char *nearest = is_name ? installed_nearest(path) : NULL;
    if (!is_name)
        snprintf(error, error_size, "%.200s: %s", path, strerror(reason));
    else if (nearest)
        snprintf(error, error_size,
                 "%.200s: no such file, and no policy of that name; '%s' looks most like it, and "
                 "'linkaudit policies' lists all",
                 path, nearest);
    else
        snprintf(error, error_size,
                 "%.200s: no such file, and no policy of that name; 'linkaudit policies' lists "
                 "them",
                 path);
    free(nearest);
}

static char *name_of(const char *path)
{
    const char *base = path_base(path);
    size_t length = strlen(base);
    if (length > 7 && strcmp(base + length - 7, ".policy") == 0)
        length -= 7;
    return strndup(base, length);
}

bool policy_for_glibc(struct policy *p, int minor)
{
    *p = (struct policy){.minor = minor, .isa = 1};
    if (minor ? asprintf(&p->name, "glibc 2.%d", minor) < 0 : !(p->name = strdup("its own floor")))
        p->name = NULL;
    return p->name != NULL;
}

bool policy_read(struct policy *p, const char *path, char *error, size_t error_size)
{
    char found[PATH_ROOM + 64];
    *p = (struct policy){.isa = 1, .name = name_of(path)};
    FILE *in = open_policy(path, found, sizeof found);
    bool good = in && p->name;
    if (!in)
        no_policy(path, errno, error, error_size);
    else if (!p->name)
        snprintf(error, error_size, "out of memory");
    if (good)
        good = read_lines(p, in, found, error, error_size);
    if (good && p->minor && p->musl) {
        snprintf(error, error_size, "%.200s: glibc and musl: a system has one of them", found);
        good = false;
    }
    if (in)
        fclose(in);
    if (!good)
        policy_free(p);
    return good;
}

static void free_words(struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->list[i]);
    free(words->list);
    free(words->patterns);
    table_free(&words->plain);
}

void policy_free(struct policy *p)
{
    free_words(&p->library);
    free_words(&p->ceiling);
    free_words(&p->runpath);
    free_words(&p->export);
    free(p->name);
    free(p->about);
    *p = (struct policy){0};
}

bool words_match(const struct words *words, const char *text)
{
    if (words->plain.count && has_plain(words, text, hash_text(text, strlen(text))))
        return true;
    for (size_t i = 0; i < words->pattern_count; i++)
        if (fnmatch(words->list[words->patterns[i]], text, 0) == 0)
            return true;
    return false;
}

/* The bytes of a version's namespace with its "_": 8 of "GLIBCXX_3.4.24". */
static size_t namespace_of(const char *version)
{
    const char *number = strrchr(version, '_');
    return number ? (size_t)(number - version) + 1 : 0;
}

static bool has_number(const char *version)
{
    char first = version[namespace_of(version)];
    return first >= '0' && first <= '9';
}

const char *policy_ceiling_below(const struct policy *p, const char *version)
{
    const char *ceiling = NULL;
    size_t length = namespace_of(version);
    for (size_t i = 0; length && i < p->ceiling.count; i++) {
        const char *one = p->ceiling.list[i];
        if (strcmp(one, version) == 0)
            return NULL;
        if (namespace_of(one) == length && strncmp(one, version, length) == 0 && has_number(one))
            ceiling = one;
    }
    if (ceiling && has_number(version) && abi_compare_versions(version, ceiling) <= 0)
        return NULL;
    return ceiling;
}
