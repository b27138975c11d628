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

int floor_of(const struct elf_file *f, const struct policy *policy, struct abi_cache *tables,
             struct findings *below)
{
    const struct abi_arch *arch = abi_by_elf(f->machine, f->elf_class, f->data);
    if (!arch) {
        runs_on(f, policy, 0, tables, below); /* the rule architecture says it */
        return FLOOR_NONE;
    }
    for (int minor = arch->oldest; minor <= arch->newest; minor++) {
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
