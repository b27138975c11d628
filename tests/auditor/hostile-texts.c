/* Makes the files of a case that would cost a careless reader of policies, maps, lists, archives or
 * configurations far more than their size: for hostile-texts.t.
 *
 * usage: hostile-texts NAME     in an empty directory; without it: the names, a line each */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <ar.h>
#include <elf.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static FILE *begin(const char *path)
{
    FILE *out = fopen(path, "wb");
    if (!out)
        exit(2);
    return out;
}

static void end(FILE *out)
{
    if (ferror(out) || fclose(out) != 0)
        exit(2);
}

static void repeat(FILE *out, char character, size_t count)
{
    while (count--)
        putc(character, out);
}

/* --- policies --- */

/* Lines of words for the key library; without a word each is a number of its own. */
static void put_policy(unsigned lines, unsigned words, const char *word)
{
    FILE *out = begin("policy");
    for (unsigned line = 0, number = 0; line < lines; line++) {
        fputs("library ", out);
        for (unsigned i = 0; i < words; i++, number++)
            if (word)
                fputs(word, out);
            else
                fprintf(out, "%x ", number);
        putc('\n', out);
    }
    end(out);
}

static void policy_words(void)
{
    put_policy(999, 160, NULL);
}

static void policy_same(void)
{
    put_policy(999, 160, "0 ");
}

static void policy_patterns(void)
{
    put_policy(999, 500, "* ");
}

/* Two hundred patterns with as many stars as a line has room for. */
static void policy_stars(void)
{
    put_policy(200, 500, "*s");
}

/* --- objects and archives --- */

/* An object that defines count symbols, their names the ends of one of that length; with overlap 0,
   all of them its last byte. Returns its size. */
static size_t put_object(FILE *out, size_t count, size_t length, size_t overlap)
{
    enum { SECTIONS = 4 };
    const size_t strings = sizeof(Elf64_Ehdr) + SECTIONS * sizeof(Elf64_Shdr),
                 symbols = strings + length + 2, size = symbols + (count + 1) * sizeof(Elf64_Sym);
    const Elf64_Ehdr header = {
        .e_ident = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
        .e_type = ET_REL,
        .e_machine = EM_X86_64,
        .e_version = EV_CURRENT,
        .e_shoff = sizeof header,
        .e_ehsize = sizeof header,
        .e_shentsize = sizeof(Elf64_Shdr),
        .e_shnum = SECTIONS,
        .e_shstrndx = 1};
    const Elf64_Shdr sections[SECTIONS] = {
        {0},
        {.sh_type = SHT_STRTAB, .sh_offset = strings, .sh_size = length + 2},
        {.sh_type = SHT_SYMTAB,
         .sh_offset = symbols,
         .sh_size = (count + 1) * sizeof(Elf64_Sym),
         .sh_link = 1,
         .sh_entsize = sizeof(Elf64_Sym)},
        {0}};
    Elf64_Sym symbol = {0};
    fwrite(&header, sizeof header, 1, out);
    fwrite(sections, sizeof sections, 1, out);
    putc('\0', out);
    repeat(out, 'a', length);
    putc('\0', out);
    fwrite(&symbol, sizeof symbol, 1, out);
    symbol.st_info = ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE);
    symbol.st_shndx = SHN_ABS;
    for (size_t i = 0; i < count; i++) {
        symbol.st_name = (Elf64_Word)(overlap ? 1 + i * overlap : length);
        fwrite(&symbol, sizeof symbol, 1, out);
    }
    return size;
}

__attribute__((format(printf, 3, 4))) static void put_member(FILE *out, size_t size,
                                                             const char *format, ...)
{
    char name[32], header[128];
    va_list ap;
    va_start(ap, format);
    vsnprintf(name, sizeof name, format, ap);
    va_end(ap);
    snprintf(header, sizeof header, "%-16.16s%-12d%-6d%-6d%-8d%-10zu`\n", name, 0, 0, 0, 644, size);
    fwrite(header, sizeof(struct ar_hdr), 1, out);
}

