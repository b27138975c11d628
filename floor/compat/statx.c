/* statx: since 2.28. No difference: the system call (Linux 4.11); before it fstatat gives what
   there is, as in glibc. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"
#include "system_call.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static struct statx_timestamp timestamp(struct timespec t)
{
    return (struct statx_timestamp){.tv_sec = t.tv_sec, .tv_nsec = (unsigned)t.tv_nsec};
}

static int from_fstatat(int dir, const char *path, int flags, struct statx *result)
{
    struct stat64 st;
    if (flags & ~(AT_EMPTY_PATH | AT_NO_AUTOMOUNT | AT_SYMLINK_NOFOLLOW | AT_STATX_SYNC_TYPE)) {
        errno = EINVAL;
        return -1;
    }
    if (fstatat64(dir, path, &st, flags & ~AT_STATX_SYNC_TYPE) != 0)
        return -1;
    *result = (struct statx){
        .stx_mask = STATX_BASIC_STATS,
        .stx_blksize = (unsigned)st.st_blksize,
        .stx_nlink = (unsigned)st.st_nlink,
        .stx_uid = st.st_uid,
        .stx_gid = st.st_gid,
        .stx_mode = (unsigned short)st.st_mode,
        .stx_ino = st.st_ino,
        .stx_size = (unsigned long long)st.st_size,
        .stx_blocks = (unsigned long long)st.st_blocks,
        .stx_atime = timestamp(st.st_atim),
        .stx_ctime = timestamp(st.st_ctim),
        .stx_mtime = timestamp(st.st_mtim),
        .stx_rdev_major = major(st.st_rdev),
        .stx_rdev_minor = minor(st.st_rdev),
        .stx_dev_major = major(st.st_dev),
        .stx_dev_minor = minor(st.st_dev),
    };
    return 0;
}

FLOOR int statx(int dir, const char *restrict path, int flags, unsigned mask,
                struct statx *restrict result)
{
    int done = (int)syscall(SYS_statx, dir, path, flags, mask, result);
    if (done == 0 || errno != ENOSYS)
        return done;
    return from_fstatat(dir, path, flags, result);
}
