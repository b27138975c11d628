/* Audits one hostile file: libFuzzer's entry point, and AFL++'s by its driver. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/audit.h"
#include "commands/commands.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* What lives from one input to the next. */
static struct {
    int fd;
    char path[32];
    FILE *out;
    struct audit audit;
} fuzz;

static void begin(void)
{
    fuzz.fd = memfd_create("input", MFD_CLOEXEC);
    fuzz.out = fopen("/dev/null", "we");
    fuzz.audit.policy_count = 2; /* a release; the file's own floor */
    if (fuzz.fd < 0 || !fuzz.out || !policy_for_glibc(&fuzz.audit.policies[0], 25) ||
        !policy_for_glibc(&fuzz.audit.policies[1], 0))
        abort();
    snprintf(fuzz.path, sizeof fuzz.path, "/proc/self/fd/%d", fuzz.fd);
}

static void check(const struct format *format)
{
    size_t counts[WORK_COUNTS] = {0};
    const struct job_result to = {fuzz.out, fuzz.out, counts};
    struct input input = {.path = fuzz.path};
    fuzz.audit.format = format;
    fuzz.audit.inputs = (struct inputs){.list = &input, .count = 1};
    audit_file(&fuzz.audit, &input, &to);
}

static void needs(char *format)
{
    char *argv[] = {"linkaudit needs", format, fuzz.path, NULL};
    optind = 0; /* getopt begins anew */
    command_needs(3, argv);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const struct format *format = format_by_number(size % 8);
    if (!fuzz.out)
        begin();
    if (ftruncate(fuzz.fd, 0) != 0 || pwrite(fuzz.fd, data, size, 0) != (ssize_t)size)
        abort();
    check(format ? format : &format_text);
    needs(size % 2 ? "--format=json" : "--format=text");
    return 0;
}
