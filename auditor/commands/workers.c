/* Processes, not threads: each has memory of its own, and a file that kills one is named. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Before each job's text in the pipe. */
struct head {
    size_t counts[WORK_COUNTS];
    size_t size; /* bytes of text */
};

/* Where texts go; the first drops the separator. */
struct sink {
    FILE *out;
    const char *separator;
    bool begun;
};

static void put(struct sink *sink, const char *text, size_t size)
{
    size_t drop = sink->begun || !size ? 0 : strlen(sink->separator);
    fwrite(text + drop, 1, size - drop, sink->out);
    sink->begun |= size != 0;
}

/* Streams are used by one process and thread, which need not lock them. */
static FILE *unlocked(FILE *stream)
{
    if (stream)
        __fsetlocking(stream, FSETLOCKING_BYCALLER);
    return stream;
}

/* One job into a buffer that the next one reuses; false without memory. */
static bool run_job(const struct work *work, size_t number, FILE *buffer,
                    size_t counts[WORK_COUNTS])
{
    rewind(buffer);
    work->job(work->context, number, buffer, counts);
    return fflush(buffer) == 0;
}

/* Without a separator nothing has to be dropped from a text. */
static bool run_straight(const struct work *work, FILE *out, size_t counts[WORK_COUNTS])
{
    unlocked(out);
    for (size_t i = 0; i < work->count; i++) {
        work->job(work->context, i, out, counts);
        work->progress(work->context, i + 1);
    }
    return true;
}

static bool run_here(const struct work *work, struct sink *sink, size_t counts[WORK_COUNTS])
{
    char *text = NULL;
    size_t size = 0;
    FILE *buffer = unlocked(open_memstream(&text, &size));
    bool good = buffer != NULL;
    for (size_t i = 0; good && i < work->count; i++) {
        good = run_job(work, i, buffer, counts);
        if (good)
            put(sink, text, (size_t)ftell(buffer));
        work->progress(work->context, i + 1);
    }
    if (buffer)
        fclose(buffer);
    free(text);
    if (!good)
        fputs("linkaudit: out of memory\n", stderr);
    return good;
}

static bool write_all(int fd, const void *from, size_t size)
{
    for (const char *p = from; size;) {
        ssize_t wrote = write(fd, p, size);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        p += wrote;
        size -= (size_t)wrote;
    }
    return true;
}

/* A worker's life: every step-th job from the first on. */
static void serve(const struct work *work, size_t first, size_t step, int fd)
{
    char *text = NULL;
    size_t size = 0;
    FILE *buffer = unlocked(open_memstream(&text, &size));
    for (size_t i = first; buffer && i < work->count; i += step) {
        struct head head = {0};
        if (!run_job(work, i, buffer, head.counts))
            break;
        head.size = (size_t)ftell(buffer);
        if (!write_all(fd, &head, sizeof head) || !write_all(fd, text, head.size))
            break;
    }
    fflush(stderr);
    _exit(0); /* the parent's buffers are the parent's */
}

static bool read_job(FILE *from, struct sink *sink, size_t counts[WORK_COUNTS])
{
    struct head head;
    char *text;
    if (fread(&head, sizeof head, 1, from) != 1 || !(text = malloc(head.size + 1)))
        return false;
    bool good = fread(text, 1, head.size, from) == head.size;
    if (good)
        put(sink, text, head.size);
    for (size_t i = 0; good && i < WORK_COUNTS; i++)
        counts[i] += head.counts[i];
    free(text);
    return good;
}

struct worker {
    pid_t pid;
    FILE *from;
    bool lost;
};

static bool begin(struct worker *workers, size_t n, size_t all, const struct work *work)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    workers[n].pid = fork();
    if (workers[n].pid == 0) {
        for (size_t i = 0; i < n; i++) /* or a worker would not see the parent's end */
            close(fileno(workers[i].from));
        close(ends[0]);
        serve(work, n, all, ends[1]);
    }
    close(ends[1]);
    workers[n].from = workers[n].pid > 0 ? fdopen(ends[0], "r") : NULL;
    if (workers[n].from)
        return true;
    close(ends[0]);
    return false;
}

static bool run_apart(const struct work *work, size_t processes, struct sink *sink,
                      size_t counts[WORK_COUNTS])
{
    struct worker workers[WORKERS_LIMIT] = {0};
    size_t begun = 0;
    bool good = true;
    fflush(NULL);
    while (begun < processes && begin(workers, begun, processes, work))
        begun++;
    if (begun < processes) {
        fprintf(stderr, "linkaudit: can't begin process %zu: %s\n", begun + 1, strerror(errno));
        good = false;
    }
    for (size_t i = 0; i < work->count; i++) {
        struct worker *w = &workers[i % processes];
        if (w->from && !w->lost && !read_job(w->from, sink, counts)) {
            fprintf(stderr, "linkaudit: %s: the process that read it died\n",
                    work->name(work->context, i));
            w->lost = true;
            good = false;
        }
        work->progress(work->context, i + 1);
    }
    for (size_t i = 0; i < begun; i++) {
        fclose(workers[i].from);
        waitpid(workers[i].pid, NULL, 0);
    }
    return good;
}

bool work_run(const struct work *work, unsigned processes, FILE *out, const char *separator,
              size_t counts[WORK_COUNTS])
{
    struct sink sink = {.out = out, .separator = separator};
    if (processes > work->count)
        processes = (unsigned)work->count;
    if (processes > WORKERS_LIMIT)
        processes = WORKERS_LIMIT;
    if (processes > 1)
        return run_apart(work, processes, &sink, counts);
    return *separator ? run_here(work, &sink, counts) : run_straight(work, out, counts);
}
