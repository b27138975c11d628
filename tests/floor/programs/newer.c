/* Functions that the floor lacks and a newer host's compiler or programs call: each does what it
 * should. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

/* What the headers of Debian 11 have not. */
extern char __libc_single_threaded;
uint32_t arc4random(void);
void arc4random_buf(void *, size_t);
uint32_t arc4random_uniform(uint32_t);
struct info {
    size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct info mallinfo_2(void) __asm__("mallinfo2");

#include "expect.h"

static void check_arc4random(void)
{
    unsigned seen[7] = {0};
    unsigned char a[64] = {0}, b[64] = {0};
    arc4random_buf(a, sizeof a);
    arc4random_buf(b, sizeof b);
    EXPECT(memcmp(a, b, sizeof a) != 0);
    EXPECT(arc4random() != arc4random() || arc4random() != arc4random());
    for (int i = 0; i < 7000; i++)
        seen[arc4random_uniform(7)]++;
    for (int i = 0; i < 7; i++)
        EXPECT(seen[i] > 700 && seen[i] < 1300); /* 1000 expected, standard deviation 29 */
    EXPECT(arc4random_uniform(0) == 0 && arc4random_uniform(1) == 0);
}

static void check_mknod(void)
{
    char dir[] = "/tmp/floorXXXXXX", path[64];
    EXPECT(mkdtemp(dir) != NULL);
    snprintf(path, sizeof path, "%s/fifo", dir);
    struct stat s;
    EXPECT(mknod(path, S_IFIFO | 0600, 0) == 0 && lstat(path, &s) == 0 && S_ISFIFO(s.st_mode));
    errno = 0;
    EXPECT(mknod(path, S_IFIFO | 0600, 0) == -1 && errno == EEXIST);
    unlink(path);
    rmdir(dir);
}

#ifdef DLFO_EH_SEGMENT_TYPE
static void check_find_object(void)
{
    struct dl_find_object o;
    EXPECT(_dl_find_object((void *)check_find_object, &o) == 0);
    EXPECT((char *)o.dlfo_map_start <= (char *)check_find_object);
    EXPECT((char *)o.dlfo_map_end > (char *)check_find_object);
    EXPECT(o.dlfo_eh_frame && o.dlfo_link_map && o.dlfo_link_map->l_name[0] == '\0');
    void *libc = dlsym(RTLD_DEFAULT, "qsort");
    EXPECT(_dl_find_object(libc, &o) == 0 && strstr(o.dlfo_link_map->l_name, "libc"));
    EXPECT((char *)o.dlfo_map_start <= (char *)libc && (char *)libc < (char *)o.dlfo_map_end);
    EXPECT(_dl_find_object(NULL, &o) == -1);
    int on_stack;
    EXPECT(_dl_find_object(&on_stack, &o) == -1);
}
#else
static void check_find_object(void)
{
}
#endif

static void check_clockwait(void)
{
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
    struct timespec start, until, end;
    pthread_mutex_lock(&mutex);
    clock_gettime(CLOCK_MONOTONIC, &start);
    until = start;
    until.tv_nsec += 30000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    int result;
    do
        result = pthread_cond_clockwait(&cond, &mutex, CLOCK_MONOTONIC, &until);
    while (result == 0);
    clock_gettime(CLOCK_MONOTONIC, &end);
    long waited = (end.tv_sec - start.tv_sec) * 1000 + (end.tv_nsec - start.tv_nsec) / 1000000;
    EXPECT(result == ETIMEDOUT && waited >= 30);
    EXPECT(pthread_cond_clockwait(&cond, &mutex, 99, &until) == EINVAL);
    until.tv_nsec = -1;
    EXPECT(pthread_cond_clockwait(&cond, &mutex, CLOCK_MONOTONIC, &until) == EINVAL);
}

int main(void)
{
    check_arc4random();
    check_mknod();
    check_find_object();
    check_clockwait();
    char *volatile kept = malloc(100000); /* else gcc 15 does without it */
    memset(kept, 1, 100000);
    EXPECT(mallinfo_2().uordblks >= 100000);
    free(kept);
    EXPECT(__libc_single_threaded == 0 || __libc_single_threaded == 1);
    puts(bad ? "wrong" : "ok");
    return bad;
}
