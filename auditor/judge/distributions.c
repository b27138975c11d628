/* The table of distributions, and what a file finds there. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/distributions.h"

#include "judge/runtimes.h"

#include <stdlib.h>

static const struct distribution distributions[] = {
#define D(name, release, codename, minor, gcc, kernel, page)                                       \
    {name, release, codename, minor, gcc, kernel, page},
#include "judge/distributions.def"
#undef D
};

const struct distribution *distribution_by_number(size_t number)
{
    return number < sizeof distributions / sizeof *distributions ? &distributions[number] : NULL;
}

void check_distribution(const struct elf_file *f, const struct distribution *d,
                        struct abi_cache *tables, struct findings *out)
{
    const struct policy policy = {
        .allowed =
            ~(RULE_BIT(RULE_ARCHITECTURE) | RULE_BIT(RULE_INTERPRETER) |
              RULE_BIT(RULE_NEEDED_VERSION) | RULE_BIT(RULE_SYMBOL) |
              RULE_BIT(RULE_PACKED_RELOCATIONS) | RULE_BIT(RULE_SYSTEM) | RULE_BIT(RULE_HEADER) |
              RULE_BIT(RULE_SEGMENTS) | RULE_BIT(RULE_DYNAMIC) | RULE_BIT(RULE_PAGE_SIZE)),
        .page = d->page << 10,
    };
    check_file(f, &policy, d->minor, tables, out);
    for (size_t i = 0; i < f->need_count; i++) {
        const struct elf_need *n = &f->needs[i];
        const char *release = runtime_release(n->library, n->version);
        if (release && !n->weak && abi_compare_versions(release, d->gcc) > 0)
            findings_add(out, &policy, RULE_NEEDED_VERSION,
                         (struct finding){.version = n->version, .library = n->library},
                         "%.100s has it since GCC %s, there it is of GCC %s", n->library, release,
                         d->gcc);
    }
}

bool *distributions_run(const struct elf_file *f, struct abi_cache *tables)
{
    bool *runs = calloc(sizeof distributions / sizeof *distributions, sizeof *runs);
    for (size_t i = 0; runs && i < sizeof distributions / sizeof *distributions; i++) {
        struct findings findings = {0};
        check_distribution(f, &distributions[i], tables, &findings);
        runs[i] = findings.failures == 0;
        findings_free(&findings);
    }
    return runs;
}
