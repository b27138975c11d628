/* Verdicts as JUnit's XML, as CI servers load it: a test case a file and policy. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/format.h"
#include "report/text.h"

static void begin(FILE *out, const struct totals *t)
{
    size_t all = t->of[VERDICT_PASS] + t->of[VERDICT_FAIL] + t->of[VERDICT_UNREADABLE];
    fprintf(out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites tests=\"%zu\" failures=\"%zu\" errors=\"%zu\">\n"
            "<testsuite name=\"linkaudit\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" "
            "skipped=\"0\">\n",
            all, t->of[VERDICT_FAIL], t->of[VERDICT_UNREADABLE], all, t->of[VERDICT_FAIL],
            t->of[VERDICT_UNREADABLE]);
}

static void write_findings(FILE *out, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *found = &findings->list[i];
        fprintf(out, "%s%s: ", found->warning ? "warning: " : "", rules[found->rule].name);
        text_xml(out, found->subject);
        fputs(": ", out);
        text_xml(out, found->detail);
        if (found->origin) {
            fputs(", brought by ", out);
            text_xml(out, found->origin);
        }
        fputs(". Mend: ", out);
        text_xml(out, finding_mend(found));
        fputc('\n', out);
    }
}

static void verdict(FILE *out, const struct verdict *v, bool colour)
{
    (void)colour;
    fputs("<testcase classname=\"linkaudit.", out);
    text_xml(out, v->policy->name);
    fputs("\" name=\"", out);
    text_xml(out, v->path);
    fputs("\" time=\"0\">", out);
    if (v->status == VERDICT_UNREADABLE) {
        fputs("<error type=\"readable\" message=\"", out);
        text_xml(out, v->error);
        fputs("\"/>", out);
    } else if (v->findings.count) {
        bool fail = v->status == VERDICT_FAIL;
        if (fail)
            fprintf(out, "<failure type=\"%s\" message=\"%zu finding%s\">",
                    rules[v->findings.list[0].rule].name, v->findings.count,
                    v->findings.count == 1 ? "" : "s");
        else
            fputs("<system-out>", out);
        write_findings(out, &v->findings);
        fputs(fail ? "</failure>" : "</system-out>", out);
    }
    fputs("</testcase>\n", out);
}

static void end(FILE *out, const struct totals *totals)
{
    (void)totals;
    fputs("</testsuite>\n</testsuites>\n", out);
}

const struct format format_junit = {"junit", "", true, begin, verdict, end, NULL};
