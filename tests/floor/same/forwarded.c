/* What is the running libc's: posix_spawn's additions (2.29 to 2.35), the attributes of threads
 * (2.18, 2.32). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <pthread.h>
#include <spawn.h>

FUNCTION(int, posix_spawn_file_actions_addchdir_np, (posix_spawn_file_actions_t *, const char *))
FUNCTION(int, posix_spawn_file_actions_addfchdir_np, (posix_spawn_file_actions_t *, int))
FUNCTION(int, posix_spawn_file_actions_addclosefrom_np, (posix_spawn_file_actions_t *, int))
FUNCTION(int, posix_spawn_file_actions_addtcsetpgrp_np, (posix_spawn_file_actions_t *, int))
FUNCTION(int, pthread_getattr_default_np, (pthread_attr_t *))
FUNCTION(int, pthread_setattr_default_np, (const pthread_attr_t *))
FUNCTION(int, pthread_attr_setsigmask_np, (pthread_attr_t *, const sigset_t *))
FUNCTION(int, pthread_attr_getsigmask_np, (const pthread_attr_t *, sigset_t *))

static void spawn(posix_spawn_file_actions_t *actions, const char *command)
{
    char *arguments[] = {"sh", "-c", (char *)command, NULL}, *environment[] = {NULL};
    pid_t child = 0;
    int end = 0;
    fflush(stdout);
    int result = posix_spawn(&child, "/bin/sh", actions, NULL, arguments, environment);
    if (result == 0)
        waitpid(child, &end, 0);
    printf("spawned %d, ended %d\n", result, end);
}

static void run(void)
{
    CHOOSE(posix_spawn_file_actions_addchdir_np);
    CHOOSE(posix_spawn_file_actions_addfchdir_np);
    CHOOSE(posix_spawn_file_actions_addclosefrom_np);
    CHOOSE(posix_spawn_file_actions_addtcsetpgrp_np);
    CHOOSE(pthread_getattr_default_np);
    CHOOSE(pthread_setattr_default_np);
    CHOOSE(pthread_attr_setsigmask_np);
    CHOOSE(pthread_attr_getsigmask_np);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    SHOW("%d", posix_spawn_file_actions_addchdir_np_(&actions, "/usr"));
    SHOW("%d", posix_spawn_file_actions_addfchdir_np_(&actions, -1));
    spawn(&actions, "pwd");
    int root = open("/", O_RDONLY | O_DIRECTORY);
    SHOW("%d", posix_spawn_file_actions_addfchdir_np_(&actions, root));
    SHOW("%d", posix_spawn_file_actions_addclosefrom_np_(&actions, 3));
    SHOW("%d", posix_spawn_file_actions_addclosefrom_np_(&actions, -1));
    spawn(&actions, "pwd; ls /proc/self/fd | wc -l");
    SHOW("%d", posix_spawn_file_actions_addchdir_np_(&actions, "/no/such"));
    spawn(&actions, "pwd");
    SHOW("%d", posix_spawn_file_actions_addtcsetpgrp_np_(&actions, -1));
    posix_spawn_file_actions_destroy(&actions);

    pthread_attr_t attributes;
    size_t size = 0;
    SHOW("%d", pthread_getattr_default_np_(&attributes));
    pthread_attr_setstacksize(&attributes, 1 << 20);
    SHOW("%d", pthread_setattr_default_np_(&attributes));
    SHOW("%d", pthread_getattr_default_np_(&attributes));
    pthread_attr_getstacksize(&attributes, &size);
    printf("%zu\n", size);
    sigset_t set, got;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    SHOW("%d", pthread_attr_getsigmask_np_(&attributes, &got));
    SHOW("%d", pthread_attr_setsigmask_np_(&attributes, &set));
    SHOW("%d", pthread_attr_getsigmask_np_(&attributes, &got));
    printf("%d %d\n", sigismember(&got, SIGUSR1), sigismember(&got, SIGUSR2));
}
