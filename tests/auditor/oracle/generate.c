/* Makes a small ELF file of any architecture, whole but for the fields that are poked.
 *
 * usage: generate ARCH KIND FILE [interpreter=PATH] [needed=NAME] [FIELD=VALUE | FIELD+=N |
 * FIELD-=N]... generate -    a file for each line of the standard input, which has these words
 *
 * ARCH is a name of abi/. KIND: program, pie and static (which has neither interpreter nor dynamic
 * section) end at once with status 0; library defines and imports one symbol; opener ends with
 * status 0 if dlopen("./subject.so", RTLD_NOW) returns something, else 1. VALUE: a number, @FIELD
 * (the address it is loaded at), %FIELD (its offset in the file), s:TEXT (where TEXT stands in the
 * string table), or h:TEXT (its hash, as versions have it). No compiler is needed: the few
 * instructions are in machines.def. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "../../../abi/gabi.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TEXT_ROOM = 0x2000, DATA_AT = 0x10000, DATA_ROOM = 0x800, GAP = 0x10000, BASE = 0x400000 };

/* In the data: what the opener's code knows the addresses of, then the rest. */
enum {
    PATH_AT = 0x100,
    SLOT_AT = 0x180,
    WORD_AT = 0x188,
    OWN_AT = 0x190,
    GOT_AT = 0x1a0,
    DYNAMIC_AT = 0x200
};

static const struct arch {
    const char *name, *interpreter, *version; /* version: of puts */
    uint16_t machine;
    bool is64, msb, rel;
    uint32_t flags, symbolic, relative; /* relocation types */
    unsigned char exits[16], opens[96];
} archs[] = {
#define CODE(...)                                                                                  \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
#define ARCH(name, loader, version, machine, bits, msb, rel, flags, symbolic, relative, exits,     \
             opens)                                                                                \
    {name, loader, version,  machine,  (bits) == 64, msb,                                          \
     rel,  flags,  symbolic, relative, exits,        opens},
#include "machines.def"
#undef ARCH
};

struct field {
    char name[32];
    size_t at, size;
};

static struct image {
    const struct arch *arch;
    const char *kind, *interpreter, *needed;
    bool program, opener, alone;
    uint64_t base;
    unsigned char bytes[DATA_AT + DATA_ROOM];
    size_t at;
    struct field fields[512];
    size_t field_count;
    char strings[1024];
    size_t strings_size;
} m;

_Noreturn static void give_up(const char *what, const char *which)
{
    fprintf(stderr, "generate: %s%s\n", what, which);
    exit(2);
}

static void store(size_t at, size_t size, uint64_t value)
{
    for (size_t i = 0; i < size; i++)
        m.bytes[at + (m.arch->msb ? size - 1 - i : i)] = (unsigned char)(value >> 8 * i);
}

static uint64_t load(size_t at, size_t size)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++)
        value |= (uint64_t)m.bytes[at + (m.arch->msb ? size - 1 - i : i)] << 8 * i;
    return value;
}

static struct field *find(const char *name)
{
    for (size_t i = 0; i < m.field_count; i++)
        if (strcmp(m.fields[i].name, name) == 0)
            return &m.fields[i];
    return NULL;
}

static struct field *must_find(const char *name)
{
    struct field *f = find(name);
    if (!f)
        give_up("there is no field ", name);
    return f;
}

static size_t word_size(void)
{
    return m.arch->is64 ? 8 : 4;
}

static uint64_t address(size_t at)
{
    return m.base + at + (at >= DATA_AT ? GAP : 0);
}

/* The next bytes, under a name; the second layout overwrites the first's. */
static void put(const char *group, const char *member, size_t size, uint64_t value)
{
    char name[32];
    snprintf(name, sizeof name, "%s%s", group, member);
    struct field *f = find(name);
    if (!f && m.field_count == sizeof m.fields / sizeof *m.fields)
        give_up("too many fields: ", name);
    if (!f) {
        f = &m.fields[m.field_count++];
        snprintf(f->name, sizeof f->name, "%s", name);
    }
    f->at = m.at;
    f->size = size;
    store(m.at, size, value);
    m.at += size;
}

static void label(const char *name)
{
    m.at = (m.at + 7) & ~(size_t)7;
    put(name, "", 0, 0);
}

static uint64_t at_label(const char *name)
{
    const struct field *f = find(name);
    return f ? address(f->at) : 0;
}

