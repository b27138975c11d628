/* Rules about what the target's loader, kernel and processor make of a file. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "judge/check_rules.h"
#include "judge/distributions.h"
#include "loader/musl.h"
#include "loader/search.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The entries of a run path that the policy does not allow, each by itself. */
static void check_runpath(struct check *c, const char *path, const char *tag)
{
    while (path && *path) {
        size_t length = strcspn(path, ":");
        char entry[512];
        snprintf(entry, sizeof entry, "%.*s", (int)(length < 500 ? length : 500), path);
        if (c->f->set_id && strstr(entry, "ORIGIN"))
            findings_add(c->out, c->policy, RULE_RUNPATH, (struct finding){.subject = entry},
                         "%s of a set-user-ID file: the loader does not take $ORIGIN there", tag);
        else if (!words_match(&c->policy->runpath, entry))
            findings_add(c->out, c->policy, RULE_RUNPATH, (struct finding){.subject = entry}, "%s",
                         tag);
        path += length + (path[length] == ':');
    }
}

/* A $TOKEN in DT_NEEDED is nobody's to choose there (elf/dl-deps.c, expand_dst). */
static void check_needed_tokens(struct check *c)
{
    for (size_t i = 0; c->f->set_id && i < c->f->needed_count; i++)
        if (search_has_token(c->f->needed[i]))
            findings_add(c->out, c->policy, RULE_RUNPATH,
                         (struct finding){.subject = c->f->needed[i]},
                         "DT_NEEDED of a set-user-ID file: the loader stops at a $TOKEN there");
}

/* What the floor's _start_packed applies is marked by a note (floor/startup/packed_relocations.c).
 */
static void check_android_relocations(struct check *c)
{
    const struct elf_file *f = c->f;
    const bool marked = f->applies_packed && elf_is_program(f);
    if (f->android_relocations || (f->android_relr && !marked))
        findings_add(
            c->out, c->policy, RULE_PACKED_RELOCATIONS,
            (struct finding){.subject = f->android_relr ? "DT_ANDROID_RELR" : "DT_ANDROID_REL"},
            "packed for Android's loader: glibc's passes them over");
}

static void check_relocations(struct check *c)
{
    bool relocates_itself = c->f->pie && !c->f->interpreter && !c->f->needed_count; /* static PIE */
    check_android_relocations(c);
    if (!c->f->packed_relocations || relocates_itself)
        return;
    const struct finding about = {.subject = "DT_RELR"};
    if (c->policy->musl) { /* its releases are 1.MINOR.PATCH: of 1.2 the first did not */
        if (c->policy->musl < 3)
            findings_add(c->out, c->policy, RULE_PACKED_RELOCATIONS, about,
                         "read since musl 1.2.4");
        return;
    }
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
    uint32_t has = c->policy->isa;
    /* Only processors of its level take a library from there. */
    static const char variants[] = "/glibc-hwcaps/";
    const char *level = strstr(c->f->path ? c->f->path : "", variants);
    level = level ? level + sizeof variants - 1 : NULL;
    for (size_t i = 0; level && i < sizeof levels / sizeof *levels; i++)
        if (strncmp(level, levels[i], strcspn(level, "/")) == 0)
            has |= (2u << i) - 1;
    if (c->f->isa >> (sizeof levels / sizeof *levels))
        findings_add(c->out, c->policy, RULE_ISA_LEVEL, (struct finding){.subject = "its note"},
                     "demands a level that no processor has");
    for (size_t i = sizeof levels / sizeof *levels; i-- > 0;)
        if ((c->f->isa & ~has) >> i & 1) {
            findings_add(c->out, c->policy, RULE_ISA_LEVEL, (struct finding){.subject = levels[i]},
                         "its note demands that level of the processor");
            return;
        }
}

