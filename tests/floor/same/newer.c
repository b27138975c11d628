/* System calls that got a function late, and what posix_spawn learnt: pidfd_getpid, pidfd_spawn,
   sched_setattr, sched_getattr, mseal, pthread_gettid_np, openat2: 2.39 to 2.43. Not in
   expected.txt: it is up to the kernel. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <pthread.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>

enum { BY_PIDFD = 3 }; /* P_PIDFD, since 2.36 */

struct attributes {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

struct how {
    uint64_t flags, mode, resolve;
};

FUNCTION(pid_t, pidfd_getpid, (int))
FUNCTION(int, openat2, (int, const char *, const struct how *, size_t))
FUNCTION(int, sched_setattr, (pid_t, struct attributes *, unsigned))
FUNCTION(int, sched_getattr, (pid_t, struct attributes *, unsigned, unsigned))
FUNCTION(int, mseal, (void *, size_t, unsigned long))

FUNCTION(int, pidfd_spawn,
         (int *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *,
          char *const[], char *const[]))
FUNCTION(int, pidfd_spawnp,
         (int *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *,
          char *const[], char *const[]))
FUNCTION(int, posix_spawnattr_setcgroup_np, (posix_spawnattr_t *, int))
FUNCTION(int, posix_spawnattr_getcgroup_np, (const posix_spawnattr_t *, int *))
FUNCTION(pid_t, pthread_gettid_np, (pthread_t))

static void *asleep(void *thread)
{
    *(pid_t *)thread = (pid_t)syscall(SYS_gettid);
    pause();
    return NULL;
}

static void spawns(void)
{
    char *arguments[] = {"sh", "-c", "exit 3", NULL}, *environment[] = {NULL};
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    int fd = -1, group = 0;
    siginfo_t ended = {0};
    SHOW("%d", posix_spawnattr_setcgroup_np_(&attributes, 77));
    SHOW("%d", posix_spawnattr_getcgroup_np_(&attributes, &group));
    printf("%d\n", group);
    SHOW("%d", pidfd_spawn_(&fd, "/bin/sh", NULL, NULL, arguments, environment));
    SHOW("%d", waitid((idtype_t)BY_PIDFD, (id_t)fd, &ended, WEXITED));
    printf("%d\n", ended.si_status);
    SHOW("%d", pidfd_spawnp_(&fd, "sh", NULL, NULL, arguments, environment));
    SHOW("%d", waitid((idtype_t)BY_PIDFD, (id_t)fd, &ended, WEXITED));
    SHOW("%d", pidfd_spawn_(&fd, "/no/such", NULL, NULL, arguments, environment));
    SHOW("%d", pthread_gettid_np_(pthread_self()) == getpid());
    pthread_t thread;
    volatile pid_t number = 0;
    pthread_create(&thread, NULL, asleep, (void *)&number);
    while (!number)
        usleep(1000);
    SHOW("%d", pthread_gettid_np_(thread) == number);
}

static void processes(void)
{
    pid_t child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }
    int pidfd = (int)syscall(SYS_pidfd_open, child, 0), data = open("/dev/null", O_RDONLY);
    SHOW("%d", pidfd_getpid_(pidfd) == child);
    SHOW("%d", pidfd_getpid_(data));
    SHOW("%d", pidfd_getpid_(-1));
    SHOW("%d", pidfd_getpid_(999));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    SHOW("%d", pidfd_getpid_(pidfd));
}

static void run(void)
{
    CHOOSE(pidfd_getpid);
    CHOOSE(openat2);
    CHOOSE(pidfd_spawn);
    CHOOSE(pidfd_spawnp);
    CHOOSE(posix_spawnattr_setcgroup_np);
    CHOOSE(posix_spawnattr_getcgroup_np);
    CHOOSE(pthread_gettid_np);
    CHOOSE(sched_setattr);
    CHOOSE(sched_getattr);
    CHOOSE(mseal);
    struct attributes a = {0};
    SHOW("%d", sched_getattr_(0, &a, sizeof a, 0));
    printf("%u %u %d %u\n", a.size, a.policy, a.nice, a.priority);
    SHOW("%d", sched_getattr_(0, &a, 3, 0));
    SHOW("%d", sched_getattr_(0, &a, sizeof a, 1));
    SHOW("%d", sched_getattr_(-1, &a, sizeof a, 0));
    SHOW("%d", sched_setattr_(0, &a, 0));
    SHOW("%d", sched_setattr_(0, &a, 1));
    a.policy = 99;
    SHOW("%d", sched_setattr_(0, &a, 0));
    SHOW("%d", sched_setattr_(0, NULL, 0));
    char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    SHOW("%d", mseal_(page, 4096, 5));
    SHOW("%d", mseal_(page + 1, 4096, 0));
    struct how how = {O_RDONLY | O_CLOEXEC, 0, 0}, bad = {~0ULL, 0, 0};
    SHOW("%d", openat2_(AT_FDCWD, ".", &how, sizeof how) > 2);
    SHOW("%d", openat2_(AT_FDCWD, "no such", &how, sizeof how));
    SHOW("%d", openat2_(AT_FDCWD, ".", &bad, sizeof bad));
    SHOW("%d", openat2_(AT_FDCWD, ".", &how, 3));
    processes();
    spawns();
}
