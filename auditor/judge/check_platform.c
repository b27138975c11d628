/* Rules about what the target's loader, kernel and processor make of a file. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "judge/check_rules.h"

#include <elf.h>
#include <stdio.h>
#include <string.h>

/* The entries of a run path that the policy does not allow, each by itself. */
static void check_runpath(struct check *c, const char *path, const char *tag)
{
    while (path && *path) {
        size_t length = strcspn(path, ":");
        char entry[512];
        snprintf(entry, sizeof entry, "%.*s", (int)(length < 500 ? length : 500), path);
        if (!words_match(&c->policy->runpath, entry))
            findings_add(c->out, c->policy, RULE_RUNPATH, (struct finding){.subject = entry}, "%s",
                         tag);
        path += length + (path[length] == ':');
    }
}

static void check_relocations(struct check *c)
{
    bool relocates_itself = c->f->pie && !c->f->interpreter && !c->f->needed_count; /* static PIE */
    if (!c->f->packed_relocations || relocates_itself)
        return;
    const struct finding about = {.subject = "DT_RELR"};
    if (c->minor < 36)
        findings_add(c->out, c->policy, RULE_PACKED_RELOCATIONS, about, "read since glibc 2.36");
    bool versioned = false;
    for (size_t i = 0; i < c->f->need_count; i++) {
        if (strcmp(c->f->needs[i].version, "GLIBC_ABI_DT_RELR") == 0)
            return;
        versioned |= strcmp(c->f->needs[i].library, "libc.so.6") == 0;
    }
    if (versioned && c->minor >= 36) /* elf/dl-version.c */
        findings_add(
            c->out, c->policy, RULE_PACKED_RELOCATIONS, about,
            "without GLIBC_ABI_DT_RELR among the versions of libc.so.6: the loader refuses that");
}

static void check_isa(struct check *c)
{
    static const char *const levels[] = {"x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4"};
    if (c->f->machine != EM_X86_64 && c->f->machine != EM_386)
        return;
    for (size_t i = sizeof levels / sizeof *levels; i-- > 0;)
        if ((c->f->isa & ~c->policy->isa) >> i & 1) {
            findings_add(c->out, c->policy, RULE_ISA_LEVEL, (struct finding){.subject = levels[i]},
                         "its note demands that level of the processor");
            return;
        }
}

static void check_kernel(struct check *c)
{
    uint32_t asked = c->f->kernel, has = c->policy->kernel;
    char release[32];
    if (!has || asked <= has)
        return;
    snprintf(release, sizeof release, "Linux %u.%u.%u", asked >> 16, asked >> 8 & 255, asked & 255);
    findings_add(c->out, c->policy, RULE_KERNEL, (struct finding){.subject = release},
                 "its ABI note asks for it, the policy has %u.%u", has >> 16, has >> 8 & 255);
}

static void check_dlopens(struct check *c)
{
    for (size_t i = 0; i < c->f->dlopen_count; i++) {
        const struct elf_dlopen *d = &c->f->dlopens[i];
        if (!d->priority || abi_library(c->arch, d->soname) >= 0 ||
            words_match(&c->policy->library, d->soname))
            continue;
        findings_add(
            c->out, c->policy, RULE_DLOPEN,
            (struct finding){.library = d->soname, .warning = strcmp(d->priority, "required") != 0},
            "opened while it runs: %s", d->priority);
    }
}

void check_platform(struct check *c)
{
    const struct elf_file *f = c->f;
    if (f->interpreter && strcmp(f->interpreter, c->arch->loader) != 0)
        findings_add(c->out, c->policy, RULE_INTERPRETER,
                     (struct finding){.subject = f->interpreter}, "the ABI's is %s",
                     c->arch->loader);
    check_runpath(c, f->rpath, "DT_RPATH");
    check_runpath(c, f->runpath, "DT_RUNPATH");
    check_relocations(c);
    if (f->defines_symbols && !f->hash && !f->gnu_hash)
        findings_add(c->out, c->policy, RULE_HASH_TABLE,
                     (struct finding){.subject = "no hash table"},
                     "neither DT_GNU_HASH nor DT_HASH");
    check_isa(c);
    check_kernel(c);
    check_dlopens(c);
}
