/* What _start does on every architecture once it has a stack: it hands main and the program's own
   runner of constructors to __libc_start_main. Before 2.34 glibc left that runner to a part linked
   into each program (csu/elf-init.c, dropped by commit 035c012e32c1, "Reduce the statically linked
   startup code"); later releases honour it. .preinit_array is not here: the loader runs it for a
   dynamic program, in every release. Destructors are the loader's as well. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>

typedef void constructor(int argc, char **argv, char **envp);
typedef void finisher(void);

extern constructor *__init_array_start[] __attribute__((visibility("hidden")));
extern constructor *__init_array_end[] __attribute__((visibility("hidden")));
extern void _init(void) __attribute__((visibility("hidden")));
extern int main(int argc, char **argv, char **envp);

/* Without it a libc takes the program for one of glibc 2.0 and gives it the old stdio. */
const int _IO_stdin_used = 0x20001;

static void run_constructors(int argc, char **argv, char **envp)
{
    _init();
    size_t count = (size_t)(__init_array_end - __init_array_start);
    for (size_t i = 0; i < count; i++)
        __init_array_start[i](argc, argv, envp);
}

#ifdef __powerpc64__
/* The loader hands over the arguments in registers; libc wants the functions in a record
   (sysdeps/unix/sysv/linux/powerpc/libc-start.c). */
struct startup_info {
    void *small_data;
    int (*main)(int, char **, char **);
    constructor *init;
    finisher *fini;
};
static const struct startup_info info = {NULL, main, run_constructors, NULL};

extern int __libc_start_main(int argc, char **argv, char **envp, void *auxv, finisher *rtld_fini,
                             const struct startup_info *info, void *stack_end);

__attribute__((visibility("hidden"), noreturn)) void
floor_start(int argc, char **argv, char **envp, void *auxv, finisher *rtld_fini, void *stack_end)
{
    __libc_start_main(argc, argv, envp, auxv, rtld_fini, &info, stack_end);
    __builtin_trap();
}
#else
extern int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv,
                             constructor *init, finisher *fini, finisher *rtld_fini,
                             void *stack_end);

/* The stack is as the kernel made it: argc, argv, NULL, environment. */
__attribute__((visibility("hidden"), noreturn)) void floor_start(char **stack, finisher *rtld_fini)
{
    __libc_start_main(main, (int)*(long *)(void *)stack, stack + 1, run_constructors, NULL,
                      rtld_fini, stack);
    __builtin_trap();
}
#endif
