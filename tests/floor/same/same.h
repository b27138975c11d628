/* A table test of substitutes: the program prints what each call gives, `PROGRAM floor` of the
   substitute (linked as floor_NAME), `PROGRAM real` of the running libc's function; both must print
   the same. Some substitutes ask dlsym whether the running libc has the function: `PROGRAM
   fallback` tells them no. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* FUNCTION(int, getcpu, (unsigned *, unsigned *)) declares the pointer getcpu_, which CHOOSE sets.
 */
#define FUNCTION(result, name, parameters)                                                         \
    extern result floor_##name parameters;                                                         \
    static result(*name##_) parameters;
#define CHOOSE(name) (name##_ = (__typeof__(name##_))chosen(#name, (void *)floor_##name))

static const char *which;

/* The substitutes' dlsym. */
void *floor_dlsym(void *library, const char *name)
{
    return strcmp(which, "fallback") == 0 ? NULL : dlsym(library, name);
}

/* Exit 77: this libc has no such function, so there is nothing to compare with. */
static void *chosen(const char *name, void *substitute)
{
    if (strcmp(which, "real") != 0)
        return substitute;
    void *real = dlsym(RTLD_DEFAULT, name);
    if (!real) {
        printf("absent: %s\n", name);
        exit(77);
    }
    return real;
}

/* Shows a call with its errno, which is 0 before it. */
#define SHOW(format, call)                                                                         \
    do {                                                                                           \
        errno = 0;                                                                                 \
        __typeof__(call) shown = call;                                                             \
        int error = errno;                                                                         \
        printf("%s = " format " errno %d\n", #call, shown, error);                                 \
    } while (0)

/* Runs in a child, and shows how it ends. */
#define SHOW_END(call)                                                                             \
    do {                                                                                           \
        fflush(stdout);                                                                            \
        pid_t child = fork();                                                                      \
        if (child == 0) {                                                                          \
            close(2);                                                                              \
            (void)(call);                                                                          \
            _exit(0);                                                                              \
        }                                                                                          \
        int end;                                                                                   \
        waitpid(child, &end, 0);                                                                   \
        printf("%s: exit %d signal %d\n", #call, WEXITSTATUS(end), WTERMSIG(end));                 \
    } while (0)

static inline void show_bytes(const void *data, size_t size)
{
    for (size_t i = 0; i < size; i++)
        printf("%02x%s", ((const unsigned char *)data)[i], i + 1 < size ? "" : "\n");
}

static void run(void);

int main(int argc, char **argv)
{
    which = argc > 1 ? argv[1] : "";
    setvbuf(stdout, NULL, _IOLBF, 0);
    run();
    return 0;
}