/* Members whose names are the ends of one long line. */
static void archive_names(void)
{
    enum { LENGTH = 1 << 20, MEMBERS = 20000 };
    FILE *out = begin("archive");
    fputs(ARMAG, out);
    put_member(out, LENGTH, "//");
    repeat(out, 'n', LENGTH);
    for (unsigned i = 0; i < MEMBERS; i++)
        put_member(out, 0, "/%u", i);
    end(out);
}

static void archive_overlap(void)
{
    enum { LENGTH = 1 << 20, SYMBOLS = 100000 };
    FILE *out = begin("archive");
    put_object(out, SYMBOLS, LENGTH, 1);
    end(out);
}

/* A thin archive that has one object thousands of times. */
static void archive_thin(void)
{
    enum { MEMBERS = 20000, SYMBOLS = 20000 };
    FILE *out = begin("object");
    const size_t size = put_object(out, SYMBOLS, 8, 0);
    end(out);
    out = begin("archive");
    fputs("!<thin>\n", out);
    for (unsigned i = 0; i < MEMBERS; i++)
        put_member(out, size, "object/");
    end(out);
}

static void archive_members(void)
{
    enum { MEMBERS = 50000 };
    FILE *out = begin("archive");
    fputs(ARMAG, out);
    for (unsigned i = 0; i < MEMBERS; i++)
        put_member(out, 0, "%u/", i);
    end(out);
}

/* --- maps --- */

static void put_table(FILE *out, const char *symbol, const char *file)
{
    fprintf(out, "%-49s %s\n", symbol, file);
}

/* Each member was pulled in by the one before, and all refer to the symbol. */
static void map_chain(void)
{
    enum { MEMBERS = 20000 };
    FILE *out = begin("map");
    char name[32];
    fputs("Archive member included to satisfy reference by file (symbol)\n\n", out);
    for (unsigned i = 0; i < MEMBERS; i++)
        fprintf(out, "a(%u)\n%30sa(%u) (f)\n", i + 1, "", i);
    fputs("\nLinker script and memory map\n\n.text 0x1000 0x10\n", out);
    for (unsigned i = 0; i < MEMBERS; i++)
        fprintf(out, " .text 0x1000 0x10 a(%u)\n", i + 1);
    fputs("\nCross Reference Table\n\n", out);
    for (unsigned i = 0; i < MEMBERS; i++) {
        snprintf(name, sizeof name, "a(%u)", i + 1);
        put_table(out, i ? "" : "puts", name);
    }
    end(out);
}

/* A path of the current directory, another for each number: bits say where a slash is doubled. */
static void put_path(FILE *out, unsigned number, const char *name)
{
    for (unsigned bit = 0; bit < 16; bit++)
        fputs(number >> bit & 1 ? ".//" : "./", out);
    fputs(name, out);
}

/* An object by 20000 names, or an archive, which has one member of each name. */
static void put_map(bool archive)
{
    enum { NAMES = 20000, SYMBOLS = 20000 };
    FILE *out = begin("object");
    if (archive) {
        fputs(ARMAG, out);
        for (unsigned i = 0; i < SYMBOLS; i++)
            put_member(out, 0, "%u/", i);
    } else
        put_object(out, SYMBOLS, 8, 0);
    end(out);
    out = begin("map");
    fputs("             VMA              LMA     Size Align Out     In      Symbol\n"
          "            1000             1000       10    16 .text\n",
          out);
    for (unsigned i = 0; i < NAMES; i++) {
        fputs("            1000             1000       10    16         ", out);
        put_path(out, i, "object");
        fputs(archive ? "(x.o):(.text)\n" : ":(.text)\n", out);
    }
    end(out);
}

static void map_inputs(void)
{
    put_map(false);
}

static void map_archives(void)
{
    put_map(true);
}

/* --- lists --- */

static void list_line(void)
{
    FILE *out = begin("list");
    repeat(out, '/', 30 << 20);
    end(out);
}

static void list_lines(void)
{
    FILE *out = begin("list");
    for (unsigned i = 0; i < 50000; i++)
        fprintf(out, "n%u\n", i);
    end(out);
}

