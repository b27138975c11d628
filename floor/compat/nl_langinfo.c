/* nl_langinfo, nl_langinfo_l: before 2.27 they have nothing for ALTMON_1 to ALTMON_12, the months
   without a day beside them. They are MON_1 to MON_12 then. All else is libc's. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "behind.h"
#include "floor.h"

#include <langinfo.h>
#include <stdbool.h>

enum { FIRST_MONTH = 0x2006f, MONTHS = 12 };
#ifdef ALTMON_1
_Static_assert(FIRST_MONTH == ALTMON_1, "langinfo.h");
#endif
BEHIND(nl_langinfo);
BEHIND(nl_langinfo_l);

/* The item that stands for it. Of the others some are numbers, whose "text" is no address. */
static bool has_older(nl_item item, const char *text, nl_item *older)
{
    const unsigned month = (unsigned)item - FIRST_MONTH;
    *older = (nl_item)(MON_1 + month);
    return month < MONTHS && !*text;
}

FLOOR char *nl_langinfo(nl_item item)
{
    char *text = behind_nl_langinfo(item);
    nl_item older;
    return has_older(item, text, &older) ? behind_nl_langinfo(older) : text;
}

FLOOR char *nl_langinfo_l(nl_item item, locale_t locale)
{
    char *text = behind_nl_langinfo_l(item, locale);
    nl_item older;
    return has_older(item, text, &older) ? behind_nl_langinfo_l(older, locale) : text;
}
