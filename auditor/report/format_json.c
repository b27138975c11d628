/* Verdicts as one JSON document; its schema is auditor/linkaudit.schema.json. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/floor.h"
#include "report/format.h"
#include "report/text.h"

static void member(FILE *out, const char *name, const char *value)
{
    fprintf(out, "\"%s\": ", name);
    text_json(out, value);
}

static void write_finding(FILE *out, const struct finding *found)
{
    fputs("\n      {", out);
    member(out, "rule", rules[found->rule].name);
    fputs(", ", out);
    member(out, "level", found->warning ? "warning" : "error");
    const struct {
        const char *name, *value;
    } members[] = {
        {"subject", found->subject},     {"symbol", found->symbol},     {"version", found->version},
        {"library", found->library},     {"detail", found->detail},     {"origin", found->origin},
        {"why", rules[found->rule].why}, {"mend", finding_mend(found)},
    };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        fputs(", ", out);
        member(out, members[i].name, members[i].value);
    }
    fputs("}", out);
}

static void write_findings(FILE *out, const char *name, const struct findings *findings)
{
    fprintf(out, "\"%s\": [", name);
    for (size_t i = 0; i < findings->count; i++) {
        fputs(i ? "," : "", out);
        write_finding(out, &findings->list[i]);
    }
    fputs("]", out);
}

static void verdict(FILE *out, const struct verdict *v, bool colour)
{
    (void)colour;
    fputs(",\n    {", out);
    member(out, "path", v->path);
    fputs(", ", out);
    member(out, "policy", v->policy->name);
    fputs(", ", out);
    member(out, "status", verdict_word(v->status));
    fputs(", ", out);
    member(out, "architecture", v->arch);
    if (v->minor > 0)
        fprintf(out, ", \"glibc\": \"2.%d\", ", v->minor);
    else
        fprintf(out, ", \"glibc\": %s, ", v->minor == FLOOR_ANY && v->file ? "\"any\"" : "null");
    member(out, "error", v->error);
    if (v->needed_by)
        fprintf(out, ", \"neededBy\": %zu", v->needed_by);
    fputs(",\n     ", out);
    write_findings(out, "findings", &v->findings);
    if (!v->policy->minor) {
        fputs(",\n     ", out);
        write_findings(out, "floor", &v->below);
    }
    fputs("}", out);
}

static void begin(FILE *out, const struct totals *totals)
{
    (void)totals;
    fputs("{\"schema\": 1, \"tool\": \"linkaudit\", \"toolVersion\": \"" LINKAUDIT_VERSION
          "\",\n  \"verdicts\": [",
          out);
}

static void end(FILE *out, const struct totals *t)
{
    fprintf(out, "],\n  \"totals\": {\"pass\": %zu, \"fail\": %zu, \"unreadable\": %zu}}\n",
            t->of[VERDICT_PASS], t->of[VERDICT_FAIL], t->of[VERDICT_UNREADABLE]);
}

const struct format format_json = {"json", ",", false, begin, verdict, end};
