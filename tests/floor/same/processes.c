/* gettid, getcpu, tgkill, execveat, pidfd_*, process_*, fsopen and the other mount calls: 2.29
   to 2.36; getrandom, getentropy, arc4random; _dl_find_object, timespec_getres, twalk_r, mallinfo2,
   the names of signals and errors. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <link.h>
#include <malloc.h>
#include <sched.h>
#include <search.h>
#include <sys/uio.h>
#include <time.h>

/* The struct mallinfo2 of newer headers than Debian 11's. */
struct info {
    size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};

FUNCTION(pid_t, gettid, (void))
FUNCTION(int, getcpu, (unsigned *, unsigned *))
FUNCTION(int, tgkill, (pid_t, pid_t, int))
FUNCTION(int, execveat, (int, const char *, char *const[], char *const[], int))
FUNCTION(int, pidfd_open, (pid_t, unsigned))
FUNCTION(int, pidfd_getfd, (int, int, unsigned))
FUNCTION(int, pidfd_send_signal, (int, int, siginfo_t *, unsigned))
FUNCTION(ssize_t, process_madvise, (int, const struct iovec *, size_t, int, unsigned))
FUNCTION(int, process_mrelease, (int, unsigned))
FUNCTION(int, fsopen, (const char *, unsigned))
FUNCTION(int, fsmount, (int, unsigned, unsigned))
FUNCTION(int, fsconfig, (int, unsigned, const char *, const void *, int))
FUNCTION(int, fspick, (int, const char *, unsigned))
FUNCTION(int, move_mount, (int, const char *, int, const char *, unsigned))
FUNCTION(int, open_tree, (int, const char *, unsigned))
FUNCTION(int, mount_setattr, (int, const char *, unsigned, void *, size_t))
FUNCTION(ssize_t, getrandom, (void *, size_t, unsigned))
FUNCTION(int, getentropy, (void *, size_t))
FUNCTION(uint32_t, arc4random, (void))
FUNCTION(void, arc4random_buf, (void *, size_t))
FUNCTION(uint32_t, arc4random_uniform, (uint32_t))
FUNCTION(int, _dl_find_object, (void *, void *))
FUNCTION(int, timespec_getres, (struct timespec *, int))
FUNCTION(void, twalk_r, (const void *, void (*)(const void *, VISIT, void *), void *))
FUNCTION(struct info, mallinfo2, (void))
FUNCTION(const char *, sigabbrev_np, (int))
FUNCTION(const char *, sigdescr_np, (int))
FUNCTION(const char *, strerrorname_np, (int))
FUNCTION(const char *, strerrordesc_np, (int))

static void processes(void)
{
    SHOW("%d", gettid_() == getpid());
    unsigned cpu = -1U, node = -1U;
    SHOW("%d", getcpu_(&cpu, &node));
    printf("%d %d\n", cpu < 4096, node < 4096);
    SHOW("%d", getcpu_(NULL, NULL));
    SHOW("%d", tgkill_(getpid(), getpid(), 0));
    SHOW("%d", tgkill_(getpid(), 1, 0));
    SHOW("%d", tgkill_(-1, getpid(), 0));
    SHOW("%d", tgkill_(getpid(), getpid(), 999));
    char *arguments[] = {"true", NULL}, *environment[] = {NULL};
    int shell = open("/bin/sh", O_RDONLY);
    SHOW_END(execveat_(shell, "", arguments, environment, AT_EMPTY_PATH));
    SHOW("%d", execveat_(shell, "", arguments, environment, 0));
    SHOW("%d", execveat_(AT_FDCWD, "no such", arguments, environment, 0));
    SHOW("%d", execveat_(AT_FDCWD, "no such", arguments, environment, 1));
    pid_t child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }
    int pidfd = pidfd_open_(child, 0);
    SHOW("%d", pidfd > 2);
    SHOW("%d", pidfd_getfd_(pidfd, 0, 1));
    SHOW("%d", pidfd_getfd_(-1, 0, 0));
    SHOW("%d", pidfd_send_signal_(pidfd, 0, NULL, 0));
    SHOW("%d", pidfd_send_signal_(pidfd, 0, NULL, 0x100));
    SHOW("%d", pidfd_send_signal_(0, 0, NULL, 0));
    SHOW("%zd", process_madvise_(pidfd, NULL, 0, 12345, 0));
    SHOW("%zd", process_madvise_(-1, NULL, 0, 20, 0));
    SHOW("%d", process_mrelease_(-1, 0));
    SHOW("%d", process_mrelease_(pidfd, 5));
    SHOW("%d", pidfd_send_signal_(pidfd, SIGKILL, NULL, 0));
    waitpid(child, NULL, 0);
    SHOW("%d", pidfd_send_signal_(pidfd, 0, NULL, 0));
    SHOW("%d", pidfd_open_(-1, 0));
    SHOW("%d", pidfd_open_(child, 0));
    SHOW("%d", pidfd_open_(getpid(), 0x12345));
}

