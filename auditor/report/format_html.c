/* Verdicts as one HTML page without outside parts: files by verdict, findings by rule, a filter. It
   is whole without its script, which only filters. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/floor.h"
#include "report/format.h"
#include "report/text.h"

/* Of the script below: base64 of its SHA-256 (W3C, CSP3). No other script runs in the page,
   whatever a file is called; tests/auditor/formats.t compares it, and says the new one. */
#define SCRIPT_HASH "8Kak6GJPCyarjfQUJRbbO85coWs2Kmr0ebXalB3Nn5M="

static const char style[] =
    "body{font:15px/1.45 system-ui,sans-serif;margin:1.5em auto;max-width:75em;padding:0 1em}"
    "h1{font-size:1.4em}h2{font-size:1.15em;margin:1.6em 0 .4em}"
    "code{font:13px ui-monospace,monospace;overflow-wrap:anywhere;unicode-bidi:isolate}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;vertical-align:top;padding:.25em .6em;border-top:1px solid #8885}"
    "td:first-child{white-space:nowrap}"
    ".n{text-align:right}.o{color:#777}.s0{color:#177a32}.s1{color:#c1121f}.s2{color:#9a6700}"
    ".f{content-visibility:auto;contain-intrinsic-size:auto 1.8em;margin:0;padding:.2em 0;"
    "border-top:1px solid #8885}"
    "details.f table{margin:.4em 0 1em 1.2em;width:calc(100% - 1.2em)}"
    "#bar{position:sticky;top:0;padding:.6em 0;background:Canvas;z-index:1}"
    "#bar input{font:inherit;width:22em;max-width:60%}#bar select{font:inherit}"
    ".g{margin-top:1.2em}[hidden]{display:none!important}:root{color-scheme:light dark}"
    "@media(prefers-color-scheme:dark){.s0{color:#5fd38d}.s1{color:#ff7b72}.s2{color:#e3b341}"
    ".o{color:#aaa}}";

/* Each file's text is asked for once; what is typed is looked for a moment later. */
static const char script[] =
    "(function(){'use strict';var all=[].slice.call(document.querySelectorAll('.f')),"
    "word=document.getElementById('word'),rule=document.getElementById('rule'),"
    "count=document.getElementById('count'),later;"
    "document.getElementById('bar').hidden=false;"
    "function show(){var w=word.value.toLowerCase(),r=rule.value,n=0;"
    "all.forEach(function(f){"
    "if(w&&f.t===undefined)f.t=f.textContent.toLowerCase();"
    "var on=(!w||f.t.indexOf(w)>=0)&&(!r||(' '+(f.dataset.r||'')+' ').indexOf(' '+r+' ')>=0);"
    "if(f.hidden===on)f.hidden=!on;if(on)n++;});"
    "count.textContent=w||r?n+' of '+all.length+' shown':'';"
    "if(w||r)[].forEach.call(document.querySelectorAll('.g'),function(g){g.open=true;});}"
    "word.addEventListener('input',function(){clearTimeout(later);later=setTimeout(show,120);});"
    "rule.addEventListener('change',show);"
    "document.addEventListener('click',function(e){var r=e.target.dataset&&e.target.dataset.rule;"
    "if(r){rule.value=r;show();document.getElementById('bar').scrollIntoView();}});})();";

static const struct {
    const char *badge, *heading;
} words[VERDICT_STATUSES] = {
    [VERDICT_PASS] = {"PASS", "Passed"},
    [VERDICT_FAIL] = {"FAIL", "Failed"},
    [VERDICT_UNREADABLE] = {"UNREADABLE", "Could not be read"},
};

/* The rules that something was found by: how often, what they demand and why, how to mend it. */
static void write_rules(FILE *out, const struct totals *totals)
{
    fputs("<h2>Findings by rule</h2>\n<table><tr><th>rule<th class=n>findings<th>demands, and "
          "why<th>to mend</tr>\n",
          out);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (!totals->findings[i])
            continue;
        fprintf(out, "<tr><td><button data-rule=\"%s\">%s</button><td class=n>%zu<td>",
                rules[i].name, rules[i].name, totals->findings[i]);
        text_html(out, rules[i].demands);
        fputs("<br><span class=o>", out);
        text_html(out, rules[i].why);
        fputs("</span><td>", out);
        text_html(out, rules[i].mend);
        fputs("</tr>\n", out);
    }
    fputs("</table>\n", out);
}

/* What only a script can do is hidden until there is one. */
static void write_filter(FILE *out, const struct totals *totals)
{
    fputs("<div id=bar hidden><input id=word type=search placeholder=\"path, symbol, library, "
          "...\" aria-label=\"filter\"> <select id=rule aria-label=\"rule\"><option value=\"\">any "
          "rule</option>",
          out);
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (totals->findings[i])
            fprintf(out, "<option>%s</option>", rules[i].name);
    fputs("</select> <span id=count class=o></span></div>\n", out);
}

