/* Finds a file's floor by trying each release: what a release has is not always what a newer one
 * has. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/floor.h"

/* The rules that a release decides, and those without which none runs it; the others are the same
   for all. */
static const rule_set of_release = RULE_BIT(RULE_NEEDED_VERSION) | RULE_BIT(RULE_SYMBOL) |
                                   RULE_BIT(RULE_PACKED_RELOCATIONS) | RULE_BIT(RULE_ARCHITECTURE) |
                                   RULE_BIT(RULE_SYSTEM) | RULE_BIT(RULE_HEADER) |
                                   RULE_BIT(RULE_SEGMENTS) | RULE_BIT(RULE_DYNAMIC);

static bool runs_on(const struct elf_file *f, const struct policy *policy, int minor,
                    struct abi_cache *tables, struct findings *findings)
{
    struct policy only = *policy;
    only.allowed |= ~of_release;
    only.warned = 0;
    check_file(f, &only, minor, tables, findings);
    return !findings->failures && !findings->out_of_memory;
}

/* The releases without a version that the loader asks for: they fail, whatever else they have. */
static abi_releases without_versions(const struct elf_file *f, const struct policy *policy,
                                     const struct abi_arch *arch, struct abi_cache *tables)
{
    const struct abi_index *index = abi_cached(tables, arch);
    abi_releases lack = 0;
    if (!index || policy->musl || policy->allowed & RULE_BIT(RULE_NEEDED_VERSION))
        return 0;
    for (size_t i = 0; i < f->need_count; i++) {
        const struct elf_need *n = &f->needs[i];
        const int library = abi_library(arch, n->library);
        if (library >= 0 && !n->weak && is_glibc_version(n->version))
            lack |= abi_library_releases(index, library) &
                    ~abi_version_releases(abi_version(index, library, n->version));
    }
    return lack;
}

int floor_of(const struct elf_file *f, const struct policy *policy, struct abi_cache *tables,
             struct findings *below)
{
    const struct abi_arch *arch = abi_by_elf(f->machine, f->elf_class, f->data);
    if (!arch) {
        runs_on(f, policy, 0, tables, below); /* the rule architecture says it */
        return FLOOR_NONE;
    }
    const abi_releases lack = without_versions(f, policy, arch, tables);
    for (int minor = arch->oldest; minor <= arch->newest; minor++) {
        /* Only what the last release below the floor lacks is told. */
        if (minor < arch->newest && lack >> minor & lack >> (minor + 1) & 1)
            continue;
        struct findings findings = {0};
        bool runs = runs_on(f, policy, minor, tables, &findings);
        if (runs) {
            findings_free(&findings);
            findings_sort(below);
            return minor == arch->oldest ? FLOOR_ANY : minor;
        }
        findings_free(below);
        *below = findings;
        if (findings.out_of_memory)
            break;
    }
    findings_sort(below);
    return FLOOR_NONE;
}
