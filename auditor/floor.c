/* Finds a file's floor by trying each release: what a release has is not always what a newer one
 * has. */
#include "floor.h"

/* Does the release decide whether this rule is kept? The others are the same for all. */
static bool depends_on_release(enum rule_id rule)
{
    return rule == RULE_NEEDED_VERSION || rule == RULE_SYMBOL || rule == RULE_PACKED_RELOCATIONS ||
           rule == RULE_ARCHITECTURE;
}

static bool runs_on(const struct elf_file *f, int minor, struct findings *findings)
{
    const struct policy policy = {.minor = minor};
    check_file(f, &policy, findings);
    for (size_t i = 0; i < findings->count; i++)
        if (depends_on_release(findings->list[i].rule))
            return false;
    return !findings->out_of_memory;
}

int floor_of(const struct elf_file *f, struct findings *below)
{
    const struct abi_arch *arch = abi_by_elf(f->machine, f->elf_class, f->data);
    if (!arch) {
        runs_on(f, 0, below); /* the rule architecture says it */
        return FLOOR_NONE;
    }
    for (int minor = arch->oldest; minor <= arch->newest; minor++) {
        struct findings findings = {0};
        bool runs = runs_on(f, minor, &findings);
        if (runs) {
            findings_free(&findings);
            return minor == arch->oldest ? FLOOR_ANY : minor;
        }
        findings_free(below);
        *below = findings;
        if (findings.out_of_memory)
            break;
    }
    return FLOOR_NONE;
}
