/* The machines that a Python wheel is for, by its name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/wheel.h"

#include <string.h>

/* Where Python's name (PEP 425, uname -m) is not ours. */
static const char *pythons_name(const char *arch)
{
    static const char *const names[][2] = {
        {"i386", "i686"}, {"arm", "armv7l"}, {"powerpc64le", "ppc64le"}, {"powerpc64", "ppc64"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], arch) == 0)
            return names[i][1];
    return arch;
}

/* Does a tag, "musllinux_1_2_x86_64", end with "_" and the name? */
static bool ends_with(const char *tag, size_t length, const char *name)
{
    const size_t end = strlen(name);
    return length > end && tag[length - end - 1] == '_' &&
           memcmp(tag + length - end, name, end) == 0;
}

bool wheel_is_for(const char *wheel, const char *arch)
{
    static const char ending[] = ".whl";
    const char *tag = strrchr(wheel, '-');
    const char *name = pythons_name(arch);
    size_t left = tag ? strlen(++tag) : 0;
    if (left <= sizeof ending - 1 || strcmp(tag + left - (sizeof ending - 1), ending) != 0)
        return true;
    left -= sizeof ending - 1;
    if (left == 3 && memcmp(tag, "any", 3) == 0)
        return true;
    while (left) {
        const char *dot = memchr(tag, '.', left);
        const size_t length = dot ? (size_t)(dot - tag) : left;
        if (ends_with(tag, length, name))
            return true;
        tag += length + (dot != NULL);
        left -= length + (dot != NULL);
    }
    return false;
}
