/* The stat family, fcntl64, mknod, statx, copy_file_range, preadv2, renameat2, getdents64,
   close_range, closefrom, memfd_create, fts64_*, epoll_pwait2: 2.23 to 2.35. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <dirent.h>
#include <fts.h>
#include <sys/epoll.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>

FUNCTION(int, stat, (const char *, struct stat *))
FUNCTION(int, lstat, (const char *, struct stat *))
FUNCTION(int, fstat, (int, struct stat *))
FUNCTION(int, fstatat, (int, const char *, struct stat *, int))
FUNCTION(int, stat64, (const char *, struct stat64 *))
FUNCTION(int, lstat64, (const char *, struct stat64 *))
FUNCTION(int, fstat64, (int, struct stat64 *))
FUNCTION(int, fstatat64, (int, const char *, struct stat64 *, int))
FUNCTION(int, fcntl64, (int, int, ...))
FUNCTION(int, mknod, (const char *, mode_t, dev_t))
FUNCTION(int, mknodat, (int, const char *, mode_t, dev_t))
FUNCTION(int, statx, (int, const char *, int, unsigned, struct statx *))
FUNCTION(ssize_t, copy_file_range, (int, off64_t *, int, off64_t *, size_t, unsigned))
FUNCTION(ssize_t, preadv2, (int, const struct iovec *, int, off_t, int))
FUNCTION(ssize_t, preadv64v2, (int, const struct iovec *, int, off64_t, int))
FUNCTION(ssize_t, pwritev2, (int, const struct iovec *, int, off_t, int))
FUNCTION(ssize_t, pwritev64v2, (int, const struct iovec *, int, off64_t, int))
FUNCTION(int, renameat2, (int, const char *, int, const char *, unsigned))
FUNCTION(ssize_t, getdents64, (int, void *, size_t))
FUNCTION(int, close_range, (unsigned, unsigned, int))
FUNCTION(void, closefrom, (int))
FUNCTION(int, memfd_create, (const char *, unsigned))
FUNCTION(FTS64 *, fts64_open, (char *const *, int, int (*)(const FTSENT64 **, const FTSENT64 **)))
FUNCTION(FTSENT64 *, fts64_read, (FTS64 *))
FUNCTION(FTSENT64 *, fts64_children, (FTS64 *, int))
FUNCTION(int, fts64_set, (FTS64 *, FTSENT64 *, int))
FUNCTION(int, fts64_close, (FTS64 *))
FUNCTION(int, epoll_pwait2,
         (int, struct epoll_event *, int, const struct timespec *, const sigset_t *))

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    fputs(text, f);
    fclose(f);
}

/* All that does not change between the two runs. */
static void show_stat(int result, const struct stat *s)
{
    printf("%d errno %d", result, errno);
    if (result == 0)
        printf(": %ju %ju %o %ju %u %u %ju %jd %ld %jd %d", (uintmax_t)s->st_dev,
               (uintmax_t)s->st_nlink, (unsigned)s->st_mode, (uintmax_t)s->st_ino != 0, s->st_uid,
               s->st_gid, (uintmax_t)s->st_rdev, (intmax_t)s->st_size, (long)s->st_blksize,
               (intmax_t)s->st_blocks, s->st_mtim.tv_sec > 1500000000);
    puts("");
}
#define STAT(call)                                                                                 \
    printf("%s ", #call);                                                                          \
    errno = 0;                                                                                     \
    memset(&s, 0x55, sizeof s);                                                                    \
    show_stat(call, &s);
#define STAT64(call)                                                                               \
    printf("%s ", #call);                                                                          \
    errno = 0;                                                                                     \
    memset(&s64, 0x55, sizeof s64);                                                                \
    show_stat(call, (struct stat *)&s64); /* the same struct where off_t has 64 bits */

static void stats(void)
{
    struct stat s;
    struct stat64 s64;
    int fd = open("data", O_RDONLY);
    static const char *const paths[] = {"data",    "link",   "broken",    "loop", "",
                                        "no/such", "data/x", "/dev/null", "."};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        printf("[%s]\n", paths[i]);
        STAT(stat_(paths[i], &s))
        STAT(lstat_(paths[i], &s))
        STAT(fstatat_(AT_FDCWD, paths[i], &s, 0))
        STAT(fstatat_(AT_FDCWD, paths[i], &s, AT_SYMLINK_NOFOLLOW))
        STAT(fstatat_(fd, paths[i], &s, AT_EMPTY_PATH))
        STAT(fstatat_(AT_FDCWD, paths[i], &s, 0x40000000))
        STAT(fstatat_(-1, paths[i], &s, 0))
        STAT64(stat64_(paths[i], &s64))
        STAT64(lstat64_(paths[i], &s64))
        STAT64(fstatat64_(AT_FDCWD, paths[i], &s64, 0))
        struct statx x;
        memset(&x, 0x55, sizeof x);
        SHOW("%d", statx_(AT_FDCWD, paths[i], AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &x));
        printf("%x %o %llu %u %u\n", x.stx_mask, x.stx_mode, (unsigned long long)x.stx_size,
               x.stx_nlink, x.stx_uid);
    }
    STAT(fstat_(fd, &s))
    STAT(fstat_(-1, &s))
    STAT64(fstat64_(fd, &s64))
    STAT64(fstat64_(999, &s64))
    struct statx x;
    SHOW("%d", statx_(fd, "", AT_EMPTY_PATH, STATX_ALL, &x));
    SHOW("%d", statx_(AT_FDCWD, "data", 0x40000000, STATX_ALL, &x));
    SHOW("%d", statx_(AT_FDCWD, "data", 0, 0x80000000U, &x));
    SHOW("%d", statx_(AT_FDCWD, NULL, 0, STATX_ALL, &x));
    SHOW("%d", stat_(NULL, &s));
    close(fd);
}

static void nodes(void)
{
    struct stat s;
    unlink("fifo");
    SHOW("%d", mknod_("fifo", S_IFIFO | 0600, 0));
    SHOW("%d", mknod_("fifo", S_IFIFO | 0600, 0));
    STAT(stat_("fifo", &s))
    unlink("fifo");
    SHOW("%d", mknodat_(AT_FDCWD, "fifo", S_IFREG | 0640, 0));
    STAT(stat_("fifo", &s))
    SHOW("%d", mknodat_(-1, "fifo", S_IFREG | 0640, 0));
    SHOW("%d", mknod_("no/such", S_IFREG, 0));
    SHOW("%d", mknod_("data2", 0170000, 0));
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 1, .l_len = 2};
    int fd = open("data", O_RDWR);
    SHOW("%d", fcntl64_(fd, F_SETLK, &lock));
    SHOW("%d", fcntl64_(fd, F_GETLK, &lock));
    SHOW("%d", fcntl64_(fd, F_GETFD));
    SHOW("%d", fcntl64_(fd, F_SETFD, FD_CLOEXEC));
    SHOW("%d", fcntl64_(fd, F_GETFD));
    SHOW("%d", fcntl64_(fd, 12345));
    SHOW("%d", fcntl64_(-1, F_GETFD));
    SHOW("%d", fcntl64_(fd, F_DUPFD, 50));
    close(50);
    close(fd);
}

