/* Judges one input under one policy. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "judge/judge.h"

#include "base/path.h"
#include "judge/check_closure.h"
#include "judge/check_objects.h"
#include "judge/floor.h"
#include "judge/wheel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the loader would not find. Where a policy names a release, glibc's own libraries need not be
   in the sysroot: the table has them. */
static void judge_closure(struct verdict *v, struct closure *closure, const struct abi_arch *arch)
{
    size_t i = v->findings.count;
    if (check_closure(closure, v->policy, &v->findings, v->error_text, sizeof v->error_text) !=
        ELF_OK)
        v->error = v->error_text;
    while (v->policy->minor && arch && i < v->findings.count) {
        const struct finding *found = &v->findings.list[i];
        if (found->rule == RULE_MISSING_LIBRARY &&
            abi_library(arch, path_base(found->library)) >= 0) /* PT_INTERP is a path */
            findings_drop(&v->findings, i);
        else
            i++;
    }
}

/* What a closure of a newer processor finds, from number first on: only what no closure before it
   found, and which libraries brought it. */
static void tell_variants(struct findings *findings, size_t first, const struct closure *c)
{
    for (size_t i = first; i < findings->count;) {
        struct finding *new = &findings->list[i];
        size_t n = 0;
        while (n < first && (findings->list[n].rule != new->rule ||
                             strcmp(findings->list[n].subject, new->subject) != 0))
            n++;
        if (n < first) {
            findings_drop(findings, i);
            continue;
        }
        if (asprintf(&new->origin, "libraries in glibc-hwcaps/%s",
                     search_level_name(&c->search, c->search.level)) < 0)
            new->origin = NULL;
        i++;
    }
}

/* A library that comes with the file, in one package, need not be on the system. */
static void drop_beside(const struct names *beside, struct findings *findings)
{
    size_t i = 0;
    while (beside && i < findings->count) {
        const struct finding *found = &findings->list[i];
        if (found->rule == RULE_NEEDED_LIBRARY && found->library &&
            names_find(beside, found->library, strlen(found->library)) != NAMES_NONE)
            findings_drop(findings, i);
        else
            i++;
    }
}

/* Who brought the symbols, where a link map tells. */
static void add_origins(const struct why *w, struct findings *findings)
{
    for (size_t i = 0; w && i < findings->count; i++)
        if (findings->list[i].symbol && !findings->list[i].origin)
            findings->list[i].origin = why_summary(w, findings->list[i].symbol);
}

/* pip takes a wheel by its tags, for machines that can't load what is in it. */
static void judge_wheel(struct verdict *v, const struct facts *f)
{
    if (!f->container || !v->arch || wheel_is_for(f->container, v->arch))
        return;
    findings_add(&v->findings, v->policy, RULE_ARCHITECTURE, (struct finding){.subject = v->arch},
                 "the wheel is for another by its name: %s", path_base(f->container));
}

static void judge_linked(struct verdict *v, const struct facts *f, struct abi_cache *tables)
{
    const struct elf_file *file = &f->file;
    const struct abi_arch *arch = abi_by_elf(file->machine, file->elf_class, file->data);
    int minor = v->policy->minor;
    v->file = file;
    v->arch = arch ? arch->name : NULL;
    if (v->policy->musl) { /* no rule asks for a release of glibc */
        v->minor = FLOOR_NONE;
        minor = arch ? arch->newest : 0;
    } else if (!minor) { /* judged for its own floor; where there is none, for the newest release */
        v->minor = floor_of(file, v->policy, tables, &v->below);
        minor = v->minor == FLOOR_ANY && arch ? arch->oldest : v->minor;
        if (v->minor == FLOOR_NONE && arch)
            minor = arch->newest;
    }
    check_file(file, v->policy, minor, tables, &v->findings);
    judge_wheel(v, f);
    drop_beside(f->beside, &v->findings);
    for (size_t i = 0; i < f->closure_count && !v->error; i++) {
        const size_t before = v->findings.count;
        judge_closure(v, f->closures[i], arch);
        if (i)
            tell_variants(&v->findings, before, f->closures[i]);
    }
    add_origins(f->why, &v->findings);
    add_origins(f->why, &v->below);
}

static void judge_objects(struct verdict *v, const struct facts *f, struct abi_cache *tables)
{
    v->objects = &f->objects;
    if (v->policy->musl) {
        v->error = "not linked yet: there is no table of what musl exports";
        return;
    }
    check_objects(&f->objects, v->policy, v->minor, tables, &v->findings);
    if (!v->minor)
        v->minor = objects_floor(&f->objects, tables, &v->below);
}

void judge(struct verdict *v, const struct facts *f, const struct policy *policy,
           struct abi_cache *tables)
{
    *v = (struct verdict){.path = f->path, .policy = policy, .minor = policy->minor};
    if (f->kind == FACTS_OBJECTS)
        judge_objects(v, f, tables);
    else
        judge_linked(v, f, tables);
    if (v->findings.out_of_memory || v->below.out_of_memory)
        v->error = "out of memory";
    findings_sort(&v->findings);
    v->status = v->error ? VERDICT_UNREADABLE : v->findings.failures ? VERDICT_FAIL : VERDICT_PASS;
}
