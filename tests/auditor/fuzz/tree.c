/* A tree of files, made of one input. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fuzz.h"

#include <elf.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *fuzz_directory(void)
{
    static char path[PATH_MAX];
    const char *temporary = getenv("TMPDIR");
    if (path[0])
        return path;
    snprintf(path, sizeof path, "%s/linkaudit-fuzz-XXXXXX", temporary ? temporary : "/tmp");
    if (!mkdtemp(path))
        abort();
    return path;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    return at->level ? remove(path) : 0;
}

/* The directories of a path; false where one of its parts is "..", or no directory: a symlink may
   lead anywhere. */
static bool make_parents(char *path, char *from)
{
    struct stat st;
    for (char *slash; (slash = strchr(from, '/')); from = slash + 1) {
        *slash = '\0';
        const bool good = strcmp(from, "..") != 0 && (mkdir(path, 0700) == 0 || true) &&
                          lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
        *slash = '/';
        if (!good)
            return false;
    }
    return *from && strcmp(from, ".") != 0 && strcmp(from, "..") != 0;
}

static void make_file(const char *path, const unsigned char *data, size_t size)
{
    static const Elf64_Ehdr library = {
        .e_ident = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
        .e_type = ET_DYN,
        .e_machine = EM_X86_64};
    const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return;
    if (write(fd, size ? (const void *)data : &library, size ? size : sizeof library) < 0)
        abort();
    close(fd);
}

/* One part; its first line is at data, and no zero byte in what is taken of it. */
static void make_part(const unsigned char *data, size_t size)
{
    char path[PATH_MAX];
    const unsigned char *end = size ? memchr(data, '\n', size) : NULL;
    const size_t length = end ? (size_t)(end - data) : size;
    const size_t root = strlen(fuzz_directory());
    char *line = fuzz_text(data, length), *target = strchr(line, ' ');
    if (target)
        *target++ = '\0';
    if (snprintf(path, sizeof path, "%s/%s", fuzz_directory(), line) < (int)sizeof path &&
        make_parents(path, path + root + 1)) {
        if (!target)
            make_file(path, end ? end + 1 : data, end ? size - length - 1 : 0);
        else
            (void)!symlink(target, path); /* it may be there, or empty */
    }
    free(line);
}

void fuzz_tree(const unsigned char *data, size_t size, char **head)
{
    enum { OPEN = 16 };
    if (nftw(fuzz_directory(), remove_one, OPEN, FTW_DEPTH | FTW_PHYS) != 0)
        abort();
    *head = NULL;
    for (size_t length; !*head || size; data += length, size -= length) {
        const unsigned char *next = size ? memchr(data, '\f', size) : NULL;
        length = next ? (size_t)(next - data) : size;
        if (*head)
            make_part(data, length);
        else
            *head = fuzz_text(data, length);
        length += next != NULL;
    }
}