static void mounts(void)
{
    SHOW("%d", fsopen_("no such filesystem", 0));
    SHOW("%d", fsopen_("proc", 0x100));
    SHOW("%d", fsmount_(-1, 0, 0));
    SHOW("%d", fsconfig_(-1, 0, NULL, NULL, 0));
    SHOW("%d", fspick_(AT_FDCWD, "/no/such", 0));
    SHOW("%d", fspick_(AT_FDCWD, "/", 0x1000));
    SHOW("%d", move_mount_(-1, "x", -1, "y", 0));
    SHOW("%d", move_mount_(AT_FDCWD, "/no/such", AT_FDCWD, "/no", 0x80000000U));
    SHOW("%d", open_tree_(AT_FDCWD, "/no/such", 0));
    SHOW("%d", open_tree_(AT_FDCWD, "/", 0x40000000));
    SHOW("%d", mount_setattr_(-1, "x", 0, NULL, 0));
    SHOW("%d", mount_setattr_(AT_FDCWD, "/", 0x40000000, NULL, 32));
}

static void randomness(void)
{
    unsigned char many[300] = {0};
    SHOW("%zd", getrandom_(many, 256, 0));
    SHOW("%zd", getrandom_(many, 0, 0));
    SHOW("%zd", getrandom_(many, 1, 0x100));
    SHOW("%d", getentropy_(many, 256));
    SHOW("%d", getentropy_(many, 257));
    SHOW("%d", getentropy_(many, 0));
    memset(many, 0, sizeof many);
    errno = 7;
    arc4random_buf_(many, sizeof many);
    int zeros = 0;
    for (size_t i = 0; i < sizeof many; i++)
        zeros += many[i] == 0;
    printf("%d errno %d %d\n", zeros < 30, errno,
           arc4random_() != arc4random_() || arc4random_() != arc4random_());
    static const uint32_t bounds[] = {0,          1,          2,          3,         10,
                                      0x7fffffff, 0x80000000, 0x80000001, UINT32_MAX};
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        uint32_t most = 0;
        for (int n = 0; n < 200; n++) {
            uint32_t x = arc4random_uniform_(bounds[i]);
            most = x > most ? x : most;
        }
        printf("%u: below %d, spread %d\n", bounds[i], bounds[i] < 2 ? most == 0 : most < bounds[i],
               most >= bounds[i] / 2);
    }
}

/* struct dl_find_object, which headers have since 2.35. */
struct object {
    unsigned long long flags;
    void *start, *end;
    struct link_map *map;
    void *eh_frame;
    unsigned long long reserved[7];
};

