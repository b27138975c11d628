/* Verdicts for people: the verdict first, then a line a finding, then how to mend each kind. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/distributions.h"
#include "judge/floor.h"
#include "report/format.h"
#include "report/text.h"

#include <string.h>

/* The highest GLIBC version that a file needs; NULL when it needs none. */
static const char *highest_version(const struct elf_file *f)
{
    const char *highest = NULL;
    for (size_t i = 0; i < f->need_count; i++)
        if (!f->needs[i].weak && strncmp(f->needs[i].version, "GLIBC_", 6) == 0 &&
            (!highest || abi_compare_versions(f->needs[i].version, highest) > 0))
            highest = f->needs[i].version;
    return highest;
}

/* "  LABEL               TEXT", without its end. */
static void add_columns(struct line *line, const char *label, const char *text)
{
    static const char blanks[] = "                    ";
    size_t length = strlen(label), blank = sizeof blanks - 1;
    line_add(line, blanks, 2);
    line_add(line, label, length);
    line_add(line, blanks, length < blank ? blank - length : 1);
    line_plain(line, text);
}

static void add_line(struct line *line, const char *label, const char *text)
{
    add_columns(line, label, text);
    line_add(line, "\n", 1);
}

static void add_finding(struct line *line, const struct finding *found)
{
    add_columns(line, rules[found->rule].name, found->subject);
    line_add(line, ": ", 2);
    line_plain(line, found->detail);
    if (found->warning)
        line_plain(line, " (only a warning)");
    line_add(line, "\n", 1);
    if (found->origin)
        add_line(line, "  brought by", found->origin);
    if (found->mend)
        add_line(line, "  instead", found->mend);
}

void text_findings(FILE *out, const struct findings *findings, bool mend)
{
    struct line line;
    line_begin(&line, out);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *found = &findings->list[i];
        add_finding(&line, found);
        if (mend && (i + 1 == findings->count || found[1].rule != found->rule))
            add_line(&line, "  to mend", rules[found->rule].mend);
    }
    line_flush(&line);
}

/* Where a file fails by more than what a release lacks. */
static void write_failed_target(FILE *out, int minor)
{
    if (minor == FLOOR_NONE)
        fputs(": no glibc has all that it needs", out);
    else if (minor == FLOOR_ANY)
        fputs(" for every glibc", out);
    else
        fprintf(out, " for glibc 2.%d and newer", minor);
}

/* "for glibc 2.17", or what the file's own floor is. */
static void write_target(FILE *out, const struct verdict *v)
{
    if (policy_names_libc(v->policy)) {
        fputs(" for ", out);
        fputs(v->policy->name, out);
    } else if (v->status == VERDICT_FAIL)
        write_failed_target(out, v->minor);
    else if (v->file && elf_is_static(v->file))
        return;
    else if (v->minor == FLOOR_ANY)
        fputs(": has all that it needs on every glibc that is known", out);
    else
        fprintf(out, ": has what it needs of glibc since 2.%d", v->minor);
}

/* What a passing file needs, in short. */
static void write_needs(FILE *out, const struct elf_file *f)
{
    if (elf_is_static(f)) {
        fputs(": linked statically, needs no library", out);
        return;
    }
    const char *highest = highest_version(f);
    fputs(": needs ", out);
    text_plain(out, highest ? highest : "no version");
    fprintf(out, ", %zu librar%s, %zu imported symbol%s", f->needed_count,
            f->needed_count == 1 ? "y" : "ies", f->import_count, f->import_count == 1 ? "" : "s");
}

/* The releases of one name stand in the order of their glibc, so where one does not run, none
   before it counts. */
static bool is_edge(const bool runs[], size_t i, bool wanted)
{
    const struct distribution *d = distribution_by_number(i), *other;
    size_t before = i, after = i + 1;
    while (before-- > 0 && strcmp(distribution_by_number(before)->name, d->name) != 0)
        ;
    while ((other = distribution_by_number(after)) && strcmp(other->name, d->name) != 0)
        after++;
    if (runs[i] != wanted)
        return false;
    return wanted ? before > i || !runs[before] : !other || runs[after];
}

