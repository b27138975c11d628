/* Expands directories, archives and lists into files. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/inputs.h"

#include "base/grow.h"
#include "base/regular.h"
#include "commands/container.h"
#include "report/text.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Directories in one another, without symlinks there is no loop; archives in one another: there is
   one that holds itself. */
enum { DEPTH_LIMIT = 64, PACKED_LIMIT = 4 };

static bool complain(const char *path, const char *what)
{
    text_complain(path, what);
    return false;
}

/* Takes the path over. What is in a container is known by its path inside. */
static bool add(struct inputs *inputs, char *path, const struct container *in)
{
    char *shown = NULL;
    if (path && in && in->directory &&
        asprintf(&shown, "%s%s", in->shown, path + strlen(in->directory)) < 0) {
        free(path);
        path = NULL;
    }
    struct input *list = path ? grown(inputs->list, inputs->count, sizeof *list) : NULL;
    if (!list) {
        free(shown);
        free(path);
        return complain("list of files", "out of memory");
    }
    inputs->list = list;
    inputs->list[inputs->count++] = (struct input){path, shown, false, in};
    return true;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool walk(struct inputs *inputs, const char *dir, int depth, struct container *in);

static bool add_walked(struct inputs *inputs, char *path, const struct container *in)
{
    if (!add(inputs, path, in))
        return false;
    inputs->list[inputs->count - 1].walked = true;
    return true;
}

static bool add_container(struct inputs *inputs, const char *path, const char *shown,
                          const char *tool, const struct container *in, struct container *whole);

/* A file that a directory has: where it is called as an archive, and is one, what it holds. */
static bool add_found(struct inputs *inputs, char *path, const char *name,
                      const struct container *in)
{
    const char *tool = container_is_called_so(name) ? container_tool(path) : NULL;
    if (!tool)
        return add_walked(inputs, path, in);
    char *shown = NULL;
    bool good =
        asprintf(&shown, "%s%s", in ? in->shown : "", path + (in ? strlen(in->directory) : 0)) >= 0;
    good =
        good ? add_container(inputs, path, shown, tool, in, NULL) : complain(path, "out of memory");
    free(shown);
    free(path);
    return good;
}

static bool add_entry(struct inputs *inputs, const char *dir, const char *name, int depth,
                      struct container *in)
{
    struct stat st;
    char *path;
    size_t length = strlen(dir);
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return true;
    if (asprintf(&path, "%s%s%s", dir, length && dir[length - 1] == '/' ? "" : "/", name) < 0)
        return complain(dir, "out of memory");
    bool good = lstat(path, &st) == 0 || complain(path, strerror(errno));
    if (good && in && (S_ISREG(st.st_mode) || S_ISLNK(st.st_mode)))
        names_add(&in->whole->names, name, strlen(name));
    /* Those of tracefs and /proc are said to be empty, and do something when they are opened. */
    if (good && S_ISREG(st.st_mode) && st.st_size > 0)
        return add_found(inputs, path, name, in);
    if (good && S_ISDIR(st.st_mode))
        good = walk(inputs, path, depth + 1, in);
    free(path);
    return good;
}

static bool walk(struct inputs *inputs, const char *dir, int depth, struct container *in)
{
    struct dirent **entries;
    int count = depth < DEPTH_LIMIT ? scandir(dir, &entries, NULL, by_name) : -1;
    bool good = true;
    if (count < 0)
        return complain(dir, depth < DEPTH_LIMIT ? strerror(errno) : "too deep");
    for (int i = 0; i < count; i++) {
        good &= add_entry(inputs, dir, entries[i]->d_name, depth, in);
        free(entries[i]);
    }
    free(entries);
    return good;
}

static bool add_directory(struct inputs *inputs, const char *dir, struct container *in);

/* in: what it lies in; NULL: nothing. whole: the image that it is a layer of; NULL: none. */
static bool add_container(struct inputs *inputs, const char *path, const char *shown,
                          const char *tool, const struct container *in, struct container *whole)
{
    if (inputs->keep_packed)
        return complain(shown, "--recursive and --sysroot want an archive unpacked");
    if (in && in->depth == PACKED_LIMIT)
        return complain(shown, "an archive in too many others: unpack it");
    struct container *c = container_new(shown, whole);
    if (!c)
        return complain(shown, "out of memory");
    c->next = inputs->containers;
    c->depth = in ? in->depth + 1 : 0;
    inputs->containers = c;
    return container_unpack(c, path, tool) && add_directory(inputs, c->directory, c);
}

/* As an image's manifests and configurations are. */
static bool is_json(const char *path)
{
    struct stat st;
    char first = 0;
    const int fd = open_regular(path, &st);
    const bool is = fd >= 0 && pread(fd, &first, 1, 0) == 1 && first == '{';
    if (fd >= 0)
        close(fd);
    return is;
}

/* The layers among the blobs of an algorithm, as "IMAGE/sha256:0123456789ab". */
static bool add_layers(struct inputs *inputs, const char *blobs, const char *algorithm,
                       struct container *image)
{
    enum { SHORT_DIGEST = 12 }; /* as docker prints it */
    struct dirent **entries;
    char *dir = NULL;
    bool good = asprintf(&dir, "%s/%s", blobs, algorithm) >= 0;
    int count = good ? scandir(dir, &entries, NULL, by_name) : -1;
    for (int i = 0; i < count; i++) {
        char *path = NULL, *shown = NULL;
        good = good && asprintf(&path, "%s/%s", dir, entries[i]->d_name) >= 0 &&
               asprintf(&shown, "%s/%s:%.*s", image->shown, algorithm, SHORT_DIGEST,
                        entries[i]->d_name) >= 0;
        const char *tool = good ? container_tool(path) : NULL;
        if (tool)
            good = add_container(inputs, path, shown, tool, NULL, image);
        else if (good && entries[i]->d_name[0] != '.' && !is_json(path))
            good = complain(shown, "neither JSON nor a layer that is known how to unpack");
        free(path);
        free(shown);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    else
        good = complain(image->shown, "an image's layout without blobs");
    free(dir);
    return good;
}

/* An image's layout has a file that says so (OCI Image Layout Specification). */
static bool is_image(const char *dir)
{
    char *path = NULL;
    struct stat st;
    bool is = asprintf(&path, "%s/oci-layout", dir) >= 0 && stat(path, &st) == 0;
    free(path);
    return is;
}

static bool add_image(struct inputs *inputs, const char *dir, const char *shown)
{
    struct container *image = container_new(shown, NULL);
    char *blobs = NULL;
    bool good = image && asprintf(&blobs, "%s/blobs", dir) >= 0;
    if (image) {
        image->next = inputs->containers;
        inputs->containers = image;
    }
    good = good ? add_layers(inputs, blobs, "sha256", image) : complain(shown, "out of memory");
    free(blobs);
    return good;
}

static bool add_directory(struct inputs *inputs, const char *dir, struct container *in)
{
    if (is_image(dir))
        return add_image(inputs, dir, in ? in->shown : dir);
    return walk(inputs, dir, 0, in);
}

static bool add_path(struct inputs *inputs, const char *path)
{
    struct stat st;
    const bool there = stat(path, &st) == 0;
    if (there && S_ISDIR(st.st_mode))
        return add_directory(inputs, path, NULL);
    const char *tool = there ? container_tool_seen(path, &st) : NULL;
    if (tool)
        return add_container(inputs, path, path, tool, NULL, NULL);
    return add(inputs, strdup(path), NULL);
}

/* The next line of a list without its end; false behind the last one, or *wrong says why. No line
   is longer than a path, whatever is called a list. */
static bool next_line(FILE *in, char line[PATH_MAX], const char **wrong)
{
    size_t length = 0;
    int c;
    while ((c = getc_unlocked(in)) != EOF && c != '\n' && c && length < PATH_MAX - 1)
        line[length++] = (char)c;
    line[length] = '\0';
    if (c == '\n' || (c == EOF && length))
        return true;
    if (c != EOF)
        *wrong = c ? "a line is longer than any path" : "no list of a path a line: a zero byte";
    return false;
}

static bool add_list(struct inputs *inputs, const char *name)
{
    bool standard = strcmp(name, "-") == 0, good = true;
    FILE *in = standard ? stdin : fopen(name, "re");
    char line[PATH_MAX];
    const char *wrong = NULL;
    if (!in)
        return complain(name, strerror(errno));
    while (next_line(in, line, &wrong))
        if (*line)
            good &= add_path(inputs, line);
    if (ferror(in))
        wrong = strerror(errno);
    if (wrong)
        good = complain(name, wrong);
    if (!standard)
        fclose(in);
    return good;
}

bool inputs_add(struct inputs *inputs, const char *argument)
{
    if (strcmp(argument, "-") == 0)
        return add_list(inputs, argument);
    return *argument == '@' ? add_list(inputs, argument + 1) : add_path(inputs, argument);
}

const char *input_name(const struct input *input)
{
    return input->shown ? input->shown : input->path;
}

void inputs_free(struct inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++) {
        free(inputs->list[i].path);
        free(inputs->list[i].shown);
    }
    free(inputs->list);
    for (struct container *next, *c = inputs->containers; c; c = next) {
        next = c->next;
        container_close(c);
    }
    *inputs = (struct inputs){0};
}
