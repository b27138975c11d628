/* Audits one hostile file: a linked one, an object, an archive. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/audit.h"
#include "commands/commands.h"
#include "fuzz.h"

#include <getopt.h>
#include <stdlib.h>

/* What lives from one input to the next. */
static struct audit audit;

static void begin(void)
{
    audit.policy_count = 2; /* a release; the file's own floor */
    if (!policy_for_glibc(&audit.policies[0], 25) || !policy_for_glibc(&audit.policies[1], 0))
        abort();
}

static void check(const char *path, const struct format *format)
{
    size_t counts[WORK_COUNTS] = {0};
    const struct job_result to = {fuzz_null(), fuzz_null(), counts};
    struct input input = {.path = (char *)path};
    audit.format = format;
    audit.inputs = (struct inputs){.list = &input, .count = 1};
    audit_file(&audit, &input, &to);
}

static void needs(const char *path, char *format)
{
    char *argv[] = {"linkaudit needs", format, (char *)path, NULL};
    optind = 0; /* getopt begins anew */
    command_needs(3, argv);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const struct format *format = format_by_number(size % 8);
    const char *path = fuzz_file(data, size);
    if (!audit.policy_count)
        begin();
    check(path, format ? format : &format_text);
    needs(path, size % 2 ? "--format=json" : "--format=text");
    return 0;
}