static void begin(FILE *out, const struct totals *t)
{
    size_t found = 0;
    for (size_t i = 0; i < RULE_COUNT; i++)
        found += t->findings[i];
    fprintf(out,
            "<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'; script-src 'sha256-" SCRIPT_HASH "'\">\n"
            "<meta name=viewport content=\"width=device-width\">\n"
            "<title>linkaudit: %zu passed, %zu failed</title>\n<style>%s</style></head>\n"
            "<body><h1>linkaudit " LINKAUDIT_VERSION ": <span class=s0>%zu passed</span>, "
            "<span class=s1>%zu failed</span>, <span class=s2>%zu could not be read</span></h1>\n",
            t->of[VERDICT_PASS], t->of[VERDICT_FAIL], style, t->of[VERDICT_PASS],
            t->of[VERDICT_FAIL], t->of[VERDICT_UNREADABLE]);
    if (found)
        write_rules(out, t);
    write_filter(out, t);
}

/* What passed is closed where something did not. */
static void group(FILE *out, enum verdict_status status, const struct totals *t)
{
    static const char *const ends[] = {"</details>\n", ""};
    const bool all_passed = t->of[VERDICT_FAIL] + t->of[VERDICT_UNREADABLE] == 0;
    fprintf(out, "%s<details class=g%s><summary><b class=s%d>%s: %zu</b></summary>\n",
            ends[status == VERDICT_FAIL], status != VERDICT_PASS || all_passed ? " open" : "",
            (int)status, words[status].heading, t->of[status]);
}

static void write_finding(FILE *out, const struct finding *found, bool mend)
{
    fprintf(out, "<tr><td>%s%s<td><code>", rules[found->rule].name,
            found->warning ? "<br><span class=s2>warning</span>" : "");
    text_html(out, found->subject);
    fputs("</code>: ", out);
    text_html(out, found->detail);
    if (found->origin) {
        fputs("<br>brought by <code>", out);
        text_html(out, found->origin);
        fputs("</code>", out);
    }
    fputs("<td>", out);
    if (found->mend || mend)
        text_html(out, finding_mend(found));
    fputs("</tr>", out);
}

/* A rule's own mend stands beside its first finding. */
static void write_findings(FILE *out, const struct findings *findings, bool mend)
{
    fputs("<table>", out);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *found = &findings->list[i];
        write_finding(out, found, mend && (i == 0 || found[-1].rule != found->rule));
    }
    fputs("</table>", out);
}

/* The names of the rules, once each, for the filter. */
static void write_names(FILE *out, const struct findings *findings)
{
    const char *separator = "";
    for (size_t i = 0; i < findings->count; i++)
        if (i == 0 || findings->list[i - 1].rule != findings->list[i].rule) {
            fprintf(out, "%s%s", separator, rules[findings->list[i].rule].name);
            separator = " ";
        }
}

/* What the file was judged for, and what it comes to. */
static void write_summary(FILE *out, const struct verdict *v)
{
    fprintf(out, "<b class=s%d>%s</b> <code>", (int)v->status, words[v->status].badge);
    text_html(out, v->path);
    fputs("</code> <span class=o>", out);
    text_html(out, v->policy->name);
    if (!policy_names_libc(v->policy) && v->status != VERDICT_UNREADABLE) {
        if (v->minor > 0)
            fprintf(out, ", glibc 2.%d", v->minor);
        else
            fputs(v->minor == FLOOR_ANY ? ", any glibc" : ", no glibc", out);
    }
    if (v->arch)
        fprintf(out, ", %s", v->arch);
    if (v->needed_by)
        fprintf(out, ", needed by %zu", v->needed_by);
    if (v->findings.count)
        fprintf(out, ", %zu finding%s", v->findings.count, v->findings.count == 1 ? "" : "s");
    if (v->error) {
        fputs(": ", out);
        text_html(out, v->error);
    }
    fputs("</span>", out);
}

/* On one line. What has no more to say is no details. */
static void verdict(FILE *out, const struct verdict *v, bool colour)
{
    (void)colour;
    const bool below = !policy_names_libc(v->policy) && v->minor > 0 && v->below.count;
    if (!v->findings.count && !below) {
        fputs("<p class=f>", out);
        write_summary(out, v);
        fputs("</p>\n", out);
        return;
    }
    fputs("<details class=f data-r=\"", out);
    write_names(out, &v->findings);
    fputs("\"><summary>", out);
    write_summary(out, v);
    fputs("</summary>", out);
    if (v->findings.count)
        write_findings(out, &v->findings, true);
    if (below) {
        fprintf(out, "not on glibc 2.%d, which lacks:", v->minor - 1);
        write_findings(out, &v->below, false);
    }
    fputs("</details>\n", out);
}

static void end(FILE *out, const struct totals *totals)
{
    (void)totals;
    fprintf(out, "</details>\n<script>%s</script></body></html>\n", script);
}

const struct format format_html = {.name = "html",
                                   .separator = "",
                                   .totals_first = true,
                                   .begin = begin,
                                   .verdict = verdict,
                                   .end = end,
                                   .group = group};
