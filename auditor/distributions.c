/* The table of distributions, and what a file finds there. */
#include "distributions.h"

#include <string.h>

static const struct distribution distributions[] = {
#define D(name, release, codename, minor, gcc, kernel)                                             \
    {name, release, codename, minor, gcc, kernel},
#include "distributions.def"
#undef D
};

static const struct runtime {
    const char *library, *version, *release;
} runtimes[] = {
#define V(library, version, release) {library, version, release},
#include "runtimes.def"
#undef V
};

const struct distribution *distribution_by_number(size_t number)
{
    return number < sizeof distributions / sizeof *distributions ? &distributions[number] : NULL;
}

const char *runtime_release(const char *library, const char *version)
{
    for (size_t i = 0; i < sizeof runtimes / sizeof *runtimes; i++)
        if (strcmp(runtimes[i].library, library) == 0 && strcmp(runtimes[i].version, version) == 0)
            return runtimes[i].release;
    return NULL;
}

void check_distribution(const struct elf_file *f, const struct distribution *d,
                        struct abi_cache *tables, struct findings *out)
{
    const struct policy policy = {
        .allowed = ~(RULE_BIT(RULE_ARCHITECTURE) | RULE_BIT(RULE_INTERPRETER) |
                     RULE_BIT(RULE_NEEDED_VERSION) | RULE_BIT(RULE_SYMBOL) |
                     RULE_BIT(RULE_PACKED_RELOCATIONS)),
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

enum { DISTRIBUTIONS = sizeof distributions / sizeof *distributions };

/* The releases of one name stand in the order of their glibc, so where one does not run, none
   before it counts. */
static bool is_edge(const bool runs[], size_t i, bool wanted)
{
    size_t before = i, after = i + 1;
    while (before-- > 0 && strcmp(distributions[before].name, distributions[i].name) != 0)
        ;
    while (after < DISTRIBUTIONS && strcmp(distributions[after].name, distributions[i].name) != 0)
        after++;
    if (runs[i] != wanted)
        return false;
    return wanted ? before >= DISTRIBUTIONS || !runs[before]
                  : after == DISTRIBUTIONS || runs[after];
}

static void write_edges(FILE *out, const char *label, const bool runs[], bool wanted)
{
    const char *separator = "";
    fprintf(out, "  %-19s ", label);
    for (size_t i = 0; i < DISTRIBUTIONS; i++)
        if (is_edge(runs, i, wanted)) {
            fprintf(out, "%s%s %s", separator, distributions[i].name, distributions[i].release);
            separator = ", ";
        }
    fprintf(out, "%s\n", *separator ? "" : "none that is known");
}

void distributions_summary(FILE *out, const struct elf_file *f, struct abi_cache *tables)
{
    bool runs[DISTRIBUTIONS];
    for (size_t i = 0; i < DISTRIBUTIONS; i++) {
        struct findings findings = {0};
        check_distribution(f, &distributions[i], tables, &findings);
        runs[i] = findings.count == 0;
        findings_free(&findings);
    }
    write_edges(out, "runs on, since", runs, true);
    write_edges(out, "not on, up to", runs, false);
}