static uint64_t string(const char *text)
{
    const size_t size = strlen(text) + 1;
    char *there = memmem(m.strings, m.strings_size, text, size);
    if (there)
        return (uint64_t)(there - m.strings);
    if (m.strings_size + size > sizeof m.strings)
        give_up("too many strings: ", text);
    memcpy(m.strings + m.strings_size, text, size);
    m.strings_size += size;
    return m.strings_size - size;
}

static void put_header(void)
{
    const struct arch *a = m.arch;
    const size_t w = word_size();
    m.at = 0;
    memcpy(m.bytes, ELFMAG, SELFMAG);
    put("magic", "", 4, load(0, 4));
    put("class", "", 1, a->is64 ? ELFCLASS64 : ELFCLASS32);
    put("data", "", 1, a->msb ? ELFDATA2MSB : ELFDATA2LSB);
    put("ident_version", "", 1, EV_CURRENT);
    put("osabi", "", 1, 0);
    put("abiversion", "", 1, 0);
    put("pad", "", 1, 0);
    m.at = EI_NIDENT;
    put("e_type", "", 2, m.base ? ET_EXEC : ET_DYN);
    put("e_machine", "", 2, a->machine);
    put("e_version", "", 4, EV_CURRENT);
    put("e_entry", "", w, m.program ? at_label("code") : 0);
    put("e_phoff", "", w, a->is64 ? 64 : 52);
    put("e_shoff", "", w, 0);
    put("e_flags", "", 4, a->flags);
    put("e_ehsize", "", 2, a->is64 ? 64 : 52);
    put("e_phentsize", "", 2, a->is64 ? 56 : 32);
    put("e_phnum", "", 2, 9);
    put("e_shentsize", "", 2, 0);
    put("e_shnum", "", 2, 0);
    put("e_shstrndx", "", 2, 0);
}

static void put_segment(const char *name, uint32_t type, uint32_t flags, size_t offset, size_t size,
                        uint64_t align)
{
    const size_t w = word_size();
    put(name, ".type", 4, type);
    if (m.arch->is64)
        put(name, ".flags", 4, flags);
    put(name, ".offset", w, offset);
    put(name, ".vaddr", w, size || align > 16 ? address(offset) : 0);
    put(name, ".paddr", w, 0);
    put(name, ".filesz", w, size);
    put(name, ".memsz", w, size);
    if (!m.arch->is64)
        put(name, ".flags", 4, flags);
    put(name, ".align", w, align);
}

static size_t offset_of(const char *name)
{
    const struct field *f = find(name);
    return f ? f->at : 0;
}

static void put_segments(void)
{
    put_segment("PHDR", PT_PHDR, PF_R, m.arch->is64 ? 64 : 52, (size_t)9 * (m.arch->is64 ? 56 : 32),
                8);
    put_segment("INTERP", m.program && !m.alone ? PT_INTERP : PT_NULL, PF_R,
                offset_of("interpreter"), strlen(m.interpreter) + 1, 1);
    put_segment("TEXT", PT_LOAD, PF_R | PF_X, 0, offset_of("text-end"), 0x10000);
    put_segment("DATA", PT_LOAD, PF_R | PF_W, DATA_AT, DATA_ROOM, 0x10000);
    put_segment("DYNAMIC", m.alone ? PT_NULL : PT_DYNAMIC, PF_R | PF_W, DATA_AT + DYNAMIC_AT,
                offset_of("dynamic-end") - DATA_AT - DYNAMIC_AT, 8);
    put_segment("STACK", PT_GNU_STACK, PF_R | PF_W, 0, 0, 16);
    put_segment("NOTE", PT_NOTE, PF_R, offset_of("note"), 32, 4);
    put_segment("TLS", PT_NULL, PF_R, 0, 0, 8);
    put_segment("EXTRA", PT_NULL, PF_R, 0, 0, 8);
}

static void put_note(void)
{
    label("note");
    put("note", ".namesz", 4, 4);
    put("note", ".descsz", 4, 16);
    put("note", ".type", 4, NT_GNU_ABI_TAG);
    memcpy(m.bytes + m.at, "GNU", 4);
    put("note", ".owner", 4, load(m.at, 4));
    put("note", ".os", 4, ELF_NOTE_OS_LINUX);
    put("note", ".major", 4, 3);
    put("note", ".minor", 4, 2);
    put("note", ".patch", 4, 0);
}

