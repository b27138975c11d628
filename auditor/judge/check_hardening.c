/* Rules about what makes a file easy prey, and about what leaks out of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/check_rules.h"

#include <elf.h>
#include <stdio.h>
#include <string.h>

/* Every linker or startup object defines these, whatever the program's author exports. */
static const char *const linkers_own[] = {
    "_init",
    "_fini",
    "_start",
    "_edata",
    "_end",
    "__bss_start",
    "end",
    "edata",
    "etext",
    "__data_start",
    "data_start",
    "_IO_stdin_used",
    "main",
    "__dso_handle",
    "__end__",
    "__TMC_END__",
    "_etext",
    "__libc_csu_init",
    "__libc_csu_fini",
};

static bool is_linkers_own(const char *symbol)
{
    for (size_t i = 0; i < sizeof linkers_own / sizeof *linkers_own; i++)
        if (strcmp(linkers_own[i], symbol) == 0)
            return true;
    return false;
}

static void check_exports(struct check *c)
{
    const struct elf_file *f = c->f;
    for (size_t i = 0; c->policy->has_export && i < f->export_count; i++) {
        const struct elf_export *e = &f->exports[i];
        if (!is_linkers_own(e->name) && !words_match(&c->policy->export, e->name))
            findings_add(c->out, c->policy, RULE_EXPORT,
                         (struct finding){.symbol = e->name, .version = e->version},
                         "%s of %llu bytes", e->type == STT_FUNC ? "a function" : "data",
                         (unsigned long long)e->size);
    }
}

static void require(struct check *c, enum rule_id rule, bool kept, const char *subject)
{
    if (!kept && c->policy->asked & RULE_BIT(rule))
        findings_add(c->out, c->policy, rule, (struct finding){.subject = subject},
                     "the policy asks for it");
}

/* What the notes promise, where the architecture has such notes. */
static void check_control_flow(struct check *c)
{
    /* By the two bits: IBT and SHSTK, BTI and PAC. */
    static const char *const x86[] = {"neither IBT nor SHSTK", "no SHSTK", "no IBT", NULL};
    static const char *const aarch64[] = {"neither BTI nor PAC", "no PAC", "no BTI", NULL};
    const struct elf_file *f = c->f;
    const char *lacks = NULL;
    if (f->machine == EM_X86_64 || f->machine == EM_386)
        lacks = x86[f->x86_features & 3];
    else if (f->machine == EM_AARCH64)
        lacks = aarch64[f->aarch64_features & 3];
    require(c, RULE_CONTROL_FLOW, !lacks, lacks);
}

/* Both only tell of imports: who has none may have nothing to check. */
static void check_compiled(struct check *c)
{
    const struct elf_file *f = c->f;
    const char *plain = NULL;
    bool protected = false, checked = false;
    for (size_t i = 0; i < f->import_count; i++) {
        const char *name = f->imports[i].name;
        const size_t length = strlen(name);
        char form[64];
        size_t count = 0;
        protected |= strcmp(name, "__stack_chk_fail") == 0;
        checked |=
            length > 6 && strncmp(name, "__", 2) == 0 && strcmp(name + length - 4, "_chk") == 0;
        if (!plain && snprintf(form, sizeof form, "__%s_chk", name) < (int)sizeof form &&
            abi_symbol(c->index, form, &count) && count)
            plain = name;
    }
    require(c, RULE_STACK_PROTECTOR, protected || !f->import_count, "no __stack_chk_fail");
    require(c, RULE_FORTIFY, checked || !plain, plain);
}

/* By the relocations, whatever DT_TEXTREL says: it only tells the loader to make room for them. */
static void check_text_relocations(struct check *c)
{
    const struct elf_file *f = c->f;
    char subject[40];
    if (!f->text_relocations)
        return;
    snprintf(subject, sizeof subject, "relocation at 0x%llx",
             (unsigned long long)f->text_relocation_at);
    findings_add(c->out, c->policy, RULE_TEXT_RELOCATIONS,
                 (struct finding){.subject = f->text_relocations_told ? "DT_TEXTREL" : subject},
                 "%s",
                 f->text_relocations_told ? "the program's text is relocated"
                                          : "in read-only memory, without DT_TEXTREL");
}

void check_hardening(struct check *c)
{
    const struct elf_file *f = c->f;
    bool executable = f->type == ET_EXEC || f->pie;
    check_text_relocations(c);
    if (!f->has_stack_header || f->executable_stack)
        findings_add(c->out, c->policy, RULE_EXECUTABLE_STACK,
                     (struct finding){.subject = "PT_GNU_STACK"}, "%s",
                     f->has_stack_header ? "is executable" : "is missing, which means executable");
    if (f->writable_code)
        findings_add(c->out, c->policy, RULE_WRITABLE_CODE, (struct finding){.subject = "PT_LOAD"},
                     "is writable and executable");
    require(c, RULE_RELRO, f->relro, "no PT_GNU_RELRO");
    require(c, RULE_BIND_NOW, f->bind_now || !f->dynamic, "no DF_BIND_NOW");
    require(c, RULE_PIE, f->pie || !executable, "ET_EXEC");
    check_control_flow(c);
    if (c->policy->asked & (RULE_BIT(RULE_STACK_PROTECTOR) | RULE_BIT(RULE_FORTIFY)))
        check_compiled(c);
    check_exports(c);
}
