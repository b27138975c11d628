/* Judges a file's facts by membership in the target release's table, never by comparing versions.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/check.h"

#include "base/path.h"
#include "judge/check_rules.h"
#include "judge/runtimes.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char libcrypt_mend[] =
    "Link libcrypt.a of libxcrypt, or allow it in a policy (library libcrypt.so.1).";

/* A library that is named by a path is allowed by its name too. */
static bool is_allowed(const struct policy *policy, const char *library)
{
    const char *base = path_base(library);
    return words_match(&policy->library, library) ||
           (base != library && words_match(&policy->library, base));
}

static void check_libraries(struct check *c)
{
    for (size_t i = 0; i < c->f->needed_count; i++) {
        const char *name = c->f->needed[i];
        int library = abi_library(c->arch, name);
        const bool allowed = is_allowed(c->policy, name);
        if (library >= 0 && abi_library_releases(c->index, library) >> c->minor & 1) {
            c->loaded |= 1u << library;
            if (library == ABI_libcrypt && !allowed)
                findings_add(c->out, c->policy, RULE_NEEDED_LIBRARY,
                             (struct finding){.library = name, .mend = libcrypt_mend},
                             "glibc's no longer: RHEL 9, Fedora and SUSE do not install it");
            continue;
        }
        c->foreign_libraries = true;
        if (!allowed)
            findings_add(c->out, c->policy, RULE_NEEDED_LIBRARY, (struct finding){.library = name},
                         "%s",
                         strchr(name, '/') ? "a path, of which the target may have another"
                                           : "not one of glibc's libraries");
    }
    /* Each of glibc's libraries brings these two, and who loads a library has them. */
    if (c->loaded || !elf_is_program(c->f))
        c->loaded |= 1u << ABI_libc | 1u << ABI_ld;
}

static bool is_needed(const struct check *c, const char *library)
{
    for (size_t i = 0; i < c->f->needed_count; i++)
        if (strcmp(c->f->needed[i], library) == 0)
            return true;
    return false;
}

bool is_glibc_version(const char *version)
{
    return strncmp(version, "GLIBC_", 6) == 0;
}

static void check_glibc_version(struct check *c, const struct abi_version *version,
                                const struct elf_need *n)
{
    const struct finding about = {.version = n->version, .library = n->library};
    if (!is_glibc_version(n->version)) {
        if (!words_match(&c->policy->library, n->library))
            findings_add(
                c->out, c->policy, RULE_NEEDED_LIBRARY, (struct finding){.library = n->library},
                "is asked for %.100s, so another project's library of that name", n->version);
        return;
    }
    if (n->weak || abi_version_releases(version) >> c->minor & 1)
        return;
    const struct finding internal = {
        .version = n->version,
        .library = n->library,
        .mend =
            "do without glibc's internals: `linkaudit needs` lists the symbols at GLIBC_PRIVATE",
    };
    if (strcmp(n->version, "GLIBC_PRIVATE") == 0)
        findings_add(c->out, c->policy, RULE_NEEDED_VERSION, internal,
                     "%.100s: glibc's internal interface, which changes with every release",
                     n->library);
    else
        findings_add(
            c->out, c->policy, RULE_NEEDED_VERSION, about,
            "%.100s of glibc 2.%d does not define it%s", n->library, c->minor,
            abi_knows_version(c->index, n->version) ? "" : ", nor does any release that is known");
}

/* A version of a library that is not glibc's: only a ceiling judges it. */
static void check_other_version(struct check *c, const struct elf_need *n)
{
    const char *ceiling = n->weak ? NULL : policy_ceiling_below(c->policy, n->version);
    const char *release = ceiling ? runtime_release(n->library, n->version) : NULL;
    const struct finding about = {
        .version = n->version,
        .library = n->library,
        .mend = "link that library statically (-static-libstdc++ -static-libgcc), or build with an "
                "older release of it",
    };
    if (ceiling && release)
        findings_add(c->out, c->policy, RULE_NEEDED_VERSION, about,
                     "%.100s has it since GCC %s, above the policy's ceiling %.100s", n->library,
                     release, ceiling);
    else if (ceiling)
        findings_add(c->out, c->policy, RULE_NEEDED_VERSION, about,
                     "of %.100s: above the policy's ceiling %.100s", n->library, ceiling);
}

/* The needs of one library stand together: what holds for the library is found out once. */
static void check_versions(struct check *c)
{
    const char *name = NULL;
    int library = -1;
    bool there = false;
    for (size_t i = 0; i < c->f->need_count; i++) {
        const struct elf_need *n = &c->f->needs[i];
        if (n->library != name) {
            name = n->library;
            library = abi_library(c->arch, name);
            there = library >= 0 && abi_library_releases(c->index, library) >> c->minor & 1;
            if (!is_needed(c, name) && !c->foreign_libraries &&
                !(library >= 0 && c->loaded >> library & 1))
                findings_add(c->out, c->policy, RULE_NEEDED_VERSION,
                             (struct finding){.version = n->version, .library = name},
                             "of %.100s, which is not in DT_NEEDED: the loader stops there", name);
        }
        const struct abi_version *version =
            library >= 0 ? abi_version(c->index, library, n->version) : NULL;
        c->needs[i].ours = library >= 0 && c->loaded >> library & 1 && is_glibc_version(n->version);
        c->needs[i].version = version;
        if (there)
            check_glibc_version(c, version, n);
        else
            check_other_version(c, n);
    }
}

