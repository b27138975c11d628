/* What stands before a function of libc, and hands on all but what that did not know: sysconf
 * (2.34), open (2.22), fchmodat (2.32), nl_langinfo (2.27). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <gnu/libc-version.h>
#include <langinfo.h>
#include <locale.h>
#include <sys/stat.h>

FUNCTION(long, sysconf, (int))
FUNCTION(int, open, (const char *, int, ...))
FUNCTION(int, openat, (int, const char *, int, ...))
FUNCTION(int, open64, (const char *, int, ...))
FUNCTION(int, openat64, (int, const char *, int, ...))
FUNCTION(int, fchmodat, (int, const char *, mode_t, int))
FUNCTION(int, lchmod, (const char *, mode_t))
FUNCTION(char *, nl_langinfo, (nl_item))
FUNCTION(char *, nl_langinfo_l, (nl_item, locale_t))

static void show_mode(const char *what, int fd)
{
    struct stat status;
    if (fd >= 0 && fstat(fd, &status) == 0)
        printf("%s: mode %o\n", what, (unsigned)status.st_mode);
    else
        printf("%s: errno %d\n", what, errno);
    if (fd >= 0)
        close(fd);
}

static void run(void)
{
    CHOOSE(sysconf);
    CHOOSE(open);
    CHOOSE(openat);
    CHOOSE(open64);
    CHOOSE(openat64);
    CHOOSE(fchmodat);
    CHOOSE(lchmod);
    CHOOSE(nl_langinfo);
    CHOOSE(nl_langinfo_l);
    for (int name = -1; name < 249; name++)
        if (name != _SC_AVPHYS_PAGES) /* of this moment */
            SHOW("%ld", sysconf_(name));
    umask(022);
    show_mode("open, O_TMPFILE", open_(".", O_TMPFILE | O_RDWR, 0640));
    show_mode("open64, O_TMPFILE", open64_(".", O_TMPFILE | O_RDWR, 0666));
    show_mode("openat, O_TMPFILE", openat_(AT_FDCWD, ".", O_TMPFILE | O_RDWR, 0600));
    show_mode("openat64, O_TMPFILE", openat64_(AT_FDCWD, ".", O_TMPFILE | O_WRONLY, 0660));
    show_mode("open, O_TMPFILE and O_CREAT", open_(".", O_TMPFILE | O_CREAT | O_RDWR, 0640));
    show_mode("open, O_TMPFILE for reading", open_(".", O_TMPFILE | O_RDONLY, 0640));
    show_mode("open, a directory", open_(".", O_DIRECTORY));
    show_mode("open, O_CREAT", open_("file", O_CREAT | O_EXCL | O_RDWR, 0660));
    show_mode("open, there", open_("file", O_CREAT | O_EXCL | O_RDWR, 0660));
    show_mode("openat, there", openat_(AT_FDCWD, "file", O_RDONLY));
    show_mode("openat64, absent", openat64_(AT_FDCWD, "none", O_RDONLY));
    show_mode("open64, absent", open64_("none", O_RDONLY));
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    for (nl_item item = ABDAY_1; item < ALTMON_1 + 13; item++)
        if (item <= T_FMT_AMPM || item >= ALTMON_1) { /* between them some are numbers */
            SHOW("%.20s", nl_langinfo_(item));
            SHOW("%.20s", nl_langinfo_l_(item, c));
        }
    SHOW("%p", nl_langinfo_(_NL_TIME_WEEK_1STDAY));
    SHOW("%p", nl_langinfo_l_(_NL_TIME_WEEK_1STDAY, c));
    freelocale(c);
    const char *minor = strchr(gnu_get_libc_version(), '.');
    if (atoi(minor + 1) < 32 || symlink("file", "link") != 0)
        return; /* libc's own could not */
    SHOW("fchmodat, a file: %d", fchmodat_(AT_FDCWD, "file", 0604, AT_SYMLINK_NOFOLLOW));
    show_mode("... then", open_("file", O_RDONLY));
    SHOW("fchmodat, a link: %d", fchmodat_(AT_FDCWD, "link", 0640, AT_SYMLINK_NOFOLLOW));
    SHOW("fchmodat, by a link: %d", fchmodat_(AT_FDCWD, "link", 0640, 0));
    show_mode("... then", open_("file", O_RDONLY));
    SHOW("fchmodat, absent: %d", fchmodat_(AT_FDCWD, "none", 0640, AT_SYMLINK_NOFOLLOW));
    SHOW("fchmodat, another flag: %d", fchmodat_(AT_FDCWD, "file", 0640, AT_SYMLINK_FOLLOW));
    SHOW("lchmod, a file: %d", lchmod_("file", 0600));
    show_mode("... then", open_("file", O_RDONLY));
    SHOW("lchmod, a link: %d", lchmod_("link", 0640));
}
