/* Has containers unpacked into temporary directories. What is in an archive is read by the programs
 * that are made for it, and none of its paths leads out: bsdtar refuses "..", absolute paths and
 * what goes through a link; dpkg-deb has tar do so. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "commands/container.h"

#include "base/packed.h"
#include "base/regular.h"
#include "report/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAMES = 1 << 20, NAMES_TEXT = 32 << 20 }; /* more than any package has; bytes */

static const char *tool_for(const char *begin, size_t size)
{
    static const struct magic debian = {0, 21, "!<arch>\ndebian-binary", ".deb"};
    static const struct magic rpm = {0, 4, "\xed\xab\xee\xdb", ".rpm"};
    static const struct magic tar = {257, 5, "ustar", ".tar"};
    if (magic_fits(&debian, begin, size))
        return "dpkg-deb";
    /* Wheels are zips; what is packed is a tar, or bsdtar says that it is none. */
    const bool unpacked = magic_fits(&rpm, begin, size) || magic_fits(&tar, begin, size);
    return unpacked || packed_name(begin, size) ? "bsdtar" : NULL;
}

const char *container_tool(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? container_tool_seen(path, &st) : NULL;
}

const char *container_tool_seen(const char *path, struct stat *st)
{
    char begin[512];
    const int fd = open_seen(path, st);
    const ssize_t got = fd < 0 ? -1 : pread(fd, begin, sizeof begin, 0);
    if (fd >= 0)
        close(fd);
    return got > 0 ? tool_for(begin, (size_t)got) : NULL;
}

bool container_is_called_so(const char *name)
{
    static const char *const endings[] = {".whl", ".egg", ".zip", ".deb", ".rpm",
                                          ".tar", ".tgz", ".txz", ".tbz2"};
    const size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t end = strlen(endings[i]);
        if (length > end && strcmp(name + length - end, endings[i]) == 0)
            return true;
    }
    return strstr(name, ".tar.") != NULL;
}

struct container *container_new(const char *shown, struct container *whole)
{
    struct container *c = malloc(sizeof *c);
    if (!c)
        return NULL;
    *c = (struct container){.shown = strdup(shown),
                            .names = {.limit = NAMES, .text_limit = NAMES_TEXT}};
    c->whole = whole ? whole : c;
    if (c->shown)
        return c;
    free(c);
    return NULL;
}

static bool complain(const struct container *c, const char *what)
{
    text_complain(c->shown, what);
    return false;
}

static bool is_absent(const struct container *c, const char *tool)
{
    char what[160];
    snprintf(what, sizeof what, "holds files, and %s, which unpacks them, is not installed%s", tool,
             strcmp(tool, "bsdtar") == 0 ? " (on Debian and Fedora: libarchive-tools, bsdtar)"
                                         : "");
    return complain(c, what);
}

/* Its messages are the user's; it gets no input. */
static bool run(const struct container *c, char *const command[])
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = 0;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return complain(c, "out of memory");
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    const int error = posix_spawnp(&child, command[0], &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error)
        return error == ENOENT ? is_absent(c, command[0]) : complain(c, strerror(error));
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    /* Where posix_spawn can't tell, the child says so. */
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return is_absent(c, command[0]);
    char what[80];
    snprintf(what, sizeof what, "%s could not unpack all of it", command[0]);
    return status == 0 || complain(c, what);
}

bool container_unpack(struct container *c, const char *path, const char *tool)
{
    const char *temporary = getenv("TMPDIR");
    char *full = realpath(path, NULL), *directory = NULL;
    if (full && asprintf(&directory, "%s/linkaudit.XXXXXX",
                         temporary && *temporary ? temporary : "/tmp") < 0)
        directory = NULL;
    bool good = directory && mkdtemp(directory);
    if (!good) {
        complain(c, strerror(errno));
        free(directory);
    } else {
        c->directory = directory;
        char *const bsdtar[] = {"bsdtar",      "-x",        "-o",          "--no-same-permissions",
                                "--no-xattrs", "--no-acls", "--no-fflags", "-f",
                                full,          "-C",        directory,     NULL};
        char *const dpkg[] = {"dpkg-deb", "-x", full, directory, NULL};
        good = run(c, strcmp(tool, "bsdtar") == 0 ? bsdtar : dpkg);
    }
    free(full);
    return good;
}

/* Whatever an archive made there: links are not followed, and directories may be closed. */
static void remove_tree(const char *path)
{
    struct dirent **entries;
    struct stat st;
    if (lstat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
        unlink(path);
        return;
    }
    chmod(path, S_IRWXU);
    const int count = scandir(path, &entries, NULL, NULL);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char *inner;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
            asprintf(&inner, "%s/%s", path, name) >= 0) {
            remove_tree(inner);
            free(inner);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    rmdir(path);
}

void container_close(struct container *c)
{
    if (c->directory) {
        remove_tree(c->directory);
        if (access(c->directory, F_OK) == 0)
            text_complain(c->directory, "could not be removed");
    }
    free(c->directory);
    names_free(&c->names);
    free(c->shown);
    free(c);
}
