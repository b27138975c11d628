/* __cxa_thread_atexit_impl: since 2.18, and the running libc's where it has one. Else (2.17) it
   runs the destructors of C++ thread_local objects, the last made first, by a pthread key's
   destructor, and for the thread that calls exit by atexit. Differs there: a library may be closed
   while a thread still has objects of it, which then are not destroyed; the main thread's objects
   go after the static ones that were made later, and a thread's maybe after what it keeps by other
   keys. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include "running.h"

#include <pthread.h>
#include <stdlib.h>

extern int __cxa_atexit(void (*)(void *), void *, void *);
extern void *__dso_handle __attribute__((visibility("hidden")));

struct object {
    void (*destroy)(void *);
    void *argument;
    struct object *older;
};

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static __thread struct object *newest;

static void run(void *unused)
{
    (void)unused;
    while (newest) { /* a destructor may make another object */
        struct object *object = newest;
        newest = object->older;
        object->destroy(object->argument);
        free(object);
    }
}

/* At exit, or when the library with this copy is closed: no thread may call into it after that. */
static void finish(void *unused)
{
    run(unused);
    pthread_key_delete(key);
}

static void prepare(void)
{
    if (pthread_key_create(&key, run) != 0 || __cxa_atexit(finish, NULL, __dso_handle) != 0)
        abort();
}

static int register_object(void (*destroy)(void *), void *argument, void *library)
{
    (void)library;
    struct object *object = malloc(sizeof *object);
    if (!object)
        return -1;
    pthread_once(&once, prepare);
    pthread_setspecific(key, object); /* not NULL, so that the key's destructor runs */
    *object = (struct object){destroy, argument, newest};
    newest = object;
    return 0;
}

FLOOR int __cxa_thread_atexit_impl(void (*destroy)(void *), void *argument, void *library)
{
    CALL_RUNNING(__cxa_thread_atexit_impl, register_object, (destroy, argument, library));
}