static void put_symbol(const char *name, const char *text, unsigned info, unsigned section,
                       uint64_t value)
{
    const size_t w = word_size();
    put(name, ".name", 4, *text ? string(text) : 0);
    if (!m.arch->is64) {
        put(name, ".value", 4, value);
        put(name, ".size", 4, value ? 8 : 0);
    }
    put(name, ".info", 1, info);
    put(name, ".other", 1, 0);
    put(name, ".shndx", 2, section);
    if (m.arch->is64) {
        put(name, ".value", w, value);
        put(name, ".size", w, value ? 8 : 0);
    }
}

/* No tag has it: what pokes DT_GNU_HASH in has a sound one. */
static void put_gnu_hash(void)
{
    uint32_t hash = 5381;
    for (const char *c = m.program ? "own_of_program" : "own"; *c; c++)
        hash = hash * 33 + (unsigned char)*c;
    label("gnu_hash");
    put("gnu_hash", ".nbucket", 4, 1);
    put("gnu_hash", ".first", 4, 2);
    put("gnu_hash", ".words", 4, 1);
    put("gnu_hash", ".shift", 4, 0);
    put("gnu_hash", ".bloom", word_size(), UINT64_MAX);
    put("gnu_hash", ".bucket", 4, 2);
    put("gnu_hash", ".chain", 4, hash | 1);
}

/* Nothing, what is imported, what is exported; their versions; one chain of each hash table. */
static void put_symbols(void)
{
    const unsigned global = ELF32_ST_INFO(STB_GLOBAL, STT_OBJECT);
    label("symbols");
    put_symbol("none", "", 0, 0, 0);
    put_symbol("import", m.opener ? "dlopen" : "puts", ELF32_ST_INFO(STB_GLOBAL, STT_FUNC), 0, 0);
    put_symbol("own", m.program ? "own_of_program" : "own", global, 1, address(DATA_AT + OWN_AT));
    label("versym");
    put("versym[0]", "", 2, 0);
    put("versym[1]", "", 2, m.opener ? 1 : 2);
    put("versym[2]", "", 2, m.opener ? 1 : 3);
    /* s390x alone has words of 8 bytes there. */
    const size_t size = m.arch->machine == EM_S390 ? 8 : 4;
    label("hash");
    put("hash", ".nbucket", size, 1);
    put("hash", ".nchain", size, 3);
    put("hash", ".bucket", size, 2);
    put("hash", ".chain[0]", size, 0);
    put("hash", ".chain[1]", size, 0);
    put("hash", ".chain[2]", size, 1);
    put_gnu_hash();
}

static void put_versions(void)
{
    label("verneed");
    put("verneed", ".version", 2, 1);
    put("verneed", ".cnt", 2, 1);
    put("verneed", ".file", 4, string("libc.so.6"));
    put("verneed", ".aux", 4, 16);
    put("verneed", ".next", 4, 0);
    put("vernaux", ".hash", 4, elf_hash(m.arch->version));
    put("vernaux", ".flags", 2, 0);
    put("vernaux", ".other", 2, 2);
    put("vernaux", ".name", 4, string(m.arch->version));
    put("vernaux", ".next", 4, 0);
    label("verdef");
    for (int i = 0; i < 2; i++) {
        const char *name = i ? "OWN_1" : "libsubject.so";
        const char *group = i ? "verdef" : "verdef_base";
        put(group, ".version", 2, 1);
        put(group, ".flags", 2, i ? 0 : VER_FLG_BASE);
        put(group, ".ndx", 2, i ? 3 : 1);
        put(group, ".cnt", 2, 1);
        put(group, ".hash", 4, elf_hash(name));
        put(group, ".aux", 4, 20);
        put(group, ".next", 4, i ? 0 : 28);
        put(group, ".name", 4, string(name));
        put(group, ".aux_next", 4, 0);
    }
}

static void put_relocation(const char *name, size_t target, unsigned symbol, uint32_t type)
{
    const size_t w = word_size();
    put(name, ".offset", w, address(target));
    /* mips64el: the symbol, then three types. */
    if (m.arch->machine == EM_MIPS || (m.arch->is64 && m.arch->msb)) {
        put(name, ".sym", 4, symbol);
        put(name, ".type", 4, type);
    } else if (m.arch->is64) {
        put(name, ".type", 4, type);
        put(name, ".sym", 4, symbol);
    } else {
        put(name, ".type", 1, type);
        put(name, ".sym", 3, symbol);
    }
    if (!m.arch->rel)
        put(name, ".addend", w, symbol ? 0 : address(DATA_AT + OWN_AT) - m.base);
}

