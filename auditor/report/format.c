/* What the formats share. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/format.h"

#include <string.h>

const struct format *format_by_number(size_t number)
{
    enum { COUNT = 5 };
    static const struct format *const formats[COUNT] = {&format_text, &format_json, &format_sarif,
                                                        &format_junit, &format_github};
    return number < COUNT ? formats[number] : NULL;
}

const struct format *format_by_name(const char *name)
{
    const struct format *format;
    for (size_t i = 0; (format = format_by_number(i)); i++)
        if (strcmp(format->name, name) == 0)
            return format;
    return NULL;
}

const char *finding_mend(const struct finding *found)
{
    return found->mend ? found->mend : rules[found->rule].mend;
}
