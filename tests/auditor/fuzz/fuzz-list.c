/* Takes one hostile list of inputs, in a directory with one of each kind. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/inputs.h"
#include "fuzz.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void begin(void)
{
    static const char tree[] = "\fa/b/file\ntext\fa/lib.so\fa/x.whl\nPK\3\4\fa/loop ..\fimage/"
                               "oci-layout\n{}\fimage/blobs/sha256/0\n{}";
    char *head;
    fuzz_tree((const unsigned char *)tree, sizeof tree - 1, &head);
    free(head);
    if (chdir(fuzz_directory()) != 0 || mkfifo("a/fifo", 0600) != 0)
        abort();
}

/* Does a line lead out of the directory? */
static bool leads_out(const char *text)
{
    return text[0] == '/' || strstr(text, "\n/") || strstr(text, "..");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static bool begun;
    struct inputs inputs = {.keep_packed = true};
    char argument[64], *text = malloc(size + 1);
    if (!begun)
        begin();
    begun = true;
    if (!text)
        abort();
    for (size_t i = 0; i < size; i++) /* a zero byte ends a line's path */
        text[i] = data[i] ? (char)data[i] : '\1';
    text[size] = '\0';
    snprintf(argument, sizeof argument, "@%s", fuzz_file(data, size));
    if (!leads_out(text))
        inputs_add(&inputs, argument);
    for (size_t i = 0; i < inputs.count; i++)
        if (!input_name(&inputs.list[i]))
            abort();
    inputs_free(&inputs);
    free(text);
    return 0;
}
