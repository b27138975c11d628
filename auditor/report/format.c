/* What the formats share. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/format.h"

#include <string.h>

const struct format *format_by_number(size_t number)
{
    static const struct format *const formats[] = {
        &format_text,   &format_json, &format_sarif, &format_junit,
        &format_github, &format_html, NULL,
    };
    size_t i = 0;
    while (i < number && formats[i])
        i++;
    return formats[i];
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
