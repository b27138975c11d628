/* Makes a file that would cost a careless reader far more than its size, or lead it astray: for
 * hostile.t.
 *
 * usage: hostile NAME OUT     without them: the names, a line each */
/* SPDX-License-Identifier: Apache-2.0 */
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The file, whose offsets are its addresses. */
static struct {
    unsigned char *bytes;
    size_t size;
} image;

static void *grow(size_t size)
{
    image.bytes = realloc(image.bytes, image.size + size);
    if (!image.bytes)
        exit(2);
    memset(image.bytes + image.size, 0, size);
    image.size += size;
    return image.bytes + image.size - size;
}

/* Puts what is given at the end, aligned; returns its offset. */
static size_t put(const void *data, size_t size)
{
    grow(-image.size & 7);
    const size_t at = image.size;
    memcpy(grow(size), data, size);
    return at;
}

/* The dynamic section, as it grows. */
static Elf64_Dyn entries[8192];
static size_t entry_count;

static void entry(Elf64_Sxword tag, size_t value)
{
    if (entry_count == COUNT(entries))
        exit(2);
    entries[entry_count].d_tag = tag;
    entries[entry_count++].d_un.d_val = value;
}

/* A string table: the names given, each with its zero byte, then a long one of one character. */
enum { LIBC = 1, LONG = 11 };

static char *strings_with(char character, size_t length)
{
    char *strings = calloc(1, LONG + length + 1);
    if (!strings)
        exit(2);
    memcpy(strings + LIBC, "libc.so.6", 10);
    memset(strings + LONG, character, length);
    return strings;
}

static void finish_strings(const char *strings, size_t size)
{
    entry(DT_STRTAB, put(strings, size));
    entry(DT_STRSZ, size);
}

/* A relocation for each symbol, else nobody would look it up. */
static void put_relocations(size_t count)
{
    Elf64_Rela *relocations = calloc(count, sizeof *relocations);
    if (!relocations)
        exit(2);
    for (size_t i = 0; i < count; i++)
        relocations[i].r_info = ELF64_R_INFO(i + 1, R_X86_64_GLOB_DAT);
    entry(DT_RELA, put(relocations, count * sizeof *relocations));
    entry(DT_RELASZ, count * sizeof *relocations);
    entry(DT_RELAENT, sizeof *relocations);
    free(relocations);
}

/* Imports by the offsets of their names. */
static void put_symbols(const size_t *names, size_t count)
{
    Elf64_Sym *symbols = calloc(count + 1, sizeof *symbols);
    const Elf64_Word hash[] = {1, (Elf64_Word)count + 1, 0, 0};
    if (!symbols)
        exit(2);
    for (size_t i = 0; i < count; i++) {
        symbols[i + 1].st_name = (Elf64_Word)names[i];
        symbols[i + 1].st_info = ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE);
    }
    entry(DT_SYMTAB, put(symbols, (count + 1) * sizeof *symbols));
    entry(DT_SYMENT, sizeof *symbols);
    entry(DT_HASH, put(hash, sizeof hash));
    if (count)
        put_relocations(count);
    free(symbols);
}

/* Each name is the end of the one before: all of them together are quadratic. */
static void overlapping_symbols(size_t count, size_t length)
{
    char *strings = strings_with('a', length);
    size_t *names = calloc(count, sizeof *names);
    if (!names)
        exit(2);
    for (size_t i = 0; i < count; i++)
        names[i] = LONG + i;
    entry(DT_NEEDED, LIBC);
    finish_strings(strings, LONG + length + 1);
    put_symbols(names, count);
    free(names);
    free(strings);
}

/* Names of one length and one hash of DT_GNU_HASH, times 33: "aB" and "b!" have the same one. */
static void colliding_symbols(size_t count)
{
    enum { PAIRS = 17, LENGTH = 2 * PAIRS + 1 };
    char *strings = strings_with('x', count * LENGTH);
    size_t *names = calloc(count, sizeof *names);
    if (!names)
        exit(2);
    for (size_t i = 0; i < count; i++) {
        char *name = strings + LONG + i * LENGTH;
        for (size_t k = 0; k < PAIRS; k++)
            memcpy(name + 2 * k, i >> k & 1 ? "b!" : "aB", 2);
        name[LENGTH - 1] = '\0';
        names[i] = (size_t)(name - strings);
    }
    entry(DT_NEEDED, LIBC);
    finish_strings(strings, LONG + count * LENGTH);
    put_symbols(names, count);
    free(names);
    free(strings);
}

static void colons(size_t length)
{
    char *strings = strings_with(':', length);
    entry(DT_NEEDED, LIBC);
    entry(DT_RPATH, LONG);
    finish_strings(strings, LONG + length + 1);
    put_symbols(NULL, 0);
    free(strings);
}

/* Thousands of libraries whose names are ends of one. */
static void overlapping_libraries(size_t count, size_t length)
{
    char *strings = strings_with('a', length);
    for (size_t i = 0; i < count; i++)
        entry(DT_NEEDED, LONG + i);
    finish_strings(strings, LONG + length + 1);
    put_symbols(NULL, 0);
    free(strings);
}

/* Hundreds of libraries, and as many names of one directory to look for each of them: the
   sysroot's chain of symlinks, for hostile-texts.t. */
