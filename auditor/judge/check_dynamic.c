/* Rules about the dynamic section and what it leads to, which the loader reads without a doubt:
   where it is wrong, an assertion or a signal ends the program. Sources: glibc's
   elf/get-dynamic-info.h, elf/do-rel.h, elf/dl-init.c, elf/dl-version.c and
   sysdeps/ARCH/dl-machine.h. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "abi/gabi.h"
#include "judge/check_rules.h"

#include <stdio.h>

typedef unsigned long long ull;

static struct finding about(const char *subject)
{
    return (struct finding){.subject = subject};
}

/* What the loader asserts about a table's entries, where there is the table. */
static void check_entries(struct check *c)
{
    const bool is64 = c->f->elf_class == ELFCLASS64;
    const struct elf_tags *t = &c->f->tags;
    const struct {
        unsigned table, entry;
        const char *name;
        uint64_t size;
    } entries[] = {
        {DT_RELA, DT_RELAENT, "DT_RELAENT", is64 ? 24 : 12},
        {DT_REL, DT_RELENT, "DT_RELENT", is64 ? 16 : 8},
        {36, 37, "DT_RELRENT", is64 ? 8 : 4}, /* DT_RELR, DT_RELRENT */
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (t->has[entries[i].table] && t->value[entries[i].entry] != entries[i].size)
            findings_add(c->out, c->policy, RULE_DYNAMIC, about(entries[i].name),
                         "is %llu, and not %llu", (ull)t->value[entries[i].entry],
                         (ull)entries[i].size);
}

/* Architectures whose loader reads one kind of relocations and passes the other over. */
static void check_relocation_kind(struct check *c)
{
    const uint16_t m = c->f->machine;
    const struct elf_tags *t = &c->f->tags;
    const bool rel = m == EM_386 || m == EM_ARM;
    if (m == EM_MIPS)
        return;
    if (t->has[DT_PLTREL] && t->value[DT_PLTREL] != (rel ? DT_REL : DT_RELA))
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("DT_PLTREL"), "is %llu, and not %d",
                     (ull)t->value[DT_PLTREL], rel ? DT_REL : DT_RELA);
    if (t->has[rel ? DT_RELA : DT_REL] && t->value[rel ? DT_RELASZ : DT_RELSZ])
        findings_add(c->out, c->policy, RULE_DYNAMIC, about(rel ? "DT_RELA" : "DT_REL"),
                     "relocations of a kind that the loader passes over here");
}

/* What the loader takes from one entry it takes to be there, where there is the other. */
static void check_companions(struct check *c)
{
    static const struct {
        unsigned has, lacks;
        const char *subject, *lacking;
    } companions[] = {
        {DT_RELA, DT_RELASZ, "DT_RELA", "without DT_RELASZ"},
        {DT_REL, DT_RELSZ, "DT_REL", "without DT_RELSZ"},
        {36, 35, "DT_RELR", "without DT_RELRSZ"},
        {DT_PLTREL, DT_JMPREL, "DT_PLTREL", "without DT_JMPREL"},
        {DT_PLTREL, DT_PLTRELSZ, "DT_PLTREL", "without DT_PLTRELSZ"},
        {DT_JMPREL, DT_PLTREL, "DT_JMPREL", "without DT_PLTREL: the loader passes it over"},
        {DT_PREINIT_ARRAY, DT_PREINIT_ARRAYSZ, "DT_PREINIT_ARRAY", "without DT_PREINIT_ARRAYSZ"},
        {DT_INIT_ARRAY, DT_INIT_ARRAYSZ, "DT_INIT_ARRAY", "without DT_INIT_ARRAYSZ"},
        {DT_FINI_ARRAY, DT_FINI_ARRAYSZ, "DT_FINI_ARRAY", "without DT_FINI_ARRAYSZ"},
    };
    const struct elf_tags *t = &c->f->tags;
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++)
        if (t->has[companions[i].has] && !t->has[companions[i].lacks])
            findings_add(c->out, c->policy, RULE_DYNAMIC, about(companions[i].subject), "%s",
                         companions[i].lacking);
    /* To bind lazily it writes into the GOT, on powerpc64 and riscv in any case. */
    const bool always = c->f->machine == EM_PPC64 || c->f->machine == EM_RISCV;
    if (t->has[DT_JMPREL] && t->value[DT_PLTRELSZ] && !t->has[DT_PLTGOT] &&
        (!c->f->bind_now || always))
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("DT_JMPREL"), "without DT_PLTGOT");
}

