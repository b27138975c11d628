/* The months' names without a day beside them, of which libc had none before 2.27. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "expect.h"

int main(void)
{
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    EXPECT(c);
    EXPECT(strcmp(nl_langinfo(ALTMON_1), "January") == 0);
    EXPECT(strcmp(nl_langinfo_l(ALTMON_12, c), "December") == 0);
    /* All else goes to libc. */
    EXPECT(strcmp(nl_langinfo(MON_2), "February") == 0 &&
           strcmp(nl_langinfo_l(DAY_1, c), "Sunday") == 0);
    EXPECT(*nl_langinfo(CRNCYSTR) == '-' && *nl_langinfo(ERA) == '\0' && *nl_langinfo(-1) == '\0');
    EXPECT((long)nl_langinfo(_NL_TIME_WEEK_1STDAY) == 19971130); /* a number */
    freelocale(c);
    if (!bad)
        puts("ok");
    return bad;
}
