/* Verdicts as SARIF 2.1.0 (OASIS), as code-scanning reads it: a result a finding. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "report/format.h"
#include "report/text.h"

#include <stdlib.h>

static void write_rule(FILE *out, const struct rule *rule)
{
    fputs("{\"id\": ", out);
    text_json(out, rule->name);
    fputs(", \"shortDescription\": {\"text\": ", out);
    text_json(out, rule->demands);
    fputs("}, \"fullDescription\": {\"text\": ", out);
    text_json(out, rule->why);
    fputs("}, \"help\": {\"text\": ", out);
    text_json(out, rule->mend);
    fputs("}}", out);
}

static void begin(FILE *out, const struct totals *totals)
{
    (void)totals;
    fputs(
        "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\",\n"
        " \"runs\": [{\"tool\": {\"driver\": {\"name\": \"linkaudit\", \"version\": "
        "\"" LINKAUDIT_VERSION "\",\n  \"rules\": [",
        out);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        fputs(i ? ",\n   " : "\n   ", out);
        write_rule(out, &rules[i]);
    }
    fputs("]}},\n  \"results\": [", out);
}

/* One JSON string of several pieces, up to a NULL; an empty one without memory. */
static void write_joined(FILE *out, const char *const *pieces)
{
    char *joined = NULL;
    size_t size = 0;
    FILE *text = open_memstream(&joined, &size);
    for (; text && *pieces; pieces++)
        fputs(*pieces, text);
    bool whole = text && fclose(text) == 0;
    text_json(out, whole ? joined : "");
    free(joined);
}

/* The message has all that a reader sees in the list; the fingerprint stays when lines above it
   come and go. */
static void write_result(FILE *out, const struct verdict *v, const struct finding *found)
{
    const char *rule = rules[found->rule].name, *policy = v->policy->name;
    fprintf(out,
            ",\n   {\"ruleId\": \"%s\", \"ruleIndex\": %d, \"level\": \"%s\", \"message\": "
            "{\"text\": ",
            rule, (int)found->rule, found->warning ? "warning" : "error");
    write_joined(out, (const char *const[]){found->subject, ": ", found->detail,
                                            found->origin ? ", brought by " : "",
                                            found->origin ? found->origin : "", " (", policy,
                                            "). Mend: ", finding_mend(found), NULL});
    fputs("},\n    \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"",
          out);
    text_uri(out, v->path);
    fputs("\"}, \"region\": {\"startLine\": 1}}}],\n    \"partialFingerprints\": "
          "{\"linkaudit/v1\": ",
          out);
    write_joined(out,
                 (const char *const[]){v->path, " ", policy, " ", rule, " ", found->subject, NULL});
    fputs("}}", out);
}

static void verdict(FILE *out, const struct verdict *v, bool colour)
{
    (void)colour;
    if (v->status == VERDICT_UNREADABLE)
        write_result(
            out, v,
            &(struct finding){.rule = RULE_READABLE, .subject = v->path, .detail = v->error});
    for (size_t i = 0; i < v->findings.count; i++)
        write_result(out, v, &v->findings.list[i]);
}

static void end(FILE *out, const struct totals *totals)
{
    fprintf(out, "],\n  \"invocations\": [{\"executionSuccessful\": %s}]}]}\n",
            totals->of[VERDICT_UNREADABLE] ? "false" : "true");
}

const struct format format_sarif = {"sarif", ",", false, begin, verdict, end, NULL};
