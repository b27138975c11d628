/* Tells verdicts. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/report.h"

#include "report/text.h"

static void tell(const struct report *r, const struct verdict *v)
{
    if (r->format->group) /* which of them a line is, for who puts them together */
        putc('0' + (int)v->status, r->out);
    if (!r->quiet || v->status != VERDICT_PASS)
        r->format->verdict(r->out, v, r->colour);
    r->counts[v->status]++;
    for (size_t i = 0; i < v->findings.count; i++)
        r->counts[VERDICT_STATUSES + v->findings.list[i].rule]++;
}

void report_verdict(const struct report *r, const struct verdict *v)
{
    if (v->status == VERDICT_UNREADABLE)
        text_complain(v->path, v->error);
    tell(r, v);
}

void report_unreadable(const struct report *r, const struct policy *policies, size_t policy_count,
                       const char *path, const char *error)
{
    text_complain(path, error);
    for (size_t i = 0; i < policy_count; i++)
        tell(r, &(struct verdict){.path = path,
                                  .policy = &policies[i],
                                  .status = VERDICT_UNREADABLE,
                                  .error = error,
                                  .minor = policies[i].minor});
}
