/* Verdicts as GitHub's workflow commands: an annotation a finding. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/format.h"
#include "report/text.h"

#include <string.h>

/* The runner decodes these; a property's value has two more. */
static void escape(FILE *out, const char *text, bool property)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            fprintf(out, "%%%02X", c);
        else if (c < 32 || c == 127)
            fputc('?', out);
        else
            fputc(c, out);
    }
}

static void annotate(FILE *out, const struct verdict *v, const struct finding *found)
{
    fprintf(out, "::%s file=", found->warning ? "warning" : "error");
    escape(out, v->path, true);
    fprintf(out, ",title=linkaudit %s::", rules[found->rule].name);
    escape(out, v->path, false);
    fputs(": ", out);
    escape(out, found->subject, false);
    fputs(": ", out);
    escape(out, found->detail, false);
    if (found->origin) {
        fputs(", brought by ", out);
        escape(out, found->origin, false);
    }
    fputs(" (", out);
    escape(out, v->policy->name, false);
    fputs("). Mend: ", out);
    escape(out, finding_mend(found), false);
    fputc('\n', out);
}

static void verdict(FILE *out, const struct verdict *v, bool colour)
{
    (void)colour;
    if (v->status == VERDICT_UNREADABLE)
        annotate(out, v,
                 &(struct finding){
                     .rule = RULE_READABLE, .subject = "can't be read", .detail = v->error});
    for (size_t i = 0; i < v->findings.count; i++)
        annotate(out, v, &v->findings.list[i]);
}

static void begin(FILE *out, const struct totals *totals)
{
    (void)out;
    (void)totals;
}

static void end(FILE *out, const struct totals *t)
{
    fprintf(out, "linkaudit: %zu passed, %zu failed, %zu could not be read\n", t->of[VERDICT_PASS],
            t->of[VERDICT_FAIL], t->of[VERDICT_UNREADABLE]);
}

const struct format format_github = {"github", "", false, begin, verdict, end, NULL};