static void objects(void)
{
    static int data;
    int local;
    void *addresses[] = {(void *)objects,
                         &data,
                         (void *)puts,
                         dlsym(RTLD_DEFAULT, "environ"),
                         &local,
                         NULL,
                         malloc(1),
                         (void *)-1,
                         (void *)dlsym(RTLD_DEFAULT, "__tls_get_addr")};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        struct object o;
        memset(&o, 0x55, sizeof o);
        int result = _dl_find_object_(addresses[i], &o);
        printf("object %zu: %d", i, result);
        if (result == 0) {
            printf(" %llx %d %d %s", o.flags, (char *)addresses[i] >= (char *)o.start,
                   (char *)addresses[i] < (char *)o.end, o.map ? o.map->l_name : "no map");
            if (o.map)
                printf(" %zx", (size_t)((char *)o.eh_frame - (char *)o.map->l_addr));
            // Not of the program: where it has gaps, glibc names one segment since 2.43 (bug
            // 31943), and the substitute all. The loader fills the gaps of libraries.
            if (o.map && *o.map->l_name)
                printf(" %d %zx", memcmp(o.start, ELFMAG, 4),
                       (size_t)((char *)o.end - (char *)o.start));
        }
        puts("");
    }
}

static void visit(const void *node, VISIT visit, void *closure)
{
    printf("%s %d %s, ", *(const char *const *)node, visit, (const char *)closure);
}

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void rest(void)
{
    struct timespec t = {9, 9};
    SHOW("%d", timespec_getres_(&t, 1));
    printf("%ld %ld\n", (long)t.tv_sec, t.tv_nsec);
    SHOW("%d", timespec_getres_(NULL, 1));
    printf("%d\n", timespec_getres_(&t, 0));  /* its errno depends on the release */
    printf("%d\n", timespec_getres_(&t, 99)); /* its errno depends on the release */
    void *root = NULL;
    static const char *const keys[] = {"m", "c", "x", "a", "e", "z"};
    twalk_r_(root, visit, "empty");
    for (int i = 0; i < 6; i++)
        tsearch(keys[i], &root, compare);
    twalk_r_(root, visit, "closure");
    twalk_r_(root, NULL, "nothing");
    puts("");
    struct info before = mallinfo2_();
    void *memory = malloc(100000), *mapped = malloc(10000000);
    struct info after = mallinfo2_();
    printf("%zu %zu %zu\n", (after.uordblks - before.uordblks) / 1000, after.hblks - before.hblks,
           (after.hblkhd - before.hblkhd) / 4096);
    free(memory), free(mapped);
    for (int n = -2; n < 134; n++) /* 2.43 knows one more */
        printf("%d: %s, %s, %s, %s\n", n, sigabbrev_np_(n), sigdescr_np_(n), strerrorname_np_(n),
               strerrordesc_np_(n));
}

static void run(void)
{
    CHOOSE(gettid);
    CHOOSE(getcpu);
    CHOOSE(tgkill);
    CHOOSE(execveat);
    CHOOSE(pidfd_open);
    CHOOSE(pidfd_getfd);
    CHOOSE(pidfd_send_signal);
    CHOOSE(process_madvise);
    CHOOSE(process_mrelease);
    CHOOSE(fsopen);
    CHOOSE(fsmount);
    CHOOSE(fsconfig);
    CHOOSE(fspick);
    CHOOSE(move_mount);
    CHOOSE(open_tree);
    CHOOSE(mount_setattr);
    CHOOSE(getrandom);
    CHOOSE(getentropy);
    CHOOSE(arc4random);
    CHOOSE(arc4random_buf);
    CHOOSE(arc4random_uniform);
    CHOOSE(_dl_find_object);
    CHOOSE(timespec_getres);
    CHOOSE(twalk_r);
    CHOOSE(mallinfo2);
    CHOOSE(sigabbrev_np);
    CHOOSE(sigdescr_np);
    CHOOSE(strerrorname_np);
    CHOOSE(strerrordesc_np);
    processes();
    mounts();
    randomness();
    objects();
    rest();
}
