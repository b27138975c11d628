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
    char argument[64], *text = calloc(size + 1, 1);
    if (!begun)
        begin();
    begun = true;
    if (!text)
        abort();
    if (size)
        memcpy(text, data, size);
    for (char *zero; (zero = memchr(text, '\0', size));) /* it ends a line's path */
        *zero = '\1';
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