/* A program at a fixed address has nothing to relocate but what it imports. */
static void put_relocations(void)
{
    label("relocations");
    put_relocation("rel[0]", DATA_AT + SLOT_AT, 1, m.arch->symbolic);
    put_relocation("rel[1]", DATA_AT + WORD_AT, 0, m.base ? 0 : m.arch->relative);
    put("relocations-end", "", 0, 0);
    /* Nor has one these, which are for DT_RELR. */
    label("packed");
    put("packed", "[0]", word_size(), address(DATA_AT + WORD_AT));
    put("packed", "[1]", word_size(), 1);
}

static void put_text(void)
{
    const struct arch *a = m.arch;
    put_header();
    put_segments();
    label("interpreter");
    snprintf((char *)m.bytes + m.at, 512, "%s", m.interpreter);
    m.at += 512; /* the place of all others does not depend on the path */
    put_note();
    put_symbols();
    put_versions();
    put_relocations();
    label("strings");
    memcpy(m.bytes + m.at, m.strings, m.strings_size);
    m.at += sizeof m.strings;
    put("strings-end", "", 0, 0);
    label("code");
    if (m.opener)
        memcpy(m.bytes + m.at, a->opens, sizeof a->opens);
    else
        memcpy(m.bytes + m.at, a->exits, sizeof a->exits);
    m.at += 128;
    put("text-end", "", 0, 0);
    if (m.at > TEXT_ROOM)
        give_up("the text is too large for ", m.kind);
}

static void entry(const char *name, uint64_t tag, uint64_t value)
{
    put(name, ".tag", word_size(), tag);
    put(name, "", word_size(), value);
}

static void put_mips(void)
{
    if (m.arch->machine != EM_MIPS)
        return;
    entry("DT_PLTGOT", DT_PLTGOT, address(DATA_AT + GOT_AT));
    entry("DT_MIPS_RLD_VERSION", DT_MIPS_RLD_VERSION, 1);
    entry("DT_MIPS_FLAGS", DT_MIPS_FLAGS, 2);
    entry("DT_MIPS_BASE", DT_MIPS_BASE_ADDRESS, m.base);
    entry("DT_MIPS_LOCAL_GOTNO", DT_MIPS_LOCAL_GOTNO, 2);
    entry("DT_MIPS_SYMTABNO", DT_MIPS_SYMTABNO, 3);
    entry("DT_MIPS_GOTSYM", DT_MIPS_GOTSYM, 1);
}

static void put_dynamic(void)
{
    const struct arch *a = m.arch;
    const size_t size = word_size() * (a->rel ? 2 : 3);
    const uint64_t unused = m.opener ? DT_DEBUG : 0; /* it asks for no version */
    m.at = DATA_AT + DYNAMIC_AT;
    put("dynamic", "", 0, 0);
    entry("DT_NEEDED", DT_NEEDED, string("libc.so.6"));
    if (m.needed || m.opener)
        entry("DT_NEEDED2", DT_NEEDED, string(m.needed ? m.needed : "libdl.so.2"));
    if (!m.program)
        entry("DT_SONAME", DT_SONAME, string("libsubject.so"));
    entry("DT_HASH", DT_HASH, at_label("hash"));
    entry("DT_STRTAB", DT_STRTAB, at_label("strings"));
    entry("DT_STRSZ", DT_STRSZ, m.strings_size);
    entry("DT_SYMTAB", DT_SYMTAB, at_label("symbols"));
    entry("DT_SYMENT", DT_SYMENT, a->is64 ? 24 : 16);
    entry("DT_REL", a->rel ? DT_REL : DT_RELA, at_label("relocations"));
    entry("DT_RELSZ", a->rel ? DT_RELSZ : DT_RELASZ, 2 * size);
    entry("DT_RELENT", a->rel ? DT_RELENT : DT_RELAENT, size);
    entry("DT_VERSYM", unused ? unused : DT_VERSYM, at_label("versym"));
    entry("DT_VERNEED", unused ? unused : DT_VERNEED, at_label("verneed"));
    entry("DT_VERNEEDNUM", unused ? unused : DT_VERNEEDNUM, 1);
    entry("DT_VERDEF", unused ? unused : DT_VERDEF, at_label("verdef"));
    entry("DT_VERDEFNUM", unused ? unused : DT_VERDEFNUM, 2);
    entry("DT_FLAGS", DT_FLAGS, 0);
    entry("DT_FLAGS_1", DT_FLAGS_1, strcmp(m.kind, "pie") == 0 ? DF_1_PIE : 0);
    put_mips();
    entry("DT_EXTRA", DT_DEBUG, 0);
    entry("DT_EXTRA2", DT_DEBUG, 0);
    entry("DT_EXTRA3", DT_DEBUG, 0);
    entry("DT_EXTRA4", DT_DEBUG, 0);
    entry("DT_NULL", DT_NULL, 0);
    put("dynamic-end", "", 0, 0);
}