/* Of each distribution the first release that the file runs on, or the last that it does not. */
static void write_edges(FILE *out, const char *label, const bool runs[], bool wanted)
{
    const struct distribution *d;
    const char *separator = "";
    fprintf(out, "  %-19s ", label);
    for (size_t i = 0; (d = distribution_by_number(i)); i++)
        if (is_edge(runs, i, wanted)) {
            fprintf(out, "%s%s %s", separator, d->name, d->release);
            separator = ", ";
        }
    fprintf(out, "%s\n", *separator ? "" : "none that is known");
}

/* Where the policy names no release nothing says which libraries the target has. */
static void write_other_libraries(FILE *out, const struct verdict *v)
{
    const struct abi_arch *arch = v->arch ? abi_by_name(v->arch) : NULL;
    const char *separator = "  needs beside glibc  ";
    for (size_t i = 0;
         !policy_names_libc(v->policy) && arch && v->file && i < v->file->needed_count; i++) {
        if (abi_library(arch, v->file->needed[i]) >= 0)
            continue;
        fputs(separator, out);
        text_plain(out, v->file->needed[i]);
        separator = ", ";
    }
    fputs(*separator == ',' ? "\n" : "", out);
}

/* Where the policy names no release: what decides the floor, and where that is. */
static void write_floor(FILE *out, const struct verdict *v)
{
    if (policy_names_libc(v->policy) || (v->file && elf_is_static(v->file)) ||
        v->minor == FLOOR_NONE)
        return;
    if (v->below.count) {
        fprintf(out, "  not on glibc 2.%d, which lacks:\n", v->minor - 1);
        text_findings(out, &v->below, false);
    }
    if (v->runs_on) {
        write_edges(out, "runs on, since", v->runs_on, true);
        write_edges(out, "not on, up to", v->runs_on, false);
    }
}

static void write_objects(FILE *out, const struct objects *objects)
{
    fprintf(out, ": not linked yet, %zu object%s, %zu symbol%s wanted of others",
            objects->member_count, objects->member_count == 1 ? "" : "s", objects->want_count,
            objects->want_count == 1 ? "" : "s");
}

static void verdict(FILE *out, const struct verdict *v, bool colour)
{
    static const char *const words[] = {": PASS", ": FAIL"};
    static const char *const coloured[] = {": \033[1;32mPASS\033[0m", ": \033[1;31mFAIL\033[0m"};
    if (v->status == VERDICT_UNREADABLE) /* on the standard error already */
        return;
    text_plain(out, v->path);
    fputs((colour ? coloured : words)[v->status], out);
    write_target(out, v);
    if (v->findings.count)
        fprintf(out, ", %zu finding%s", v->findings.count, v->findings.count == 1 ? "" : "s");
    else if (v->file)
        write_needs(out, v->file);
    else if (v->objects)
        write_objects(out, v->objects);
    fputc('\n', out);
    if (v->needed_by > 1)
        fprintf(out, "  needed by           %zu of the files\n", v->needed_by);
    text_findings(out, &v->findings, true);
    write_other_libraries(out, v);
    write_floor(out, v);
}

static void nothing(FILE *out, const struct totals *totals)
{
    (void)out;
    (void)totals;
}

/* For more than one verdict the last line counts. */
static void end(FILE *out, const struct totals *t)
{
    if (t->of[VERDICT_PASS] + t->of[VERDICT_FAIL] + t->of[VERDICT_UNREADABLE] < 2)
        return;
    fprintf(out, "%zu passed, %zu failed, %zu could not be read\n", t->of[VERDICT_PASS],
            t->of[VERDICT_FAIL], t->of[VERDICT_UNREADABLE]);
}

const struct format format_text = {"text", "", false, nothing, verdict, end, NULL};
