/* Expands directories and lists into files. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/inputs.h"

#include "report/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_LIMIT = 64 }; /* directories in one another; without symlinks there is no loop */

static bool complain(const char *path, const char *what)
{
    text_complain(path, what);
    return false;
}

/* Takes the path over. */
static bool add(struct inputs *inputs, char *path, bool walked)
{
    if (path && inputs->count == inputs->room) {
        size_t room = inputs->room ? inputs->room * 2 : 64;
        struct input *more = realloc(inputs->list, room * sizeof *more);
        if (!more) {
            free(path);
            path = NULL;
        } else {
            inputs->list = more;
            inputs->room = room;
        }
    }
    if (!path)
        return complain("list of files", "out of memory");
    inputs->list[inputs->count++] = (struct input){path, walked};
    return true;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool walk(struct inputs *inputs, const char *dir, int depth);

static bool add_entry(struct inputs *inputs, const char *dir, const struct dirent *entry, int depth)
{
    struct stat st;
    char *path;
    size_t length = strlen(dir);
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
        return true;
    if (asprintf(&path, "%s%s%s", dir, length && dir[length - 1] == '/' ? "" : "/", entry->d_name) <
        0)
        return complain(dir, "out of memory");
    bool good = lstat(path, &st) == 0 || complain(path, strerror(errno));
    /* Those of tracefs and /proc are said to be empty, and do something when they are opened. */
    if (good && S_ISREG(st.st_mode) && st.st_size > 0)
        return add(inputs, path, true);
    if (good && S_ISDIR(st.st_mode))
        good = walk(inputs, path, depth + 1);
    free(path);
    return good;
}

static bool walk(struct inputs *inputs, const char *dir, int depth)
{
    struct dirent **entries;
    int count = depth < DEPTH_LIMIT ? scandir(dir, &entries, NULL, by_name) : -1;
    bool good = true;
    if (count < 0)
        return complain(dir, depth < DEPTH_LIMIT ? strerror(errno) : "too deep");
    for (int i = 0; i < count; i++) {
        good &= add_entry(inputs, dir, entries[i], depth);
        free(entries[i]);
    }
    free(entries);
    return good;
}

static bool add_path(struct inputs *inputs, const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return walk(inputs, path, 0);
    return add(inputs, strdup(path), false);
}

static bool add_list(struct inputs *inputs, const char *name)
{
    bool standard = strcmp(name, "-") == 0, good = true;
    FILE *in = standard ? stdin : fopen(name, "re");
    char *line = NULL;
    size_t room = 0;
    if (!in)
        return complain(name, strerror(errno));
    for (ssize_t length; (length = getline(&line, &room, in)) > 0;) {
        if (line[length - 1] == '\n')
            line[--length] = '\0';
        if (length)
            good &= add_path(inputs, line);
    }
    if (ferror(in))
        good = complain(name, strerror(errno));
    free(line);
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

void inputs_free(struct inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        free(inputs->list[i].path);
    free(inputs->list);
    *inputs = (struct inputs){0};
}
