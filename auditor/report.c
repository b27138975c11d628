/* Text for people: the verdict first, then what to do about it. */
#include "report.h"

#include "floor.h"

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

void report_text(FILE *out, const char *text)
{
    unsigned char before = 0;
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        /* C0, DEL, and C1 as UTF-8 has it (C2 80 to C2 9F) */
        bool steers = c < 32 || c == 127 || (before == 0xc2 && c >= 0x80 && c < 0xa0);
        fputc(steers ? '?' : c, out);
        before = c;
    }
}

/* The findings of one rule, a line each; how many there were. */
static size_t report_findings(FILE *out, const struct findings *findings, enum rule_id rule)
{
    size_t shown = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *found = &findings->list[i];
        if (found->rule != rule)
            continue;
        fprintf(out, "  %-18s ", rules[rule].name);
        report_text(out, found->subject);
        fputs(": ", out);
        report_text(out, found->detail);
        fputc('\n', out);
        shown++;
    }
    return shown;
}

void report_check(FILE *out, const struct elf_file *f, const struct policy *policy,
                  const struct findings *findings, bool colour)
{
    const char *bold = findings->count ? "\033[1;31m" : "\033[1;32m";
    report_text(out, f->path);
    fprintf(out, ": %s%s%s for glibc 2.%d", colour ? bold : "", findings->count ? "FAIL" : "PASS",
            colour ? "\033[0m" : "", policy->minor);
    if (findings->count) {
        fprintf(out, ", %zu finding%s\n", findings->count, findings->count == 1 ? "" : "s");
    } else if (!f->dynamic) {
        fputs(": linked statically, needs no library\n", out);
    } else {
        const char *highest = highest_version(f);
        fputs(": needs ", out);
        report_text(out, highest ? highest : "no version");
        fprintf(out, ", %zu librar%s, %zu imported symbol%s\n", f->needed_count,
                f->needed_count == 1 ? "y" : "ies", f->import_count,
                f->import_count == 1 ? "" : "s");
    }
    for (size_t rule = 0; rule < RULE_COUNT; rule++)
        if (report_findings(out, findings, rule))
            fprintf(out, "  %-18s %s\n", "  to mend:", rules[rule].mend);
}

void report_floor(FILE *out, const struct elf_file *f, int minor, const struct findings *below)
{
    report_text(out, f->path);
    if (minor == FLOOR_ANY)
        fputs(": every glibc of the table has what it needs\n", out);
    else if (minor == FLOOR_NONE)
        fputs(": no glibc of the table has what it needs\n", out);
    else
        fprintf(out, ": glibc 2.%d\n", minor);
    report_findings(out, below, RULE_ARCHITECTURE);
    report_findings(out, below, RULE_NEEDED_VERSION);
    report_findings(out, below, RULE_SYMBOL);
    report_findings(out, below, RULE_PACKED_RELOCATIONS);
}

void report_needs(FILE *out, const struct elf_file *f)
{
    report_text(out, f->path);
    fputc('\n', out);
    if (f->interpreter) {
        fputs("  interpreter  ", out);
        report_text(out, f->interpreter);
        fputc('\n', out);
    }
    for (size_t i = 0; i < f->needed_count; i++) {
        fputs("  library      ", out);
        report_text(out, f->needed[i]);
        fputc('\n', out);
    }
    for (size_t i = 0; i < f->need_count; i++) {
        fputs("  version      ", out);
        report_text(out, f->needs[i].library);
        fputc(' ', out);
        report_text(out, f->needs[i].version);
        fputs(f->needs[i].weak ? " weak\n" : "\n", out);
    }
    for (size_t i = 0; i < f->import_count; i++) {
        fputs("  symbol       ", out);
        report_text(out, f->imports[i].name);
        if (f->imports[i].need) {
            fputc('@', out);
            report_text(out, f->imports[i].need->version);
        }
        fputs(f->imports[i].weak ? " weak\n" : "\n", out);
    }
}

void report_rules(FILE *out, const struct rule *rule)
{
    if (rule) {
        fprintf(out, "%s\n  demands  %s\n  why      %s\n  to mend  %s\n", rule->name, rule->demands,
                rule->why, rule->mend);
        return;
    }
    for (size_t i = 0; i < RULE_COUNT; i++)
        fprintf(out, "%-18s %s\n", rules[i].name, rules[i].demands);
}