/* Of the distributions that are known; of some, if that is enough. */
static uint32_t newest_kernel(uint32_t enough)
{
    uint32_t newest = 0;
    const struct distribution *d;
    for (size_t i = 0; newest < enough && (d = distribution_by_number(i)); i++) {
        char *dot;
        const uint32_t major = (uint32_t)strtoul(d->kernel, &dot, 10);
        const uint32_t kernel = major << 16 | (uint32_t)strtoul(dot + 1, NULL, 10) << 8 | 255;
        newest = kernel > newest ? kernel : newest;
    }
    return newest;
}

static void check_kernel(struct check *c)
{
    const uint32_t asked = c->f->kernel,
                   has = c->policy->kernel ? c->policy->kernel : newest_kernel(asked);
    char release[32];
    /* The loader looks at no note since 2.36 (commit b46d250656794): only what is linked in does.
     */
    if (asked <= has || (c->f->dynamic && c->minor >= 36))
        return;
    snprintf(release, sizeof release, "Linux %u.%u.%u", asked >> 16, asked >> 8 & 255, asked & 255);
    findings_add(c->out, c->policy, RULE_KERNEL, (struct finding){.subject = release},
                 "its ABI note asks for it, %s %u.%u",
                 c->policy->kernel ? "the policy has" : "no distribution has more than", has >> 16,
                 has >> 8 & 255);
}

static void check_dlopens(struct check *c)
{
    for (size_t i = 0; i < c->f->dlopen_count; i++) {
        const struct elf_dlopen *d = &c->f->dlopens[i];
        const bool is_libcs =
            c->policy->musl ? musl_is_itself(d->soname) : abi_library(c->arch, d->soname) >= 0;
        if (!d->priority || is_libcs || words_match(&c->policy->library, d->soname))
            continue;
        findings_add(
            c->out, c->policy, RULE_DLOPEN,
            (struct finding){.library = d->soname, .warning = strcmp(d->priority, "required") != 0},
            "opened while it runs: %s", d->priority);
    }
}

/* A program that needs libraries, or symbols, needs somebody who brings them. */
static bool needs_loader(const struct elf_file *f)
{
    bool strong = f->needed_count;
    for (size_t i = 0; i < f->import_count && !strong; i++)
        strong = !f->imports[i].weak && *f->imports[i].name;
    return strong && f->dynamic && elf_is_program(f);
}

static void check_interpreter(struct check *c)
{
    const struct elf_file *f = c->f;
    const char *arch = c->policy->musl ? musl_arch(f->machine, f->elf_class, f->data) : NULL;
    const char *loader = c->arch->loader;
    char musls[MUSL_NAME];
    if (arch) {
        musl_loader(arch, musls);
        loader = musls;
    }
    if (f->interpreter_unended && elf_is_program(f))
        findings_add(c->out, c->policy, RULE_INTERPRETER, (struct finding){.subject = "PT_INTERP"},
                     "does not end with a zero byte: the kernel refuses the program");
    else if (f->interpreter && strcmp(f->interpreter, loader) != 0)
        findings_add(c->out, c->policy, RULE_INTERPRETER,
                     (struct finding){.subject = f->interpreter}, "the ABI's is %s", loader);
    else if (!f->interpreter && needs_loader(f))
        findings_add(c->out, c->policy, RULE_INTERPRETER, (struct finding){.subject = "PT_INTERP"},
                     "there is none: the kernel starts the program without its libraries");
}

void check_platform(struct check *c)
{
    const struct elf_file *f = c->f;
    check_interpreter(c);
    check_runpath(c, f->rpath, "DT_RPATH");
    check_runpath(c, f->runpath, "DT_RUNPATH");
    check_needed_tokens(c);
    check_relocations(c);
    if (f->defines_symbols && !f->hash && !f->gnu_hash)
        findings_add(c->out, c->policy, RULE_HASH_TABLE,
                     (struct finding){.subject = "no hash table"},
                     "neither DT_GNU_HASH nor DT_HASH");
    check_isa(c);
    check_kernel(c);
    check_dlopens(c);
}
