/* Symlinks followed by hand, so that an absolute one stays below the sysroot. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "loader/sysroot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The kernel's; of one path, its symlinks' and all: as many as the longest path has. */
enum { LINK_LIMIT = 40, LOOK_LIMIT = PATH_SIZE / 2 };

bool sysroot_open(struct sysroot *s, const char *dir)
{
    struct stat st;
    s->left = NULL;
    s->host[0] = '\0';
    if (strcmp(dir, "/") == 0)
        return true;
    if (!realpath(dir, s->host) || stat(s->host, &st) != 0)
        return false;
    if (!S_ISDIR(st.st_mode)) {
        errno = ENOTDIR;
        return false;
    }
    if (strcmp(s->host, "/") == 0)
        s->host[0] = '\0';
    return true;
}

/* A walk: what is done, as a path inside without symlinks, and what is left to do. */
struct walk {
    char host[PATH_SIZE]; /* the sysroot's own path, then what is done */
    size_t root, length;  /* of the sysroot's part; of all */
    char text[PATH_SIZE], *left;
    size_t looks; /* that are left */
    int links;
};

static bool fail(int error)
{
    errno = error;
    return false;
}

static void walk_up(struct walk *w)
{
    while (w->length > w->root && w->host[--w->length] != '/')
        ;
    w->host[w->length] = '\0';
}

/* Puts a symlink's text before what is left. */
static bool walk_link(struct walk *w)
{
    char target[PATH_SIZE];
    ssize_t got = readlink(w->host, target, sizeof target);
    size_t left = strlen(w->left);
    if (got < 0)
        return false;
    if (++w->links > LINK_LIMIT)
        return fail(ELOOP);
    if ((size_t)got + 1 + left >= sizeof w->text)
        return fail(ENAMETOOLONG);
    memmove(w->text + got + 1, w->left, left + 1);
    memcpy(w->text, target, (size_t)got);
    w->text[got] = '/';
    w->left = w->text;
    walk_up(w);
    if (target[0] == '/')
        w->host[w->length = w->root] = '\0';
    return true;
}

/* One component of what is left. What "." and ".." lead to was looked at before: a directory. */
static bool walk_step(struct walk *w)
{
    struct stat st;
    char *from = w->left + strspn(w->left, "/");
    size_t size = strcspn(from, "/");
    bool last = from[size + strspn(from + size, "/")] == '\0';
    w->left = from + size;
    if (size == 2 && from[0] == '.' && from[1] == '.') {
        walk_up(w);
        return true;
    }
    if (size == 0 || (size == 1 && from[0] == '.'))
        return true;
    if (w->length + 1 + size >= sizeof w->host || !w->looks)
        return fail(ENAMETOOLONG);
    w->looks--;
    w->host[w->length++] = '/';
    memcpy(w->host + w->length, from, size);
    w->length += size;
    w->host[w->length] = '\0';
    if (lstat(w->host, &st) != 0)
        return false;
    if (S_ISLNK(st.st_mode))
        return walk_link(w);
    return last || S_ISDIR(st.st_mode) ? true : fail(ENOTDIR);
}

static bool walk(const struct sysroot *s, const char *path, char host[PATH_SIZE])
{
    struct walk w;
    bool good = true;
    if (strlen(path) >= sizeof w.text)
        return fail(ENAMETOOLONG);
    w.root = w.length = strlen(s->host);
    w.links = 0;
    const size_t looks = w.looks = s->left && *s->left < LOOK_LIMIT ? *s->left : LOOK_LIMIT;
    memcpy(w.host, s->host, w.length + 1);
    memcpy(w.text, path, strlen(path) + 1);
    w.left = w.text;
    while (good && w.left[strspn(w.left, "/")])
        good = walk_step(&w);
    if (s->left)
        *s->left -= looks - w.looks;
    if (good)
        memcpy(host, w.length ? w.host : "/", (w.length ? w.length : 1) + 1);
    return good;
}

bool sysroot_resolve(const struct sysroot *s, const char *path, char host[PATH_SIZE])
{
    if (s->host[0])
        return walk(s, path, host);
    if (strlen(path) >= PATH_SIZE)
        return fail(ENAMETOOLONG);
    memcpy(host, path, strlen(path) + 1);
    return true;
}

/* Does a path lead above its beginning, by its ".."? */
static bool leads_out(const char *path)
{
    int depth = 0;
    for (size_t size; *(path += strspn(path, "/")) && depth >= 0; path += size) {
        size = strcspn(path, "/");
        bool is_up = size == 2 && strncmp(path, "..", 2) == 0;
        depth += is_up ? -1 : !(size == 1 && *path == '.');
    }
    return depth < 0;
}

/* What of a path is below the sysroot, by any name that the sysroot has: behind the longest
   beginning that is its directory. NULL: none is, or a ".." leads out again. */
static const char *below(const struct sysroot *s, char *path)
{
    struct stat root, st;
    if (!s->host[0])
        return path;
    if (stat(s->host, &root) != 0)
        return NULL;
    for (char *slash = path + strlen(path); slash > path; slash--) {
        if (*slash != '/')
            continue;
        *slash = '\0';
        bool is_root = stat(path, &st) == 0 && st.st_dev == root.st_dev && st.st_ino == root.st_ino;
        *slash = '/';
        if (is_root)
            return leads_out(slash) ? NULL : slash;
    }
    return NULL;
}

enum { FULL_SIZE = 2 * PATH_SIZE }; /* a directory and a path in it */

/* With the working directory before it, if it is relative. */
static bool make_absolute(const char *file, char full[FULL_SIZE])
{
    char directory[PATH_SIZE] = "";
    if (file[0] != '/' && !getcwd(directory, sizeof directory))
        return false;
    int length = snprintf(full, FULL_SIZE, "%s%s%s", directory, file[0] == '/' ? "" : "/", file);
    return length < FULL_SIZE || fail(ENAMETOOLONG);
}

bool sysroot_find(const struct sysroot *s, const char *file, char host[PATH_SIZE],
                  const char **inside)
{
    char full[FULL_SIZE];
    if (!make_absolute(file, full))
        return false;
    const char *rest = below(s, full);
    if (rest ? !walk(s, rest, host) : !realpath(file, host))
        return false;
    const size_t root = strlen(s->host);
    const bool is_inside = strncmp(host, s->host, root) == 0 && (host[root] == '/' || !root);
    *inside = is_inside ? host + root : NULL;
    return true;
}
