/* Times commands side by side: runs each in turn, again and again, and compares the medians.
 *
 * usage: pairs ROUNDS LIST COMMAND [-- COMMAND]...
 * LIST is a file of paths, one a line, that every command gets behind its own arguments. A round is
 * one run of each command, in turn, so that what else the machine does meets them alike. One line a
 * command, of medians: CPU ms (user and system), wall ms, peak KiB, and its CPU time and its wall
 * time as a ratio to the first command's, which is the median over the rounds. What the commands
 * print goes to /dev/null, and their exit status does not matter, but a signal does. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS = 8, ROUNDS = 1000, FIGURES = 5 };
enum figure { CPU, WALL, PEAK, CPU_RATIO, WALL_RATIO };

extern char **environ;

_Noreturn static void give_up(const char *what, const char *which)
{
    fprintf(stderr, "pairs: %s%s\n", what, which);
    exit(2);
}

static double ms(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* The lines of a file, *count of them. The lines stay to the end: the commands have them. */
static char **read_list(const char *path, size_t *count)
{
    FILE *in = fopen(path, "re");
    char **lines = NULL, *line = NULL;
    size_t room = 0;
    if (!in)
        give_up("can't read ", path);
    for (*count = 0; getline(&line, &room, in) > 0; line = NULL, room = 0) {
        line[strcspn(line, "\n")] = '\0';
        lines = realloc(lines, (*count + 1) * sizeof *lines);
        if (!lines)
            give_up("out of memory", "");
        lines[(*count)++] = line;
    }
    fclose(in);
    return lines;
}

/* Splits at "--" and puts the list behind each part; returns how many commands there are. */
static size_t split(char **words, char **list, size_t listed, char **commands[COMMANDS])
{
    size_t count = 0;
    while (*words) {
        size_t length = 0;
        while (words[length] && strcmp(words[length], "--") != 0)
            length++;
        if (count == COMMANDS || length == 0)
            give_up("wrong number of commands or words", "");
        char **command = calloc(length + listed + 1, sizeof *command);
        if (!command)
            give_up("out of memory", "");
        memcpy(command, words, length * sizeof *command);
        if (listed)
            memcpy(command + length, list, listed * sizeof *command);
        commands[count++] = command;
        words += length + (words[length] != NULL);
    }
    return count;
}

static void run(char **command, double figures[FIGURES])
{
    static const char nowhere[] = "/dev/null";
    posix_spawn_file_actions_t actions;
    struct rusage used;
    pid_t child;
    int status;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, nowhere, O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, nowhere, O_WRONLY, 0);
    double start = now();
    if (posix_spawnp(&child, command[0], &actions, NULL, command, environ) != 0)
        give_up("can't run ", command[0]);
    if (wait4(child, &status, 0, &used) != child || WIFSIGNALED(status))
        give_up("killed by a signal: ", command[0]);
    figures[WALL] = now() - start;
    figures[CPU] = ms(used.ru_utime) + ms(used.ru_stime);
    figures[PEAK] = (double)used.ru_maxrss;
    posix_spawn_file_actions_destroy(&actions);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, ascending);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int main(int argc, char **argv)
{
    static double measured[COMMANDS][FIGURES][ROUNDS];
    char **commands[COMMANDS];
    size_t listed, rounds = argc > 3 ? strtoul(argv[1], NULL, 10) : 0;
    if (rounds < 1 || rounds > ROUNDS)
        give_up("usage: pairs ROUNDS LIST COMMAND [-- COMMAND]...", "");
    char **list = read_list(argv[2], &listed);
    size_t count = split(argv + 3, list, listed, commands);
    free(list);
    for (size_t c = 0; c < count; c++) /* once unmeasured: everything in the cache */
        run(commands[c], (double[FIGURES]){0});
    for (size_t round = 0; round < rounds; round++)
        for (size_t c = 0; c < count; c++) {
            double figures[FIGURES];
            run(commands[c], figures);
            figures[CPU_RATIO] = figures[CPU] / (c ? measured[0][CPU][round] : figures[CPU]);
            figures[WALL_RATIO] = figures[WALL] / (c ? measured[0][WALL][round] : figures[WALL]);
            for (int f = 0; f < FIGURES; f++)
                measured[c][f][round] = figures[f];
        }
    for (size_t c = 0; c < count; c++) {
        for (int f = 0; f < FIGURES; f++)
            printf(f == PEAK ? "%.0f " : "%.3f ", median(measured[c][f], rounds));
        printf("%s\n", commands[c][0]);
    }
    return 0;
}
