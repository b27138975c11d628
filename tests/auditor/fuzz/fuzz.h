/* What the fuzz targets share: one input as a file, as a text, as a tree of files. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_FUZZ_H
#define LINKAUDIT_FUZZ_H

#include <stddef.h>
#include <stdio.h>

/* The entry point of libFuzzer, and of AFL++ by its driver: each target has it. */
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* The path of a file of these bytes, which the next call writes anew. */
const char *fuzz_file(const unsigned char *data, size_t size);

/* The bytes as a string, up to the first zero byte; the caller's. It ends where its memory does, so
   that the sanitizer sees who reads on. */
char *fuzz_text(const unsigned char *data, size_t size);

/* Where what is printed goes. */
FILE *fuzz_null(void);

/* A directory of this process's in TMPDIR, made at the first call. */
const char *fuzz_directory(void);

/* Makes a tree in that directory in place of the one before. A form feed begins a part, whose first
   line is "PATH TARGET", a symlink, or "PATH", the file of the lines behind it; one of none has the
   beginning of a library. What is before the first form feed is *head, the caller's. No path leads
   out of the directory. */
void fuzz_tree(const unsigned char *data, size_t size, char **head);

#endif
