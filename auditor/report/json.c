/* Writes what the JSON of all commands shares. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/json.h"

#include "judge/floor.h"
#include "report/format.h"
#include "report/text.h"

void json_begin(FILE *out, const char *name)
{
    fprintf(out,
            "{\"schema\": 1, \"tool\": \"linkaudit\", \"toolVersion\": \"" LINKAUDIT_VERSION
            "\",\n  \"%s\": [",
            name);
}

void json_member(FILE *out, const char *name, const char *value)
{
    fprintf(out, "\"%s\": ", name);
    text_json(out, value);
}

void json_list(FILE *out, const char *name, const char *const *list, size_t count)
{
    fprintf(out, "\"%s\": [", name);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ", " : "", out);
        text_json(out, list[i]);
    }
    putc(']', out);
}

void json_floor(FILE *out, const char *name, int minor)
{
    if (minor > 0)
        fprintf(out, "\"%s\": \"2.%d\"", name, minor);
    else
        fprintf(out, "\"%s\": %s", name, minor == FLOOR_ANY ? "\"any\"" : "null");
}

static void write_finding(FILE *out, const struct finding *found)
{
    fputs("\n      {", out);
    json_member(out, "rule", rules[found->rule].name);
    fputs(", ", out);
    json_member(out, "level", found->warning ? "warning" : "error");
    const struct {
        const char *name, *value;
    } members[] = {
        {"subject", found->subject},     {"symbol", found->symbol},     {"version", found->version},
        {"library", found->library},     {"detail", found->detail},     {"origin", found->origin},
        {"why", rules[found->rule].why}, {"mend", finding_mend(found)},
    };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        fputs(", ", out);
        json_member(out, members[i].name, members[i].value);
    }
    fputs("}", out);
}

void json_findings(FILE *out, const char *name, const struct findings *findings)
{
    fprintf(out, "\"%s\": [", name);
    for (size_t i = 0; i < findings->count; i++) {
        fputs(i ? "," : "", out);
        write_finding(out, &findings->list[i]);
    }
    fputs("]", out);
}
