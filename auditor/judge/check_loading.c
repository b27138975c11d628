/* Rules about what the kernel and the loader refuse before they look up any symbol: the ELF header,
   the segments. Sources: Linux' fs/binfmt_elf.c; glibc's elf/dl-load.c, elf/rtld.c, elf/dl-reloc.c
   (_dl_protect_relro) and elf/dl-tls.c. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "abi/gabi.h"
#include "judge/check_rules.h"

#include <stdio.h>

static struct finding about(const char *subject)
{
    return (struct finding){.subject = subject};
}

/* --- the header ------------------------------------------------------------------------------- */

/* e_flags that say that a file is for another ABI than that of the tables: where it has bits under
   the mask that are none of two values. */
static const struct flags {
    uint16_t machine;
    unsigned char data; /* EI_DATA */
    uint32_t mask, value, other;
    const char *says;
} wrong_flags[] = {
    {EM_ARM, ELFDATA2LSB, 0x200, 0, 0, "soft float, of which there is no table"},
    {EM_ARM, ELFDATA2LSB, 0xff000000, 0x05000000, 0x05000000, "not version 5 of the EABI"},
    {EM_MIPS, ELFDATA2LSB, 0x400, 0, 0, "NaNs of IEEE 754-2008, not of the older kind"},
    {EM_MIPS, ELFDATA2LSB, 0x200, 0, 0, "64-bit registers for floats in a 32-bit ABI"},
    {EM_PPC64, ELFDATA2LSB, 3, 2, 0, "not version 2 of the ELF ABI"}, /* 0: of a library */
    {EM_PPC64, ELFDATA2MSB, 3, 1, 0, "not version 1 of the ELF ABI"},
    {EM_RISCV, ELFDATA2LSB, 6, 4, 4, "not the float ABI lp64d"},
    {EM_LOONGARCH, ELFDATA2LSB, 7, 3, 3, "not the float ABI lp64d"},
};

static void check_flags(struct check *c)
{
    for (size_t i = 0; i < sizeof wrong_flags / sizeof *wrong_flags; i++) {
        const struct flags *w = &wrong_flags[i];
        const uint32_t has = c->f->flags & w->mask;
        char subject[32];
        /* Without a version a program is started as one of version 1 (asm/elf.h, SET_PERSONALITY).
         */
        const bool other = has == w->other && !(w->value == 2 && elf_is_program(c->f));
        if (c->f->machine != w->machine || c->f->data != w->data || has == w->value || other)
            continue;
        snprintf(subject, sizeof subject, "e_flags 0x%x", c->f->flags);
        findings_add(c->out, c->policy, RULE_ARCHITECTURE, about(subject), "%s", w->says);
        return;
    }
}

static bool os_abi_is_taken(const struct elf_file *f)
{
    return f->os_abi == ELFOSABI_SYSV || f->os_abi == ELFOSABI_GNU ||
           (f->machine == EM_ARM && f->os_abi == ELFOSABI_ARM_AEABI);
}

/* For glibc's own extensions: 1 is STB_GNU_UNIQUE, 2 SHN_ABS as an absolute address. On mips also 1
   to 5, of PLTs on. */
static bool abi_version_is_taken(const struct elf_file *f)
{
    const unsigned char most = f->machine == EM_MIPS ? 5 : f->os_abi == ELFOSABI_GNU ? 1 : 0;
    return f->abi_version <= most;
}

