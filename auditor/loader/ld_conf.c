/* ld.so.conf as ldconfig reads it (elf/ldconfig.c, parse_conf). The cache itself is not read: a
   sysroot often has none, or one of another day, and the directories are what it is made from. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "loader/ld_conf.h"

#include "base/names.h"
#include "base/regular.h"

#include <dirent.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* FILE_LIMIT: bytes; MATCH_LIMIT: bytes of patterns, each as often as a file's name is held against
   it. A system has a dozen files of a line or two. */
enum {
    FILE_LIMIT = 64 << 10,
    TEXT_LIMIT = 1 << 20,
    DEPTH_LIMIT = 8,
    FILES_LIMIT = 256,
    INCLUDE_LIMIT = 1024,
    MATCH_LIMIT = 1 << 18
};

/* left: how much more is taken, as includes may include each other. */
struct conf {
    const struct sysroot *sysroot;
    struct arena *arena;
    const char **dirs;
    size_t count;
    struct names known; /* the directories */
    struct {
        size_t files, includes, text, matching;
    } left;
};

static void read_conf(struct conf *c, const char *path, unsigned depth);

static void add_directory(struct conf *c, const char *line)
{
    size_t length = strcspn(line, "="); /* "/usr/lib=libc5", until 2.32 */
    while (length > 1 && (line[length - 1] == '/' || line[length - 1] == ' '))
        length--;
    if (line[0] != '/' || c->count == LD_CONF_DIRECTORIES)
        return;
    const size_t before = c->known.count;
    names_add(&c->known, line, length);
    if (c->known.count > before && (c->dirs[c->count] = arena_text(c->arena, line, length)))
        c->count++;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The files of a directory that match, in the order of their names; *count of them, the caller's.
 */
static char **list_matches(struct conf *c, const char *directory, const char *pattern,
                           size_t *count)
{
    const size_t cost = strlen(pattern) + 1;
    char host[PATH_SIZE];
    char **names = calloc(FILES_LIMIT, sizeof *names);
    DIR *dir = names && sysroot_resolve(c->sysroot, directory, host) ? opendir(host) : NULL;
    *count = 0;
    for (struct dirent *e;
         dir && *count < FILES_LIMIT && cost <= c->left.matching && (e = readdir(dir));) {
        c->left.matching -= cost;
        if (fnmatch(pattern, e->d_name, FNM_PERIOD) == 0 && (names[*count] = strdup(e->d_name)))
            ++*count;
    }
    if (dir)
        closedir(dir);
    if (names)
        qsort(names, *count, sizeof *names, by_name);
    return names;
}

/* A pattern's wildcards are in its last part; it is relative to the file that has it. */
static void include(struct conf *c, const char *from, const char *pattern, unsigned depth)
{
    char path[PATH_SIZE], file[2 * PATH_SIZE];
    int before = pattern[0] == '/' ? 0 : (int)(strrchr(from, '/') + 1 - from);
    size_t count;
    if (!c->left.includes || depth == DEPTH_LIMIT ||
        snprintf(path, sizeof path, "%.*s%s", before, from, pattern) >= (int)sizeof path)
        return;
    c->left.includes--;
    char *last = strrchr(path, '/');
    *last = '\0';
    char **names = list_matches(c, *path ? path : "/", last + 1, &count);
    for (size_t i = 0; i < count; i++) {
        snprintf(file, sizeof file, "%s/%s", path, names[i]);
        read_conf(c, file, depth + 1);
        free(names[i]);
    }
    free(names);
}

static void read_line(struct conf *c, const char *from, char *line, unsigned depth)
{
    line[strcspn(line, "#")] = '\0';
    line += strspn(line, " \t\r\v\f");
    for (size_t end = strlen(line); end && strchr(" \t\r\v\f", line[end - 1]);)
        line[--end] = '\0';
    if (strncmp(line, "include", 7) == 0 && (line[7] == ' ' || line[7] == '\t')) {
        char *rest = line + 8;
        for (char *pattern; (pattern = strsep(&rest, " \t"));)
            if (*pattern)
                include(c, from, pattern, depth);
    } else if (*line)
        add_directory(c, line); /* "hwcap ..." is not absolute, and so passed over as there */
}

char *ld_conf_text(const struct sysroot *s, const char *path)
{
    char host[PATH_SIZE];
    struct stat st;
    const int fd = sysroot_resolve(s, path, host) ? open_regular(host, &st) : -1;
    if (fd < 0)
        return NULL;
    char *text = calloc(FILE_LIMIT + 1, 1);
    if (!text || read(fd, text, FILE_LIMIT) < 0) {
        free(text);
        text = NULL;
    }
    close(fd);
    return text;
}

static void read_conf(struct conf *c, const char *path, unsigned depth)
{
    if (!c->left.files)
        return;
    c->left.files--;
    char *text = ld_conf_text(c->sysroot, path), *rest = text;
    const size_t size = text ? strlen(text) : 0;
    if (size > c->left.text)
        rest = NULL;
    else
        c->left.text -= size;
    for (char *line; rest && (line = strsep(&rest, "\n"));)
        read_line(c, path, line, depth);
    free(text);
}

size_t ld_conf_read(const struct sysroot *s, struct arena *a, const char *dirs[LD_CONF_DIRECTORIES])
{
    struct conf c = {.sysroot = s,
                     .arena = a,
                     .dirs = dirs,
                     .known = {.limit = LD_CONF_DIRECTORIES, .text_limit = TEXT_LIMIT},
                     .left = {FILES_LIMIT, INCLUDE_LIMIT, TEXT_LIMIT, MATCH_LIMIT}};
    read_conf(&c, "/etc/ld.so.conf", 0);
    names_free(&c.known);
    return c.count;
}
