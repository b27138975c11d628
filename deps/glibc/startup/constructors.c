/* Runs a program's constructors: before 2.34 glibc left that to a part linked into each program
   (csu/elf-init.c, dropped by commit 035c012e32c1, "Reduce the statically linked startup code").
   .preinit_array is not here: the loader runs it for a dynamic program, in every release. */
#include <stddef.h>

typedef void constructor(int argc, char **argv, char **envp);

extern constructor *__init_array_start[] __attribute__((visibility("hidden")));
extern constructor *__init_array_end[] __attribute__((visibility("hidden")));
extern void _init(void) __attribute__((visibility("hidden")));

/* Without it a libc takes the program for one of glibc 2.0 and gives it the old stdio. */
const int _IO_stdin_used = 0x20001;

__attribute__((visibility("hidden"))) void floor_run_constructors(int argc, char **argv,
                                                                  char **envp)
{
    _init();
    size_t count = (size_t)(__init_array_end - __init_array_start);
    for (size_t i = 0; i < count; i++)
        __init_array_start[i](argc, argv, envp);
}
