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

/* Before each job's text and bytes in the pipe. */
struct head {
    size_t counts[WORK_COUNTS];
    size_t size, aside_size; /* bytes of text; and aside */
};

static void put(struct work_output *output, const char *text, size_t size)
{
    size_t drop = output->begun || !size ? 0 : strlen(output->separator);
    fwrite(text + drop, 1, size - drop, output->out);
    output->begun |= size != 0;
}

static void take(const struct work *work, const char *aside, size_t size)
{
    if (work->take)
        work->take(work->context, aside, size);
}

static void show_progress(const struct work *work, size_t done)
{
    if (work->progress)
        work->progress(work->context, done);
}

/* Streams are used by one process and thread, which need not lock them. */
static FILE *unlocked(FILE *stream)
{
    if (stream)
        __fsetlocking(stream, FSETLOCKING_BYCALLER);
    return stream;
}

/* What a job writes, in memory that the next one reuses. */
struct buffers {
    char *text, *bytes;
    size_t text_room, bytes_room;
    FILE *out, *aside; /* NULL: without memory */
};

static void buffers_open(struct buffers *b)
{
    *b = (struct buffers){0};
    b->out = unlocked(open_memstream(&b->text, &b->text_room));
    b->aside = unlocked(open_memstream(&b->bytes, &b->bytes_room));
}

static void buffers_close(struct buffers *b)
{
    if (b->out)
        fclose(b->out);
    if (b->aside)
        fclose(b->aside);
    free(b->text);
    free(b->bytes);
}

/* One job into the buffers; false without memory. */
static bool run_job(const struct work *work, size_t number, struct buffers *b,
                    size_t counts[WORK_COUNTS])
{
    if (!b->out || !b->aside)
        return false;
    rewind(b->out);
    rewind(b->aside);
    work->job(work->context, number, &(struct job_result){b->out, b->aside, counts});
    return fflush(b->out) == 0 && fflush(b->aside) == 0;
}

static bool run_here(const struct work *work, struct work_output *output,
                     size_t counts[WORK_COUNTS])
{
    struct buffers b;
    bool good = true;
    buffers_open(&b);
    for (size_t i = 0; good && i < work->count; i++) {
        good = run_job(work, i, &b, counts);
        if (good) {
            put(output, b.text, (size_t)ftell(b.out));
            take(work, b.bytes, (size_t)ftell(b.aside));
        }
        show_progress(work, i + 1);
    }
    buffers_close(&b);
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
    struct buffers b;
    buffers_open(&b);
    for (size_t i = first; i < work->count; i += step) {
        struct head head = {0};
        if (!run_job(work, i, &b, head.counts))
            break;
        head.size = (size_t)ftell(b.out);
        head.aside_size = (size_t)ftell(b.aside);
        if (!write_all(fd, &head, sizeof head) || !write_all(fd, b.text, head.size) ||
            !write_all(fd, b.bytes, head.aside_size))
            break;
    }
    fflush(stderr);
    _exit(0); /* the parent's buffers are the parent's */
}

static bool read_job(FILE *from, const struct work *work, struct work_output *output,
                     size_t counts[WORK_COUNTS])
{
    struct head head;
    char *text = NULL;
    bool good = fread(&head, sizeof head, 1, from) == 1 &&
                (text = malloc(head.size + head.aside_size + 1)) != NULL &&
                fread(text, 1, head.size + head.aside_size, from) == head.size + head.aside_size;
    if (good) {
        put(output, text, head.size);
        take(work, text + head.size, head.aside_size);
    }
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

static bool run_apart(const struct work *work, size_t processes, struct work_output *output,
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
        if (w->from && !w->lost && !read_job(w->from, work, output, counts)) {
            fprintf(stderr, "linkaudit: %s: the process that read it died\n",
                    work->name(work->context, i));
            w->lost = true;
            good = false;
        }
        show_progress(work, i + 1);
    }
    for (size_t i = 0; i < begun; i++) {
        fclose(workers[i].from);
        waitpid(workers[i].pid, NULL, 0);
    }
    return good;
}

bool work_run(const struct work *work, unsigned processes, struct work_output *output,
              size_t counts[WORK_COUNTS])
{
    if (processes > work->count)
        processes = (unsigned)work->count;
    if (processes > WORKERS_LIMIT)
        processes = WORKERS_LIMIT;
    return processes > 1 ? run_apart(work, processes, output, counts)
                         : run_here(work, output, counts);
}