/* --- sysroots --- */

static FILE *begin_conf(void)
{
    if (mkdir("etc", 0700) != 0 || mkdir("etc/d", 0700) != 0)
        exit(2);
    return begin("etc/ld.so.conf");
}

static void conf_loop(void)
{
    FILE *out = begin_conf();
    for (unsigned i = 0; i < 2500; i++)
        fputs("include /etc/ld.so.conf\n", out);
    end(out);
}

static void put_links(const char *directory, const char *target, unsigned count)
{
    char path[64];
    for (unsigned i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%u", directory, i);
        if (symlink(target, path) != 0)
            exit(2);
    }
}

/* Many patterns over a directory with many files. */
static void conf_glob(void)
{
    FILE *out = begin_conf();
    for (unsigned i = 0; i < 600; i++) {
        fputs("include /etc/d/", out);
        for (unsigned k = 0; k < 40; k++)
            fputs("*0", out);
        fputs("*x\n", out);
    }
    end(out);
    put_links("etc/d", "nowhere", 5000);
}

/* One file of many lines, by many names. */
static void conf_lines(void)
{
    FILE *out = begin_conf();
    fputs("include /etc/d/*\n", out);
    for (unsigned i = 0; i < 8000; i++)
        fprintf(out, "/%u\n", i % 255);
    end(out);
    put_links("etc/d", "../ld.so.conf", 300);
}

static void put_word(FILE *out, uint32_t value)
{
    fwrite(&value, sizeof value, 1, out); /* x86_64's byte order, as the name says */
}

/* Paths that are the ends of one another. */
static void cache(void)
{
    enum { ENTRIES = 100000, HEADER = 48, ENTRY = 24, LENGTH = 1 << 20 };
    FILE *out = begin_conf();
    fputs("/c\n", out);
    end(out);
    out = begin("etc/ld.so.cache");
    fputs("glibc-ld.so.cache1.1", out);
    put_word(out, ENTRIES);
    put_word(out, LENGTH);
    repeat(out, '\0', 20);
    for (uint32_t i = 0; i < ENTRIES; i++) {
        put_word(out, 0);
        put_word(out, 0);
        put_word(out, HEADER + ENTRIES * ENTRY + i);
        repeat(out, '\0', 12);
    }
    repeat(out, '/', LENGTH);
    end(out);
}

/* A chain of symlinks whose texts are as long as they may be. */
static void links(void)
{
    enum { LINKS = 40, LENGTH = 4000 };
    char text[PATH_MAX], name[16];
    end(begin_conf());
    if (mkdir("d", 0700) != 0)
        exit(2);
    for (unsigned i = 0; i < LINKS; i++) {
        size_t length = 0;
        while (length < LENGTH)
            length += (size_t)snprintf(text + length, sizeof text - length, "d/../");
        snprintf(text + length, sizeof text - length, "l%u", i + 1);
        snprintf(name, sizeof name, "l%u", i);
        if (symlink(i + 1 < LINKS ? text : "d", name) != 0)
            exit(2);
    }
}

static const struct {
    const char *name;
    void (*make)(void);
} cases[] = {
    {"policy-words", policy_words},
    {"policy-same", policy_same},
    {"policy-patterns", policy_patterns},
    {"policy-stars", policy_stars},
    {"archive-names", archive_names},
    {"archive-overlap", archive_overlap},
    {"archive-thin", archive_thin},
    {"archive-members", archive_members},
    {"map-chain", map_chain},
    {"map-inputs", map_inputs},
    {"map-archives", map_archives},
    {"list-line", list_line},
    {"list-lines", list_lines},
    {"conf-loop", conf_loop},
    {"conf-glob", conf_glob},
    {"conf-lines", conf_lines},
    {"conf-cache", cache},
    {"links", links},
};

int main(int argc, char **argv)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (argc < 2)
            puts(cases[i].name);
        else if (strcmp(cases[i].name, argv[1]) == 0) {
            cases[i].make();
            return 0;
        }
    }
    return argc < 2 ? 0 : 2;
}
