/* fsopen, fsmount, fsconfig, fspick, move_mount, open_tree, mount_setattr: since 2.36. No
   difference: the system calls (Linux 5.2; mount_setattr 5.12). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"
#include "system_call.h"

#include <stddef.h>
#include <unistd.h>

struct mount_attr;

FLOOR int fsopen(const char *name, unsigned flags)
{
    return (int)syscall(SYS_fsopen, name, flags);
}

FLOOR int fsmount(int fd, unsigned flags, unsigned attributes)
{
    return (int)syscall(SYS_fsmount, fd, flags, attributes);
}

FLOOR int fsconfig(int fd, unsigned command, const char *key, const void *value, int auxiliary)
{
    return (int)syscall(SYS_fsconfig, fd, command, key, value, auxiliary);
}

FLOOR int fspick(int dir, const char *path, unsigned flags)
{
    return (int)syscall(SYS_fspick, dir, path, flags);
}

FLOOR int move_mount(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
    return (int)syscall(SYS_move_mount, from_dir, from, to_dir, to, flags);
}

FLOOR int open_tree(int dir, const char *path, unsigned flags)
{
    return (int)syscall(SYS_open_tree, dir, path, flags);
}

FLOOR int mount_setattr(int dir, const char *path, unsigned flags, struct mount_attr *attributes,
                        size_t size)
{
    return (int)syscall(SYS_mount_setattr, dir, path, flags, attributes, size);
}
