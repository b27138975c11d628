/* Verdicts as one JSON document; its schema is auditor/linkaudit.schema.json. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/floor.h"
#include "report/format.h"
#include "report/json.h"

static void verdict(FILE *out, const struct verdict *v, bool colour)
{
    (void)colour;
    fputs(",\n    {", out);
    json_member(out, "path", v->path);
    fputs(", ", out);
    json_member(out, "policy", v->policy->name);
    fputs(", ", out);
    json_member(out, "status", verdict_word(v->status));
    fputs(", ", out);
    json_member(out, "architecture", v->arch);
    fputs(", ", out);
    json_floor(out, "glibc", v->minor == FLOOR_ANY && !v->file ? FLOOR_NONE : v->minor);
    fputs(", ", out);
    json_member(out, "error", v->error);
    if (v->needed_by)
        fprintf(out, ", \"neededBy\": %zu", v->needed_by);
    fputs(",\n     ", out);
    json_findings(out, "findings", &v->findings);
    if (!policy_names_libc(v->policy)) {
        fputs(",\n     ", out);
        json_findings(out, "floor", &v->below);
    }
    fputs("}", out);
}

static void begin(FILE *out, const struct totals *totals)
{
    (void)totals;
    json_begin(out, "verdicts");
}

static void end(FILE *out, const struct totals *t)
{
    fprintf(out, "],\n  \"totals\": {\"pass\": %zu, \"fail\": %zu, \"unreadable\": %zu}}\n",
            t->of[VERDICT_PASS], t->of[VERDICT_FAIL], t->of[VERDICT_UNREADABLE]);
}

const struct format format_json = {"json", ",", false, begin, verdict, end, NULL};
