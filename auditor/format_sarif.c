/* Verdicts as SARIF 2.1.0 (OASIS), as code-scanning reads it: a result a finding. */
#define _GNU_SOURCE
#include "text.h"
#include "verdict.h"

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

/* The message has all that a reader sees in the list; the fingerprint stays when lines above it
   come and go. */
static void write_result(FILE *out, const struct verdict *v, enum rule_id rule, bool warning,
                         const char *subject, const char *detail, const char *mend)
{
    char *message = NULL;
    size_t size = 0;
    FILE *text = open_memstream(&message, &size);
    if (!text)
        return;
    fprintf(text, "%s: %s (%s). %s", subject, detail, v->policy->name, mend);
    if (fclose(text) != 0) {
        free(message);
        return;
    }
    fprintf(out,
            ",\n   {\"ruleId\": \"%s\", \"ruleIndex\": %d, \"level\": \"%s\", \"message\": "
            "{\"text\": ",
            rules[rule].name, (int)rule, warning ? "warning" : "error");
    text_json(out, message);
    fputs("},\n    \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"",
          out);
    text_uri(out, v->path);
    fputs("\"}, \"region\": {\"startLine\": 1}}}],\n    \"partialFingerprints\": "
          "{\"linkaudit/v1\": ",
          out);
    free(message);
    if (!(text = open_memstream(&message, &size)))
        return;
    fprintf(text, "%s %s %s %s", v->path, v->policy->name, rules[rule].name, subject);
    if (fclose(text) == 0)
        text_json(out, message);
    free(message);
    fputs("}}", out);
}

static void verdict(FILE *out, const struct verdict *v, bool colour)
{
    (void)colour;
    if (v->status == VERDICT_UNREADABLE)
        write_result(out, v, RULE_READABLE, false, v->path, v->error, rules[RULE_READABLE].mend);
    for (size_t i = 0; i < v->findings.count; i++) {
        const struct finding *found = &v->findings.list[i];
        write_result(out, v, found->rule, found->warning, found->subject, found->detail,
                     finding_mend(found));
    }
}

static void end(FILE *out, const struct totals *totals)
{
    fprintf(out, "],\n  \"invocations\": [{\"executionSuccessful\": %s}]}]}\n",
            totals->of[VERDICT_UNREADABLE] ? "false" : "true");
}

const struct format format_sarif = {"sarif", ",", false, begin, verdict, end};