/* The kernel looks at none of this in a program. */
static void check_header(struct check *c)
{
    const struct elf_file *f = c->f;
    if (elf_is_program(f))
        return;
    if (f->ident_version != EV_CURRENT)
        findings_add(c->out, c->policy, RULE_HEADER, about("EI_VERSION"), "is %u, not 1",
                     f->ident_version);
    if (!os_abi_is_taken(f))
        findings_add(c->out, c->policy, RULE_HEADER, about("EI_OSABI"),
                     "is %u: neither System V (0) nor GNU (3)", f->os_abi);
    else if (!abi_version_is_taken(f))
        findings_add(c->out, c->policy, RULE_HEADER, about("EI_ABIVERSION"), "is %u",
                     f->abi_version);
    if (f->ident_padded)
        findings_add(c->out, c->policy, RULE_HEADER, about("EI_PAD"), "is not all zero bytes");
    if (f->version != EV_CURRENT)
        findings_add(c->out, c->policy, RULE_HEADER, about("e_version"), "is %u, not 1",
                     f->version);
}

/* --- the segments ----------------------------------------------------------------------------- */

typedef unsigned long long ull;

/* The size of a page on the target's kernels: the least that the architecture has, and the most
   that distributions' kernels have there (Debian's, RHEL's and SUSE's configurations). */
static const struct pages {
    uint16_t machine;
    uint32_t least, most;
} pages[] = {
    {EM_AARCH64, 4096, 65536}, /* RHEL 7 and 8, and the -64k flavours; Asahi has 16 KB */
    {EM_PPC64, 65536, 65536},
    {EM_LOONGARCH, 16384, 16384},
    {EM_MIPS, 4096, 16384}, /* Loongson 3 */
};

static struct pages pages_of(uint16_t machine)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (pages[i].machine == machine)
            return pages[i];
    return (struct pages){machine, 4096, 4096};
}

/* What kernel and loader, who map whole pages, can't do with a segment. The kernel passes over one
   of no size, the loader does not. */
static bool is_misplaced(const struct elf_file *f, const struct elf_segment *s, uint64_t page)
{
    return (s->memory_size || !elf_is_program(f)) && (s->address - s->offset) % page != 0;
}

/* Do two have bytes in one page? The first one's are gone then. */
static bool share_page(const struct elf_segment *first, const struct elf_segment *second,
                       uint64_t page)
{
    const uint64_t end = first->address + first->memory_size;
    return first->memory_size && second->memory_size && end > second->address / page * page;
}

/* The end of a process' memory: Linux' TASK_SIZE, of what it gives to those who ask for no more. */
static uint64_t address_space(const struct elf_file *f)
{
    static const struct {
        uint16_t machine;
        unsigned bits;
    } spaces[] = {{EM_X86_64, 47}, {EM_AARCH64, 48}, {EM_PPC64, 47},    {EM_S390, 53},
                  {EM_RISCV, 47},  {EM_MIPS, 48},    {EM_LOONGARCH, 47}};
    if (f->elf_class == ELFCLASS32)
        return 0xc0000000;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (spaces[i].machine == f->machine)
            return (uint64_t)1 << spaces[i].bits;
    return UINT64_MAX;
}

static void check_one_segment(struct check *c, const struct elf_segment *s)
{
    const uint64_t top = address_space(c->f);
    char subject[48];
    snprintf(subject, sizeof subject, "PT_LOAD at 0x%llx", (ull)s->address);
    if (s->file_size > s->memory_size)
        findings_add(c->out, c->policy, RULE_SEGMENTS, about(subject),
                     "0x%llx bytes in the file, only 0x%llx in memory", (ull)s->file_size,
                     (ull)s->memory_size);
    if (s->offset > c->f->size || s->file_size > c->f->size - s->offset)
        findings_add(c->out, c->policy, RULE_SEGMENTS, about(subject),
                     "runs past the end of the file (0x%llx bytes)", (ull)c->f->size);
    if (s->address > top || s->memory_size > top - s->address)
        findings_add(c->out, c->policy, RULE_SEGMENTS, about(subject),
                     "runs past the end of the address space");
}

