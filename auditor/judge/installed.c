/* Looks for policies where the program is. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "judge/installed.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 4096, NAME_LIMIT = 64 }; /* bytes */

static const char ending[] = ".policy";
static const char *const places[] = {"../share/linkaudit/policies", "policies"};
enum { PLACES = sizeof places / sizeof *places };

/* The directory that the program is in. */
static bool program_directory(char *dir, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", dir, size - 1);
    if (length <= 0)
        return false;
    dir[length] = '\0';
    *strrchr(dir, '/') = '\0';
    return true;
}

FILE *installed_open(const char *name, char *found, size_t size)
{
    char dir[PATH_ROOM];
    FILE *in = NULL;
    if (!program_directory(dir, sizeof dir))
        return NULL;
    for (size_t i = 0; !in && i < PLACES; i++)
        if (snprintf(found, size, "%s/%s/%s%s", dir, places[i], name, ending) < (int)size)
            in = fopen(found, "re");
    return in;
}

static int is_policy(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name), end = sizeof ending - 1;
    return length > end && strcmp(entry->d_name + length - end, ending) == 0;
}

/* An entry's name without its ending, the entry freed. */
static char *take_name(struct dirent *entry)
{
    char *name = strndup(entry->d_name, strlen(entry->d_name) - (sizeof ending - 1));
    free(entry);
    return name;
}

/* scandir's entries become names; the list is free then. */
static char **take_names(struct dirent **entries, size_t count)
{
    char **names = calloc(count, sizeof *names);
    bool good = names != NULL;
    for (size_t i = 0; i < count; i++) {
        char *name = take_name(entries[i]);
        good = good && name;
        if (names)
            names[i] = name;
        else
            free(name);
    }
    free(entries);
    if (good)
        return names;
    if (names)
        installed_free(names, count);
    return NULL;
}

char **installed_policies(size_t *count)
{
    char dir[PATH_ROOM], place[2 * PATH_ROOM];
    *count = 0;
    if (!program_directory(dir, sizeof dir))
        return NULL;
    for (size_t i = 0; i < PLACES; i++) {
        struct dirent **entries;
        snprintf(place, sizeof place, "%s/%s", dir, places[i]);
        int found = scandir(place, &entries, is_policy, versionsort);
        if (found == 0)
            free(entries);
        if (found > 0) {
            char **names = take_names(entries, (size_t)found);
            *count = names ? (size_t)found : 0;
            return names;
        }
    }
    return NULL;
}

void installed_free(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

/* How many bytes to put in, take out or change, to make one of the other (Levenshtein). Both are
   shorter than NAME_LIMIT. */
static unsigned distance(const char *from, const char *to)
{
    unsigned row[NAME_LIMIT + 1];
    const size_t width = strlen(to);
    for (size_t i = 0; i <= width; i++)
        row[i] = (unsigned)i;
    for (unsigned line = 1; *from; from++, line++) {
        unsigned corner = row[0];
        row[0] = line;
        for (size_t i = 1; i <= width; i++) {
            unsigned best = corner + (*from != to[i - 1]);
            corner = row[i];
            best = row[i] + 1 < best ? row[i] + 1 : best;
            row[i] = row[i - 1] + 1 < best ? row[i - 1] + 1 : best;
        }
    }
    return row[width];
}

char *installed_nearest(const char *wrong)
{
    size_t count;
    char **names = strlen(wrong) < NAME_LIMIT ? installed_policies(&count) : NULL;
    /* Up to a third of it may be wrong: what is further off is another word. */
    unsigned best = (unsigned)strlen(wrong) / 3 + 1;
    char *nearest = NULL;
    for (size_t i = 0; names && i < count; i++) {
        unsigned far = strlen(names[i]) < NAME_LIMIT ? distance(wrong, names[i]) : best;
        if (far >= best)
            continue;
        best = far;
        free(nearest);
        nearest = strdup(names[i]);
    }
    if (names)
        installed_free(names, count);
    return nearest;
}