static void lay_out(void)
{
    put_text();
    snprintf((char *)m.bytes + DATA_AT + PATH_AT, SLOT_AT - PATH_AT, "./subject.so");
    m.at = DATA_AT + SLOT_AT;
    put("slot", "", word_size(), 0);
    m.at = DATA_AT + WORD_AT;
    put("word", "", word_size(), m.arch->rel ? address(DATA_AT + OWN_AT) - m.base : 0);
    m.at = DATA_AT + OWN_AT;
    put("own", "", word_size(), 42);
    put_dynamic();
}

static uint64_t evaluate(const char *text)
{
    if (*text == '@')
        return address(must_find(text + 1)->at);
    if (*text == '%')
        return must_find(text + 1)->at;
    if (strncmp(text, "s:", 2) == 0)
        return string(text + 2);
    if (strncmp(text, "h:", 2) == 0)
        return elf_hash(text + 2);
    return strtoull(text, NULL, 0);
}

static void poke(const char *word)
{
    char name[32];
    const char *equals = strchr(word, '=');
    if (!equals || equals == word || (size_t)(equals - word) >= sizeof name)
        give_up("FIELD=VALUE is wanted, not ", word);
    const char sign = equals[-1];
    const bool relative = sign == '+' || sign == '-';
    const size_t length = (size_t)(equals - word) - relative;
    memcpy(name, word, length);
    name[length] = '\0';
    const struct field *f = must_find(name);
    uint64_t value = evaluate(equals + 1), old = load(f->at, f->size);
    store(f->at, f->size, !relative ? value : sign == '+' ? old + value : old - value);
}

static bool set_option(const char *word)
{
    if (strncmp(word, "interpreter=", 12) == 0)
        m.interpreter = word + 12;
    else if (strncmp(word, "needed=", 7) == 0)
        m.needed = word + 7;
    else
        return false;
    return true;
}

/* The strings that pokes name have to be there before the table is laid out. */
static void set_up(char **words)
{
    string("");
    for (; *words; words++)
        if (!set_option(*words) && strstr(*words, "=s:"))
            string(strstr(*words, "=s:") + 3);
}

static void write_file(const char *path)
{
    const size_t size = sizeof m.bytes;
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    if (fd < 0 || pwrite(fd, m.bytes, TEXT_ROOM, 0) != TEXT_ROOM ||
        pwrite(fd, m.bytes + DATA_AT, size - DATA_AT, DATA_AT) != (ssize_t)(size - DATA_AT) ||
        close(fd) != 0)
        give_up("can't write ", path);
}

/* words: ARCH, KIND, FILE and the rest, to NULL. */
static void generate(char **words)
{
    memset(&m, 0, sizeof m);
    for (size_t i = 0; i < sizeof archs / sizeof *archs; i++)
        if (strcmp(archs[i].name, words[0]) == 0)
            m.arch = &archs[i];
    if (!m.arch)
        give_up("no such architecture: ", words[0]);
    m.kind = words[1];
    m.interpreter = m.arch->interpreter;
    m.opener = strcmp(m.kind, "opener") == 0;
    m.program = strcmp(m.kind, "library") != 0;
    m.alone = strcmp(m.kind, "static") == 0;
    m.base = m.opener || m.alone || strcmp(m.kind, "program") == 0 ? BASE : 0;
    set_up(words + 3);
    lay_out();
    lay_out();
    for (char **word = words + 3; *word; word++)
        if (!set_option(*word))
            poke(*word);
    write_file(words[2]);
}

static void generate_each(FILE *in)
{
    enum { WORDS = 64 };
    char line[4096], *words[WORDS + 1], *rest;
    while (fgets(line, sizeof line, in)) {
        size_t count = 0;
        for (char *word = strtok_r(line, " \n", &rest); word && count < WORDS;
             word = strtok_r(NULL, " \n", &rest))
            words[count++] = word;
        words[count] = NULL;
        if (count >= 3)
            generate(words);
    }
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "-") == 0)
        generate_each(stdin);
    else if (argc < 4)
        give_up("usage: generate ARCH KIND FILE [OPTION=VALUE | FIELD=VALUE]...", "");
    else
        generate(argv + 1);
    return 0;
}