/* Before 2.35 the loader holds a library to p_align too (commit 163f625cf9be, BZ #28688). */
static void check_alignment(struct check *c, const struct elf_segment *s, uint64_t page)
{
    char subject[48];
    snprintf(subject, sizeof subject, "PT_LOAD at 0x%llx", (ull)s->address);
    if (is_misplaced(c->f, s, page))
        findings_add(c->out, c->policy, RULE_SEGMENTS, about(subject),
                     "offset 0x%llx is elsewhere in its page", (ull)s->offset);
    else if (c->minor < 35 && !elf_is_program(c->f) &&
             (s->align % page || ((s->address - s->offset) & (s->align - 1))))
        findings_add(c->out, c->policy, RULE_SEGMENTS, about(subject),
                     "p_align 0x%llx, which it is not aligned to: refused before glibc 2.35",
                     (ull)s->align);
}

/* PT_PHDR: what the loader finds a program's base by; since 2.41 a library's too. */
static void check_headers(struct check *c)
{
    const struct elf_file *f = c->f;
    if (f->pie && f->interpreter && !f->headers)
        findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_PHDR"),
                     "there is none: the loader takes the program to be where it was linked");
    for (size_t i = 0; f->headers && i < f->load_count; i++) {
        const struct elf_segment *s = &f->loads[i];
        if (f->headers_offset - s->offset >= s->file_size)
            continue;
        if (f->headers->address != s->address + (f->headers_offset - s->offset))
            findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_PHDR"),
                         "0x%llx is not where the program headers are loaded",
                         (ull)f->headers->address);
        return;
    }
}

/* Where the kernel or the loader jumps to. */
static void check_entry(struct check *c)
{
    const struct elf_file *f = c->f;
    char subject[40];
    /* Version 1 of powerpc64's ABI has a descriptor there, which is data; and some libraries name
       an interpreter. */
    if (!elf_is_program(f) || (f->machine == EM_PPC64 && (f->flags & 3) != 2) ||
        (f->entry == 0 && f->type == ET_DYN && f->soname) || elf_has_code(f, f->entry))
        return;
    snprintf(subject, sizeof subject, "e_entry 0x%llx", (ull)f->entry);
    findings_add(c->out, c->policy, RULE_SEGMENTS, about(subject),
                 "the program begins where no code is");
}

static void check_tls(struct check *c)
{
    const struct elf_segment *tls = c->f->tls;
    if (!tls || tls->memory_size == 0)
        return;
    if (tls->file_size > tls->memory_size)
        findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_TLS"),
                     "0x%llx bytes in the file, only 0x%llx in memory", (ull)tls->file_size,
                     (ull)tls->memory_size);
    if (tls->align == 0)
        findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_TLS"),
                     "p_align 0, which the loader divides by");
    if (tls->file_size == 0)
        return;
    for (size_t i = 0; i < c->f->load_count; i++)
        if (elf_segment_has(&c->f->loads[i], tls->address))
            return;
    findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_TLS"), "is in no segment");
}

/* The loader makes whole pages read-only: there have to be some, and no code in them. */
static void check_relro(struct check *c)
{
    const struct elf_segment *relro = c->f->relro;
    const uint64_t page = pages_of(c->f->machine).least;
    if (!relro || c->f->type == ET_REL || elf_is_static(c->f))
        return;
    uint64_t at = relro->address / page * page;
    const uint64_t end = (relro->address + relro->memory_size) / page * page;
    for (size_t i = 0; i < c->f->load_count && at < end; i++) {
        const struct elf_segment *s = &c->f->loads[i];
        const uint64_t past = (s->address + s->memory_size + page - 1) / page * page;
        if (s->flags & PF_W && s->address / page * page <= at && past > at)
            at = past;
    }
    if (at < end)
        findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_GNU_RELRO"),
                     "0x%llx is not in a writable segment: \"cannot apply additional memory "
                     "protection\"",
                     (ull)at);
}