static void copies(void)
{
    int in = open("data", O_RDONLY), out = open("copy", O_RDWR | O_CREAT | O_TRUNC, 0600);
    off64_t from = 2, to = 1;
    SHOW("%zd", copy_file_range_(in, &from, out, &to, 3, 0));
    printf("%jd %jd\n", (intmax_t)from, (intmax_t)to);
    SHOW("%zd", copy_file_range_(in, NULL, out, NULL, 1000, 0));
    SHOW("%zd", copy_file_range_(in, NULL, out, NULL, 1000, 1));
    SHOW("%zd", copy_file_range_(in, NULL, in, NULL, 1, 0));
    SHOW("%zd", copy_file_range_(-1, NULL, out, NULL, 1, 0));
    char a[3] = "", b[5] = "";
    struct iovec parts[] = {{a, 2}, {b, 4}};
    SHOW("%zd", preadv2_(in, parts, 2, 1, 0));
    printf("%s %s\n", a, b);
    lseek(in, 0, SEEK_SET);
    SHOW("%zd", preadv2_(in, parts, 2, -1, 0));
    SHOW("%zd", preadv64v2_(in, parts, 2, -1, 0));
    SHOW("%zd", preadv64v2_(in, parts, 2, (off64_t)1 << 40, 0));
    SHOW("%zd", preadv2_(in, parts, 2, 0, 0x40000000));
    SHOW("%zd", preadv2_(in, parts, -1, 0, 0));
    SHOW("%zd", preadv2_(in, parts, 2, -5, 0));
    SHOW("%zd", pwritev2_(out, parts, 2, 4, 0));
    SHOW("%zd", pwritev64v2_(out, parts, 2, -1, 0));
    SHOW("%zd", pwritev2_(out, parts, 2, 0, 0x40000000));
    SHOW("%zd", pwritev2_(in, parts, 2, 0, 0));
    SHOW("%jd", (intmax_t)lseek(out, 0, SEEK_END));
    write_file("from", "x");
    unlink("to");
    SHOW("%d", renameat2_(AT_FDCWD, "from", AT_FDCWD, "to", 0));
    SHOW("%d", renameat2_(AT_FDCWD, "from", AT_FDCWD, "to", 0));
    SHOW("%d", renameat2_(AT_FDCWD, "to", AT_FDCWD, "data", 1));
    SHOW("%d", renameat2_(AT_FDCWD, "to", AT_FDCWD, "data", 0x100));
    SHOW("%d", renameat2_(AT_FDCWD, "no", AT_FDCWD, "data", 2));
    close(in);
    close(out);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void directories(void)
{
    char buffer[4096], *names[20];
    int fd = open("tree", O_RDONLY | O_DIRECTORY), count = 0;
    ssize_t got = getdents64_(fd, buffer, sizeof buffer);
    printf("getdents64: %zd errno %d\n", got, errno);
    for (ssize_t at = 0; at < got; at += ((struct dirent64 *)(buffer + at))->d_reclen)
        names[count++] = ((struct dirent64 *)(buffer + at))->d_name;
    qsort(names, (size_t)count, sizeof *names, by_name);
    for (int i = 0; i < count; i++)
        puts(names[i]);
    SHOW("%zd", getdents64_(fd, buffer, sizeof buffer));
    lseek(fd, 0, SEEK_SET);
    SHOW("%zd", getdents64_(fd, buffer, 3));
    SHOW("%d", getdents64_(fd, buffer, SIZE_MAX) > 0);
    SHOW("%zd", getdents64_(-1, buffer, sizeof buffer));
    int data = open("data", O_RDONLY);
    SHOW("%zd", getdents64_(data, buffer, sizeof buffer));
    close(data);
    close(fd);
}

static int by_entry(const FTSENT64 **a, const FTSENT64 **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void trees(void)
{
    char *paths[] = {"tree", "no such", NULL};
    FTS64 *tree = fts64_open_(paths, FTS_PHYSICAL | FTS_NOCHDIR, by_entry);
    FTSENT64 *entry;
    while ((entry = fts64_read_(tree))) {
        printf("%s %d %d %d\n", entry->fts_path, entry->fts_info, entry->fts_level,
               entry->fts_errno);
        if (entry->fts_info == FTS_D && strcmp(entry->fts_name, "skipped") == 0)
            SHOW("%d", fts64_set_(tree, entry, FTS_SKIP));
        if (entry->fts_info == FTS_D)
            for (FTSENT64 *child = fts64_children_(tree, 0); child; child = child->fts_link)
                printf("child %s\n", child->fts_name);
    }
    SHOW("%d", fts64_set_(tree, NULL, 99));
    SHOW("%d", fts64_close_(tree));
    SHOW("%d", fts64_open_(paths, 0x7fffffff, NULL) == NULL);
}

static void descriptors(void)
{
    int fd = open("data", O_RDONLY);
    for (int i = 20; i < 30; i++)
        dup2(fd, i);
    close(fd);
    SHOW("%d", close_range_(22, 23, 0));
    SHOW("%d", close_range_(25, 24, 0));
    SHOW("%d", close_range_(24, 24, 0x4000));
    SHOW("%d", close_range_(24, 24, 4));
    for (int i = 19; i < 31; i++)
        printf("%d ", fcntl(i, F_GETFD));
    closefrom_(27);
    for (int i = 19; i < 31; i++)
        printf("%d ", fcntl(i, F_GETFD));
    puts("");
    SHOW_END((closefrom_(-5), fcntl(1, F_GETFD) == -1 ? 0 : raise(SIGKILL)));
    fd = memfd_create_("name", 1);
    SHOW("%d", fd > 2 ? fcntl(fd, F_GETFD) : -1);
    SHOW("%d", memfd_create_("name", 0x40000000));
    SHOW("%d", memfd_create_(NULL, 0));
    struct epoll_event event = {.events = EPOLLIN}, got;
    int pipes[2], poll = epoll_create1(0);
    if (pipe(pipes) != 0)
        return;
    epoll_ctl(poll, EPOLL_CTL_ADD, pipes[0], &event);
    SHOW("%d", epoll_pwait2_(poll, &got, 1, &(struct timespec){0, 1000}, NULL));
    SHOW("%d", epoll_pwait2_(poll, &got, 1, &(struct timespec){0, -1}, NULL));
    SHOW("%d", epoll_pwait2_(poll, &got, 0, &(struct timespec){0, 0}, NULL));
    SHOW("%d", epoll_pwait2_(-1, &got, 1, NULL, NULL));
    sigset_t none;
    sigemptyset(&none);
    SHOW("%d", write(pipes[1], "x", 1) == 1 ? epoll_pwait2_(poll, &got, 1, NULL, &none) : -9);
}

static void run(void)
{
    CHOOSE(stat);
    CHOOSE(lstat);
    CHOOSE(fstat);
    CHOOSE(fstatat);
    CHOOSE(stat64);
    CHOOSE(lstat64);
    CHOOSE(fstat64);
    CHOOSE(fstatat64);
    CHOOSE(fcntl64);
    CHOOSE(mknod);
    CHOOSE(mknodat);
    CHOOSE(statx);
    CHOOSE(copy_file_range);
    CHOOSE(preadv2);
    CHOOSE(preadv64v2);
    CHOOSE(pwritev2);
    CHOOSE(pwritev64v2);
    CHOOSE(renameat2);
    CHOOSE(getdents64);
    CHOOSE(close_range);
    CHOOSE(closefrom);
    CHOOSE(memfd_create);
    CHOOSE(fts64_open);
    CHOOSE(fts64_read);
    CHOOSE(fts64_children);
    CHOOSE(fts64_set);
    CHOOSE(fts64_close);
    CHOOSE(epoll_pwait2);
    write_file("data", "0123456789abcdef");
    unlink("link"), unlink("broken"), unlink("loop");
    if (symlink("data", "link") || symlink("nowhere", "broken") || symlink("loop", "loop"))
        puts("no links");
    mkdir("tree", 0700), mkdir("tree/sub", 0700), mkdir("tree/skipped", 0700);
    write_file("tree/a", "a"), write_file("tree/sub/b", "b"), write_file("tree/skipped/c", "c");
    stats();
    nodes();
    copies();
    directories();
    trees();
    descriptors();
}
