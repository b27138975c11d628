/* posix_spawn_file_actions_addchdir_np, posix_spawn_file_actions_addfchdir_np: since 2.29;
   posix_spawn_file_actions_addclosefrom_np: since 2.34; posix_spawn_file_actions_addtcsetpgrp_np:
   since 2.35; posix_spawnattr_setcgroup_np, posix_spawnattr_getcgroup_np, pidfd_spawn,
   pidfd_spawnp: since 2.39. Weak: what posix_spawn does with its objects only libc can extend, so
   they are the running libc's, and ENOSYS where it lacks them. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include "running.h"

#include <spawn.h>

typedef posix_spawn_file_actions_t actions;
typedef posix_spawnattr_t attributes;

FORWARD(posix_spawn_file_actions_addchdir_np, (actions * a, const char *path), (a, path))
FORWARD(posix_spawn_file_actions_addfchdir_np, (actions * a, int fd), (a, fd))
FORWARD(posix_spawn_file_actions_addclosefrom_np, (actions * a, int low), (a, low))
FORWARD(posix_spawn_file_actions_addtcsetpgrp_np, (actions * a, int fd), (a, fd))
FORWARD(posix_spawnattr_setcgroup_np, (attributes * a, int fd), (a, fd))
FORWARD(posix_spawnattr_getcgroup_np, (const attributes *a, int *fd), (a, fd))
FORWARD(pidfd_spawn,
        (int *fd, const char *path, const actions *f, const attributes *a, char *const arguments[],
         char *const environment[]),
        (fd, path, f, a, arguments, environment))
FORWARD(pidfd_spawnp,
        (int *fd, const char *file, const actions *f, const attributes *a, char *const arguments[],
         char *const environment[]),
        (fd, file, f, a, arguments, environment))