static void link_directories(size_t count)
{
    enum { DIRECTORY = 8, NAME = 8 };
    char *strings = strings_with('/', count * (DIRECTORY + NAME));
    char *names = strings + LONG + count * DIRECTORY;
    for (size_t i = 0; i < count; i++) { /* "/l0/////:": slashes differ in number */
        char *directory = strings + LONG + i * DIRECTORY;
        directory[i % 4 + 1] = 'l'; /* all else is slashes */
        directory[i % 4 + 2] = '0';
        directory[DIRECTORY - 1] = i + 1 < count ? ':' : '\0';
        snprintf(names + i * NAME, NAME, "n%zu", i);
        entry(DT_NEEDED, LONG + count * DIRECTORY + i * NAME);
    }
    entry(DT_RUNPATH, LONG);
    finish_strings(strings, LONG + count * (DIRECTORY + NAME));
    put_symbols(NULL, 0);
    free(strings);
}

static size_t note_at, note_size;

/* .note.dlopen of that JSON: what is behind its end is behind the note. */
static void put_dlopen(const char *json, size_t size)
{
    const Elf64_Nhdr header = {4, (Elf64_Word)size, 0x407c0c0a};
    char *strings = strings_with('a', 1), *note = malloc(sizeof header + 4 + size);
    if (!note)
        exit(2);
    memcpy(note, &header, sizeof header);
    memcpy(note + sizeof header, "FDO", 4);
    memcpy(note + sizeof header + 4, json, size);
    note_size = sizeof header + 4 + size;
    note_at = put(note, note_size);
    free(note);
    entry(DT_NEEDED, LIBC);
    finish_strings(strings, LONG + 2);
    put_symbols(NULL, 0);
    free(strings);
}

/* A thousand long names of libraries, then as many short ones as there is room for. */
static void open_libraries(void)
{
    enum { ROOM = (1 << 20) - 64, LONGS = 1023, LENGTH = 500 };
    char *json = malloc(ROOM);
    size_t used = 0;
    if (!json)
        exit(2);
    for (size_t i = 0; used + LENGTH + 64 < ROOM; i++)
        used += i < LONGS ? (size_t)sprintf(json + used, "{\"soname\":[\"%0*zu\"]}", LENGTH, i)
                          : (size_t)sprintf(json + used, "{\"soname\":[\"\"]}");
    put_dlopen(json, used);
    free(json);
}

static void make(const char *name)
{
    static const char backslash[] = "[{\"soname\":[\"abc\\";
    if (strcmp(name, "backslash") == 0)
        put_dlopen(backslash, sizeof backslash - 1);
    else if (strcmp(name, "dlopens") == 0)
        open_libraries();
    else if (strcmp(name, "links") == 0)
        link_directories(2000);
    else if (strcmp(name, "colons") == 0)
        colons(23 << 20);
    else if (strcmp(name, "colons-1m") == 0)
        colons(1 << 20);
    else if (strcmp(name, "symbols") == 0)
        overlapping_symbols(500000, 10 << 20);
    else if (strcmp(name, "symbols-20k") == 0)
        overlapping_symbols(20000, 200 << 10);
    else if (strcmp(name, "collide-20k") == 0)
        colliding_symbols(20000);
    else if (strcmp(name, "collide-100k") == 0)
        colliding_symbols(100000);
    else if (strcmp(name, "libraries") == 0)
        overlapping_libraries(4000, 1 << 20);
    else
        exit(2);
}

static int write_image(const char *path)
{
    const Elf64_Ehdr header = {
        .e_ident = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
        .e_type = ET_DYN,
        .e_machine = EM_X86_64,
        .e_version = EV_CURRENT,
        .e_phoff = sizeof header,
        .e_ehsize = sizeof header,
        .e_phentsize = sizeof(Elf64_Phdr),
        .e_phnum = 4};
    entry(DT_NULL, 0);
    const size_t dynamic = put(entries, entry_count * sizeof *entries),
                 size = entry_count * sizeof *entries;
    const Elf64_Phdr segments[] = {
        {PT_LOAD, PF_R, 0, 0, 0, image.size, image.size, 4096},
        {PT_DYNAMIC, PF_R, dynamic, dynamic, dynamic, size, size, 8},
        {PT_GNU_STACK, PF_R | PF_W, 0, 0, 0, 0, 0, 16},
        {note_size ? PT_NOTE : PT_NULL, PF_R, note_at, note_at, note_at, note_size, note_size, 4}};
    memcpy(image.bytes, &header, sizeof header);
    memcpy(image.bytes + sizeof header, segments, sizeof segments);
    FILE *out = fopen(path, "wb");
    return out && fwrite(image.bytes, 1, image.size, out) == image.size && fclose(out) == 0 ? 0 : 2;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        puts("backslash\ncolons\ncolons-1m\nsymbols\nsymbols-20k\ncollide-20k\ncollide-"
             "100k\nlibraries\ndlopens\nlinks");
        return argc == 1 ? 0 : 2;
    }
    grow(sizeof(Elf64_Ehdr) + 4 * sizeof(Elf64_Phdr));
    make(argv[1]);
    return write_image(argv[2]);
}
