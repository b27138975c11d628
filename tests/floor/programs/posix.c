/* What a C program takes for granted: each substitute once, copy relocations, TLS, qsort, signals,
 * math. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;
extern char *program_invocation_name;
static __thread int tls = 5;
static volatile int forked;

#include "expect.h"

static int compare(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void prepare(void)
{
    forked = 1;
}

static void leave(void)
{
    _exit(9);
}

static void check_stat(const char *self)
{
    struct stat s, l, f, a;
    int fd = open(self, O_RDONLY);
    EXPECT(stat(self, &s) == 0 && lstat(self, &l) == 0 && fstat(fd, &f) == 0);
    EXPECT(fstatat(AT_FDCWD, self, &a, 0) == 0);
    EXPECT(s.st_ino == f.st_ino && s.st_ino == a.st_ino && s.st_size == f.st_size && s.st_size > 0);
    EXPECT(S_ISREG(s.st_mode) && s.st_nlink >= 1 && s.st_mtim.tv_sec > 1000000000);
    errno = 0;
    EXPECT(stat("/no/such/file", &s) == -1 && errno == ENOENT);
    errno = 0;
    EXPECT(fstat(-1, &s) == -1 && errno == EBADF);
    errno = 0;
    EXPECT(lstat("", &s) == -1 && errno == ENOENT);
    EXPECT(fstatat(fd, "", &a, AT_EMPTY_PATH) == 0 && a.st_ino == f.st_ino);
    EXPECT(fcntl(fd, F_GETFD) == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0);
    EXPECT(fcntl(fd, F_GETFD) == FD_CLOEXEC);
    struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
    EXPECT(fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type == F_UNLCK);
    close(fd);
}

static void check_random(void)
{
    unsigned char a[32] = {0}, b[32] = {0};
    EXPECT(getrandom(a, sizeof a, 0) == sizeof a && getentropy(b, sizeof b) == 0);
    EXPECT(memcmp(a, b, sizeof a) != 0);
    errno = 0;
    EXPECT(getentropy(b, 257) == -1 && errno == EIO);
}

static void check_options(void)
{
    char *options[] = {"posix", "-o", "value", "rest", NULL};
    EXPECT(getopt(4, options, "o:") == 'o' && strcmp(optarg, "value") == 0 && optind == 3);
    opterr = 0; /* else libc complains */
    options[1] = "-x";
    optind = 1;
    EXPECT(getopt(4, options, "o:") == '?' && optopt == 'x');
}

static void check_children(void)
{
    EXPECT(pthread_atfork(prepare, NULL, NULL) == 0 && at_quick_exit(leave) == 0);
    pid_t child = fork();
    if (child == 0)
        _exit(forked ? 7 : 8);
    int status = 0;
    EXPECT(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 7);
    child = fork();
    if (child == 0)
        quick_exit(8);
    EXPECT(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 9);
}

int main(int argc, char **argv)
{
    (void)argc;
    EXPECT(environ && environ[0] && getenv("FLOOR_TEST") &&
           strcmp(getenv("FLOOR_TEST"), "yes") == 0);
    EXPECT(setenv("FLOOR_NEW", "1", 1) == 0 && strcmp(getenv("FLOOR_NEW"), "1") == 0);
    int seen = 0;
    for (char **e = environ; *e; e++)
        seen += strcmp(*e, "FLOOR_NEW=1") == 0;
    EXPECT(seen == 1); /* environ is libc's own variable, by whichever of its names */
    EXPECT(strstr(program_invocation_name, "posix") != NULL);
    check_stat(argv[1] ? argv[1] : argv[0]);
    check_random();
    int list[] = {5, 3, 9, 1};
    qsort(list, 4, sizeof *list, compare);
    EXPECT(list[0] == 1 && list[3] == 9 && tls == 5);
    EXPECT(fabs(pow(2.0, 0.5) * exp(log(sqrt(2.0))) - 2.0) < 1e-12);
    free(malloc(1 << 20));
    struct mallinfo m = mallinfo();
    EXPECT(m.arena >= 0);
    check_options();
    check_children();
    fputs(bad ? "wrong\n" : "ok\n", stdout);
    return bad;
}