static void check_segments(struct check *c)
{
    const struct elf_file *f = c->f;
    const uint64_t page = 4096; /* the least of any architecture; larger ones: check_page_size */
    if (f->load_count == 0)
        findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_LOAD"), "there is none");
    if (f->type == ET_DYN && !f->dynamic)
        findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_DYNAMIC"),
                     "there is none: neither the loader nor itself can relocate it");
    check_headers(c);
    check_entry(c);
    check_tls(c);
    check_relro(c);
    if (f->empty_dynamic && !elf_is_program(f))
        findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_DYNAMIC"),
                     "of no size in the file: the loader takes it for debug data");
    if (!f->loads_in_order && !elf_is_program(f))
        findings_add(c->out, c->policy, RULE_SEGMENTS, about("PT_LOAD"),
                     "not in the order of their addresses");
    for (size_t i = 0; i < f->load_count && i < 16; i++) {
        check_one_segment(c, &f->loads[i]);
        check_alignment(c, &f->loads[i], page);
    }
    for (size_t i = 1; i < f->load_count; i++)
        if (share_page(&f->loads[i - 1], &f->loads[i], page)) {
            char subject[48];
            snprintf(subject, sizeof subject, "PT_LOAD at 0x%llx", (ull)f->loads[i].address);
            findings_add(c->out, c->policy, RULE_SEGMENTS, about(subject),
                         "begins in a page that another one has");
            break;
        }
}

static bool fits_pages(const struct elf_file *f, uint64_t page)
{
    for (size_t i = 0; i < f->load_count; i++)
        if (is_misplaced(f, &f->loads[i], page) ||
            (i && share_page(&f->loads[i - 1], &f->loads[i], page)))
            return false;
    return true;
}

static void check_page_size(struct check *c)
{
    const struct pages p = pages_of(c->f->machine);
    const uint32_t asked = c->policy->page < p.most ? c->policy->page : p.most;
    const uint32_t must = asked > p.least ? asked : p.least;
    char subject[32];
    for (uint32_t page = 8192; page <= p.most; page *= 2)
        if (!fits_pages(c->f, page)) {
            struct finding found = about(subject);
            found.warning = page > must;
            snprintf(subject, sizeof subject, "pages of %u KB", p.most / 1024);
            findings_add(c->out, c->policy, RULE_PAGE_SIZE, found,
                         "its segments are for pages of %u KB", page / 2048);
            return;
        }
}

void check_system(struct check *c)
{
    const struct elf_file *f = c->f;
    if (f->other_system && !(c->policy->musl && elf_is_musl(f)))
        findings_add(c->out, c->policy, RULE_SYSTEM, about(f->other_system),
                     "the file is for it, not for %s on Linux", c->policy->musl ? "musl" : "glibc");
    if (f->packer)
        findings_add(c->out, c->policy, RULE_SYSTEM, about(f->packer),
                     "the file is packed: what runs can't be seen");
    if (f->payload)
        findings_add(
            c->out, c->policy, RULE_SYSTEM, about(f->payload),
            "stands behind the ELF file, in one file with it: what is in it can't be seen");
}

/* The ABI note is of glibc's startup objects: others have none. */
static void check_static_glibc(struct check *c)
{
    const struct elf_file *f = c->f;
    struct finding found = about("static glibc");
    if (f->loads_modules)
        findings_add(c->out, c->policy, RULE_STATIC_GLIBC,
                     (struct finding){.symbol = f->loads_modules},
                     "loads modules of the system's glibc, which must be the same release");
    else if (f->kernel && !f->static_symbols && !f->other_system) {
        found.warning = true;
        findings_add(c->out, c->policy, RULE_STATIC_GLIBC, found,
                     "without symbols: whether it loads modules can't be seen");
    }
}

void check_loading(struct check *c)
{
    if (elf_is_static(c->f))
        check_static_glibc(c);
    check_header(c);
    check_segments(c);
    check_page_size(c);
    if (elf_is_static(c->f))
        return;
    check_flags(c);
    check_dynamic(c);
    check_openable(c);
}