/* The loader of mips relocates the GOT by itself. */
static void check_mips_got(struct check *c)
{
    const struct elf_file *f = c->f;
    static const struct {
        enum elf_mips_got entry;
        const char *name;
    } entries[] = {{ELF_MIPS_LOCALS, "DT_MIPS_LOCAL_GOTNO"},
                   {ELF_MIPS_FIRST, "DT_MIPS_GOTSYM"},
                   {ELF_MIPS_SYMBOLS, "DT_MIPS_SYMTABNO"}};
    if (f->machine != EM_MIPS)
        return;
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (!(f->mips_got & entries[i].entry))
            findings_add(c->out, c->policy, RULE_DYNAMIC, about(entries[i].name),
                         "there is none: the loader finds the GOT's entries by it");
    if (!f->tags.has[DT_PLTGOT])
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("DT_PLTGOT"), "there is none");
    for (size_t i = 0; f->tags.has[DT_PLTGOT] && i < f->load_count; i++)
        if (elf_segment_has(&f->loads[i], f->tags.value[DT_PLTGOT]) && !(f->loads[i].flags & PF_W))
            findings_add(c->out, c->policy, RULE_DYNAMIC, about("DT_PLTGOT"),
                         "is in read-only memory: the loader writes into it");
}

static bool is_in_memory(const struct elf_file *f, uint64_t address, uint64_t size)
{
    for (size_t i = 0; i < f->load_count; i++) {
        const struct elf_segment *s = &f->loads[i];
        if (elf_segment_has(s, address) && size <= s->memory_size - (address - s->address))
            return true;
    }
    return false;
}

/* What the loader calls before main, and after it. */
static void check_calls(struct check *c)
{
    static const struct {
        unsigned at, size; /* size 0: the function itself */
        const char *name;
    } calls[] = {
        {DT_INIT, 0, "DT_INIT"},
        {DT_FINI, 0, "DT_FINI"},
        {DT_PREINIT_ARRAY, DT_PREINIT_ARRAYSZ, "DT_PREINIT_ARRAY"},
        {DT_INIT_ARRAY, DT_INIT_ARRAYSZ, "DT_INIT_ARRAY"},
        {DT_FINI_ARRAY, DT_FINI_ARRAYSZ, "DT_FINI_ARRAY"},
    };
    const struct elf_file *f = c->f;
    const struct elf_tags *t = &f->tags;
    if (f->machine == EM_PPC64 && (f->flags & 3) != 2)
        return; /* functions are known by descriptors there, which are data */
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        const uint64_t at = t->value[calls[i].at], size = t->value[calls[i].size];
        if (!t->has[calls[i].at])
            continue;
        if (calls[i].size == 0 && !elf_has_code(f, at))
            findings_add(c->out, c->policy, RULE_DYNAMIC, about(calls[i].name),
                         "calls 0x%llx, where no code is", (ull)at);
        else if (calls[i].size && size && !is_in_memory(f, at, size))
            findings_add(c->out, c->policy, RULE_DYNAMIC, about(calls[i].name),
                         "is not in a segment");
    }
    if (f->wrong_call)
        findings_add(c->out, c->policy, RULE_DYNAMIC, about(f->wrong_call),
                     "calls 0x%llx, where no code is", (ull)f->wrong_call_at);
}

/* The loader writes addresses into it: since 2.35 not where PT_DYNAMIC says that it can't (commit
   b413280cfb16), but for DT_DEBUG. On mips, where it always is read-only, it never did. */
static void check_place(struct check *c)
{
    const struct elf_file *f = c->f;
    bool writable = f->machine == EM_MIPS;
    for (size_t i = 0; i < f->load_count; i++)
        if (elf_segment_has(&f->loads[i], f->dynamic_at))
            writable |= f->loads[i].flags & PF_W;
    if (writable)
        return;
    if (f->dynamic_told_writable || (elf_is_program(f) && f->tags.has[DT_DEBUG]))
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("PT_DYNAMIC"),
                     "is in read-only memory: the loader writes into it");
    else if (c->minor < 35)
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("PT_DYNAMIC"),
                     "is in read-only memory: the loader writes into it before glibc 2.35");
}

