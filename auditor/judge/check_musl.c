/* Judges a file for musl, which has no symbol versions and no table here: its system, its loader,
   the libraries that it needs. Whether musl has each function only its own libc tells: --recursive
   and --sysroot ask it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/check_rules.h"
#include "loader/musl.h"

#include <stdio.h>
#include <string.h>

/* What shows that a file was linked with glibc; NULL: nothing. */
static const char *glibcs_mark(const struct check *c)
{
    const struct elf_file *f = c->f;
    if (f->interpreter && strcmp(f->interpreter, c->arch->loader) == 0)
        return f->interpreter;
    for (size_t i = 0; i < f->need_count; i++)
        if (strncmp(f->needs[i].version, "GLIBC_", 6) == 0)
            return f->needs[i].version;
    for (size_t i = 0; i < f->needed_count; i++)
        if (abi_library(c->arch, f->needed[i]) >= 0)
            return f->needed[i];
    return NULL;
}

static void check_libraries(struct check *c)
{
    for (size_t i = 0; i < c->f->needed_count; i++) {
        const char *name = c->f->needed[i];
        if (!musl_is_itself(name) && !words_match(&c->policy->library, name))
            findings_add(c->out, c->policy, RULE_NEEDED_LIBRARY, (struct finding){.library = name},
                         "not musl's, which is one library");
    }
}

static const char musls_mend[] = "build it on a system with musl (Alpine), or with musl-gcc";

/* Its loader looks at neither: the header's OS ABI, static TLS that dlopen has left, the kernel's
 * note. */
static const rule_set not_musls =
    RULE_BIT(RULE_HEADER) | RULE_BIT(RULE_OPENABLE) | RULE_BIT(RULE_KERNEL);

void check_musl(struct check *c)
{
    const char *mark = glibcs_mark(c);
    struct policy only = *c->policy;
    only.allowed |= not_musls;
    c->policy = &only;
    if (mark)
        findings_add(c->out, c->policy, RULE_SYSTEM,
                     (struct finding){.subject = "glibc", .mend = musls_mend},
                     "the file is for it, not for musl: it has %.100s", mark);
    check_loading(c);
    check_hardening(c);
    if (mark)
        return;
    check_platform(c);
    check_libraries(c);
}
