/* The destructors of thread_local objects: 2.18. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <pthread.h>

FUNCTION(int, __cxa_thread_atexit_impl, (void (*)(void *), void *, void *))

extern void *__dso_handle __attribute__((visibility("hidden")));

static void destroy(void *value)
{
    printf("destroyed %s\n", (const char *)value);
    if (strcmp(value, "more") == 0) /* a destructor may make another object */
        printf("%d\n", __cxa_thread_atexit_impl_(destroy, "another", &__dso_handle));
}

static void *make(void *name)
{
    printf("%d\n", __cxa_thread_atexit_impl_(destroy, "first", &__dso_handle));
    printf("%d\n", __cxa_thread_atexit_impl_(destroy, "more", &__dso_handle));
    printf("%d\n", __cxa_thread_atexit_impl_(destroy, name, &__dso_handle));
    if (strcmp(name, "of one that exits") == 0)
        pthread_exit(NULL);
    return NULL;
}

static void run(void)
{
    static char *names[] = {"of a thread", "of one that exits", "of another"};
    CHOOSE(__cxa_thread_atexit_impl);
    for (int i = 0; i < 3; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, make, names[i]);
        pthread_join(thread, NULL);
    }
    make("of the main thread");
    puts("main returns");
}