/* What the table has of an import: in the target release and a library that is loaded; there, but
   in another library; in another release. */
struct matches {
    const struct abi_export *there, *elsewhere, *later;
};

static struct matches match_import(const struct check *c, const struct elf_import *import)
{
    struct matches m = {0};
    size_t count;
    const struct abi_export *e = abi_symbol(c->index, import->name, &count);
    for (; count > 0 && !m.there; count--, e++) {
        if (import->need && strcmp(import->need->version, abi_version_of(c->arch, e)) != 0)
            continue;
        if (!abi_there(e, c->minor))
            m.later = e;
        else if (c->loaded >> e->library & 1)
            m.there = e;
        else
            m.elsewhere = e;
    }
    return m;
}

static void find_symbol(struct check *c, const struct elf_import *import, const struct matches *m)
{
    const struct abi_export *e = m->elsewhere ? m->elsewhere : m->later;
    const char *library = e ? abi_soname(c->arch, e->library) : NULL;
    const struct finding about = {
        .symbol = import->name,
        .version = import->need ? import->need->version : NULL,
        .library = import->need ? import->need->library : library,
        .mend = substitute_for(import->name),
    };
    if (m->elsewhere)
        findings_add(c->out, c->policy, RULE_SYMBOL, about,
                     "in glibc 2.%d it is in %s, which the file does not need", c->minor, library);
    else if (e && e->since > c->minor)
        findings_add(c->out, c->policy, RULE_SYMBOL, about, "%s has it since glibc 2.%d", library,
                     e->since);
    else if (e)
        findings_add(c->out, c->policy, RULE_SYMBOL, about, "%s has it no longer since glibc 2.%d",
                     library, e->until);
    else
        findings_add(c->out, c->policy, RULE_SYMBOL, about, "no release of glibc exports it");
}

/* Another library's symbol is not in the table; that library is judged on its own. An unversioned
   symbol may be its too, and a weak one may stay without a definition. */
static void check_symbols(struct check *c)
{
    for (size_t i = 0; i < c->f->import_count; i++) {
        const struct elf_import *import = &c->f->imports[i];
        if (import->unused)
            continue;
        if (!import->need) {
            if (import->weak || c->foreign_libraries)
                continue;
        } else {
            const struct glibc_need *need = &c->needs[import->need - c->f->needs];
            /* A weak one may stay without a definition, but not without its version. */
            if (!need->ours ||
                (import->weak && abi_version_releases(need->version) >> c->minor & 1) ||
                abi_symbol_releases(c->index, import->name, need->version) >> c->minor & 1)
                continue;
        }
        struct matches m = match_import(c, import);
        /* A plugin's own symbols are its host's to bring: python3's, perl's. */
        bool of_host = !import->need && !m.elsewhere && !m.later && !elf_is_program(c->f);
        if (!m.there && !of_host)
            find_symbol(c, import, &m);
    }
}

void check_file(const struct elf_file *f, const struct policy *policy, int minor,
                struct abi_cache *tables, struct findings *out)
{
    struct check c = {.f = f, .policy = policy, .minor = minor, .out = out};
    check_system(&c);
    c.arch = abi_by_elf(f->machine, f->elf_class, f->data);
    if (!c.arch) {
        char machine[64];
        snprintf(machine, sizeof machine, "e_machine %u", f->machine);
        findings_add(out, policy, RULE_ARCHITECTURE, (struct finding){.subject = machine},
                     "no table for it with %d bits, %s", f->elf_class == 2 ? 64 : 32,
                     f->data == 1 ? "little-endian" : "big-endian");
        return;
    }
    if (minor < c.arch->oldest) { /* the tables are empty there, and would lack nothing */
        findings_add(out, policy, RULE_ARCHITECTURE, (struct finding){.subject = c.arch->name},
                     "glibc 2.%d has no such architecture: it begins with 2.%d", minor,
                     c.arch->oldest);
        return;
    }
    c.index = abi_cached(tables, c.arch);
    c.needs = calloc(f->need_count + 1, sizeof *c.needs);
    if (!c.index || !c.needs) {
        free(c.needs);
        out->out_of_memory = true;
        return;
    }
    if (policy->musl) {
        check_musl(&c);
    } else {
        check_loading(&c);
        check_platform(&c);
        check_hardening(&c);
        check_libraries(&c);
        check_versions(&c);
        check_symbols(&c);
    }
    free(c.needs);
}
