/* What the formats share. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/format.h"

#include <string.h>

const struct format *format_by_name(const char *name)
{
    static const struct format *const formats[] = {&format_text,  &format_json,   &format_sarif,
                                                   &format_junit, &format_github, NULL};
    for (size_t i = 0; formats[i]; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

const char *finding_mend(const struct finding *found)
{
    return found->mend ? found->mend : rules[found->rule].mend;
}
