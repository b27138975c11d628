/* Loads each subject for real, and says what became of it.
 *
 * usage: load LIBRARIES PROGRAMS [EMULATOR ROOT] <DIRECTORIES
 *
 * In each directory: as a program (subject), or as a library (subject.so, also libsubject.so) that
 * PROGRAMS/user needs and PROGRAMS/opener opens. LIBRARIES: where glibc's are. EMULATOR:
 * qemu-user's program, with ROOT in place of /. Prints "DIRECTORY<tab>WAY<tab>OUTCOME<tab>MESSAGE"
 * for each: loads, refused (a status) or dies (a signal), and the last line of the standard error.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *libraries, *programs, *emulator, *root;

/* A program that does not end is killed by what it costs; no core is left. */
static void become(const char *directory, const char *program, int error)
{
    char path[4096];
    const struct rlimit none = {0, 0}, seconds = {2, 2};
    snprintf(path, sizeof path, "LD_LIBRARY_PATH=%s:.", libraries);
    char *environment[] = {path, NULL};
    if (chdir(directory) != 0 || dup2(error, STDOUT_FILENO) < 0 || dup2(error, STDERR_FILENO) < 0)
        _exit(126);
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_CPU, &seconds);
    alarm(120);
    if (emulator)
        execle(emulator, emulator, "-L", root, "-E", path, program, (char *)NULL, environment);
    else
        execle(program, program, (char *)NULL, environment);
    _exit(126);
}

static void last_line(FILE *from, char *line, size_t size)
{
    char text[512];
    *line = '\0';
    rewind(from);
    while (fgets(text, sizeof text, from)) {
        text[strcspn(text, "\t\n")] = '\0';
        if (*text && strncmp(text, "qemu: ", 6) != 0)
            snprintf(line, size, "%s", text);
    }
}

static void try(const char *directory, const char *way, const char *program)
{
    char line[512];
    int status = 0;
    FILE *error = tmpfile();
    if (!error) {
        perror("load");
        exit(2);
    }
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        become(directory, program, fileno(error));
    while (child < 0 || waitpid(child, &status, 0) < 0)
        if (child < 0) {
            perror("load: fork");
            exit(2);
        }
    last_line(error, line, sizeof line);
    fclose(error);
    if (WIFSIGNALED(status))
        printf("%s\t%s\tdies\t%s %s\n", directory, way, strsignal(WTERMSIG(status)), line);
    else
        printf("%s\t%s\t%s\t%s\n", directory, way, WEXITSTATUS(status) ? "refused" : "loads", line);
}

int main(int argc, char **argv)
{
    char directory[4096], user[4096], opener[4096], subject[5000];
    if (argc != 3 && argc != 5) {
        fputs("usage: load LIBRARIES PROGRAMS [EMULATOR ROOT] <DIRECTORIES\n", stderr);
        return 2;
    }
    libraries = argv[1];
    programs = argv[2];
    emulator = argc == 5 ? argv[3] : NULL;
    root = argc == 5 ? argv[4] : NULL;
    snprintf(user, sizeof user, "%s/user", programs);
    snprintf(opener, sizeof opener, "%s/opener", programs);
    while (fgets(directory, sizeof directory, stdin)) {
        directory[strcspn(directory, "\n")] = '\0';
        snprintf(subject, sizeof subject, "%s/subject", directory);
        if (access(subject, F_OK) == 0) {
            try(directory, "program", "./subject");
        } else {
            try(directory, "needed", user);
            try(directory, "dlopen", opener);
        }
    }
    return 0;
}