static void check_relocations(struct check *c)
{
    const struct elf_file *f = c->f;
    char subject[40];
    snprintf(subject, sizeof subject, "relocation type %u", f->unknown_relocation);
    if (f->unknown_relocation)
        findings_add(c->out, c->policy, RULE_DYNAMIC, about(subject),
                     "the loader does not know it: unexpected reloc type");
    snprintf(subject, sizeof subject, "relocation at 0x%llx", (ull)f->stray_relocation_at);
    if (f->stray_relocation)
        findings_add(c->out, c->policy, RULE_DYNAMIC, about(subject), "is in no segment");
    if (f->tls_missing)
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("PT_TLS"),
                     "there is none, but relocations of the file's own thread-local variables");
    if (f->relative_miscounted)
        findings_add(c->out, c->policy, RULE_DYNAMIC,
                     about(f->tags.has[DT_RELA] ? "DT_RELACOUNT" : "DT_RELCOUNT"),
                     "counts relocations that are not relative");
}

/* What the loader reads, in memory that is for code alone: with protection keys x86-64 lets nobody
   read it (pkeys(7), "execute-only"), nor do others that have a right to execute of its own. */
static void check_readable(struct check *c)
{
    const struct elf_file *f = c->f;
    const struct elf_tags *t = &f->tags;
    const struct {
        const char *name;
        uint64_t at;
    } tables[] = {
        {"PT_DYNAMIC", f->dynamic_at},      {"PT_PHDR", f->headers ? f->headers->address : 0},
        {"DT_STRTAB", t->value[DT_STRTAB]}, {"DT_SYMTAB", t->value[DT_SYMTAB]},
        {"DT_RELA", t->value[DT_RELA]},     {"DT_REL", t->value[DT_REL]},
        {"DT_JMPREL", t->value[DT_JMPREL]}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (size_t n = 0; tables[i].at && n < f->load_count; n++)
            if (elf_segment_has(&f->loads[n], tables[i].at) &&
                !(f->loads[n].flags & (PF_R | PF_W))) {
                findings_add(c->out, c->policy, RULE_DYNAMIC, about(tables[i].name),
                             "is in a segment without PF_R: processors that obey it let no loader "
                             "read it");
                return;
            }
}

void check_dynamic(struct check *c)
{
    const struct elf_tags *t = &c->f->tags;
    if (!t->has[DT_SYMTAB])
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("DT_SYMTAB"), "there is none");
    if (!t->has[DT_STRTAB])
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("DT_STRTAB"), "there is none");
    if (c->f->versions_unnumbered)
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("DT_VERSYM"),
                     "there is none, but versions");
    if (c->f->wrong_table)
        findings_add(c->out, c->policy, RULE_DYNAMIC,
                     about(c->f->gnu_hash ? "DT_GNU_HASH" : "DT_HASH"), "%s", c->f->wrong_table);
    if (c->f->version_beyond)
        findings_add(c->out, c->policy, RULE_DYNAMIC, about("DT_VERSYM"),
                     "numbers a version of a symbol that is neither needed nor defined");
    if (c->f->wrong_hash)
        findings_add(c->out, c->policy, RULE_DYNAMIC, (struct finding){.version = c->f->wrong_hash},
                     "its hash is another name's: the loader does not find it");
    if (c->f->wrong_record)
        findings_add(c->out, c->policy, RULE_DYNAMIC, about(c->f->wrong_record),
                     "a record of another version than 1");
    check_place(c);
    check_readable(c);
    check_entries(c);
    check_companions(c);
    check_mips_got(c);
    check_calls(c);
    check_relocation_kind(c);
    check_relocations(c);
}

/* Left of what every glibc has for libraries that come late (TLS_STATIC_SURPLUS of 2.31, the same
   sum since), in bytes. Others may have taken some of it. */
enum { STATIC_TLS_LEFT = 1664 };

void check_openable(struct check *c)
{
    const struct elf_file *f = c->f;
    const ull tls_size = f->tls ? f->tls->memory_size : 0;
    char subject[48];
    if (elf_is_program(f))
        return;
    if (f->not_opened)
        findings_add(c->out, c->policy, RULE_OPENABLE, about("DF_1_NOOPEN"),
                     "dlopen refuses the library");
    snprintf(subject, sizeof subject, "%llu bytes of static TLS", tls_size);
    if (f->static_tls && tls_size > STATIC_TLS_LEFT)
        findings_add(c->out, c->policy, RULE_OPENABLE, about(subject),
                     "no more than %d are left when dlopen loads it", STATIC_TLS_LEFT);
}
