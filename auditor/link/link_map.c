/* Reads link maps line by line. They are made for people: what a line is, its column says. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "link/link_map.h"

#include "base/grow.h"
#include "base/regular.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LINE_LIMIT = 1 << 20,  /* bytes; demangled names of C++ are long */
    FILE_LIMIT = 1 << 17,  /* inputs; also the symbols that pulled members in */
    TEXT_LIMIT = 8 << 20,  /* bytes of their names, and of the symbols' */
    MEMBER_COLUMN = 30,    /* where GNU ld and gold write who pulled a member in */
    REFERENCE_COLUMN = 50, /* where all write the file in the cross-reference table */
    INPUT_INDENT = 8,      /* of lld's and mold's input sections */
};

/* The parts of a map. */
enum part {
    PART_OTHER,
    PART_MEMBERS,    /* GNU ld, gold: "libb.a(beta.o)   liba.a(alpha.o) (beta)" */
    PART_SECTIONS,   /* GNU ld, gold: " .text  0x1190  0x1c libb.a(beta.o)" */
    PART_TABLE,      /* lld, mold: addresses, sizes, then names, indented by their kind */
    PART_REFERENCES, /* "beta    libb.a(beta.o)", the next file of that symbol below it */
};

struct map_reader {
    struct link_map *m;
    const struct map_references *references;
    enum part part;
    size_t line;
    int32_t file;   /* the member whose puller is on the next line; NO_FILE: none */
    int32_t wanted; /* of the symbol whose files are listed */
    bool split;     /* GNU ld: the section's name was too long, its place is on this line */
    bool is_output; /* and it is an output section's */
    bool counts;    /* the output section is in memory */
    bool own;       /* the input section is the linker's own */
    char *error;
    size_t error_size;
    enum elf_status status;
};

__attribute__((format(printf, 3, 4))) static bool fail(struct map_reader *r, enum elf_status status,
                                                       const char *format, ...)
{
    va_list ap;
    if (r->status != ELF_OK)
        return false;
    r->status = status;
    int used = r->line ? snprintf(r->error, r->error_size, "line %zu: ", r->line) : 0;
    va_start(ap, format);
    if (used >= 0 && (size_t)used < r->error_size)
        vsnprintf(r->error + used, r->error_size - (size_t)used, format, ap);
    va_end(ap);
    return false;
}

static char *skip_spaces(char *p)
{
    return p + strspn(p, " ");
}

/* The number of a file, which is new perhaps; NO_FILE beyond the limits. */
static int32_t file_number(struct map_reader *r, const char *name, size_t length)
{
    struct link_map *m = r->m;
    size_t before = m->names.count;
    int32_t number = names_add(&m->names, name, length);
    if (number == NAMES_NONE) {
        fail(r, ELF_NO_MEMORY, "more inputs than the %d, or the %d bytes of names, that are kept",
             FILE_LIMIT, TEXT_LIMIT);
        return NO_FILE;
    }
    if (m->names.count == before)
        return number;
    struct map_file *files = grown(m->files, before, sizeof *files);
    if (!files) {
        fail(r, ELF_NO_MEMORY, "out of memory");
        return NO_FILE;
    }
    m->files = files;
    m->files[number] = (struct map_file){
        .puller = NO_FILE,
        .member = length && name[length - 1] == ')' && memchr(name, '(', length),
    };
    return number;
}

/* An input section: its file, and how many bytes of it are in memory. */
static void add_section(struct map_reader *r, const char *name, size_t length, uint64_t size)
{
    int32_t number = file_number(r, name, length);
    if (number == NO_FILE)
        return;
    struct map_file *f = &r->m->files[number];
    f->contributes = true;
    if (!r->counts || r->own)
        return;
    f->bytes = size > UINT64_MAX - f->bytes ? UINT64_MAX : f->bytes + size;
}

/* "puller (symbol)", "(symbol)", "(--whole-archive)", "--whole-archive" */
static void set_puller(struct map_reader *r, int32_t number, char *text)
{
    char *symbol = text[0] == '(' ? text : strstr(text, " (");
    size_t puller = symbol ? (size_t)(symbol - text) : 0;
    symbol = symbol ? symbol + (symbol[0] == ' ') + 1 : text;
    size_t length = strlen(symbol);
    if (symbol > text && length && symbol[length - 1] == ')')
        length--;
    int32_t by = names_add(&r->m->symbols, symbol, length);
    if (by == NAMES_NONE) {
        fail(r, ELF_NO_MEMORY, "more symbols than the %d, or the %d bytes of names, that are kept",
             FILE_LIMIT, TEXT_LIMIT);
        return;
    }
    int32_t from = puller ? file_number(r, text, puller) : NO_FILE;
    struct map_file *f = &r->m->files[number]; /* after file_number, which may move them */
    if (f->by)
        return; /* members of one name are not told apart: the first stands for all */
    f->member = true;
    f->by = names_at(&r->m->symbols, (size_t)by);
    f->puller = from;
}

static void read_member(struct map_reader *r, char *line)
{
    size_t length = strlen(line);
    if (line[0] == ' ') {
        if (r->file != NO_FILE)
            set_puller(r, r->file, skip_spaces(line));
        r->file = NO_FILE;
        return;
    }
    char *rest = line + MEMBER_COLUMN;
    bool whole = length > MEMBER_COLUMN && rest[-1] == ' ' &&
                 (rest[0] == '(' || rest[0] == '-' || strstr(rest, " ("));
    if (whole)
        length = MEMBER_COLUMN;
    while (length && line[length - 1] == ' ')
        length--;
    r->file = length ? file_number(r, line, length) : NO_FILE;
    if (whole && r->file != NO_FILE) {
        set_puller(r, r->file, rest);
        r->file = NO_FILE;
    }
}

/* A number of that base; p goes behind it. */
static bool read_number(char **p, int base, uint64_t *value)
{
    char *end;
    char *start = skip_spaces(*p);
    if (!((*start >= '0' && *start <= '9') || (base == 16 && *start >= 'a' && *start <= 'f')))
        return false;
    errno = 0;
    *value = strtoull(start, &end, base);
    *p = end;
    return errno == 0 && (*end == ' ' || *end == '\0');
}

/* "0x1190  0x1c rest" */
static bool read_place(char *text, uint64_t *address, uint64_t *size, char **rest)
{
    char *p = skip_spaces(text);
    if (strncmp(p, "0x", 2) != 0 || !read_number(&p, 16, address))
        return false;
    p = skip_spaces(p);
    if (strncmp(p, "0x", 2) != 0 || !read_number(&p, 16, size))
        return false;
    *rest = skip_spaces(p);
    return true;
}

/* What GNU ld makes itself, and puts down to its first input. */
static bool is_linkers_own(const char *section, size_t length)
{
    static const char *const own[] = {".interp",
                                      ".hash",
                                      ".gnu.hash",
                                      ".dynsym",
                                      ".dynstr",
                                      ".gnu.version",
                                      ".gnu.version_d",
                                      ".gnu.version_r",
                                      ".relr.dyn",
                                      ".plt",
                                      ".plt.got",
                                      ".plt.sec",
                                      ".iplt",
                                      ".dynamic",
                                      ".got",
                                      ".got.plt",
                                      ".igot",
                                      ".igot.plt",
                                      ".eh_frame_hdr",
                                      ".note.gnu.build-id",
                                      ".note.gnu.property",
                                      ".dynbss"};
    if (strncmp(section, ".rela.", 6) == 0 || strncmp(section, ".rel.", 5) == 0)
        return true;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strlen(own[i]) == length && strncmp(own[i], section, length) == 0)
            return true;
    return false;
}

/* The memory map of GNU ld and gold: output sections at column 0, input sections at column 1, a
   name that is too long alone on its line. Symbols are further right and have no size. */
static void read_section(struct map_reader *r, char *line)
{
    uint64_t address, size;
    char *rest;
    size_t indent = strspn(line, " ");
    bool split = r->split;
    r->split = false;
    if (indent < 2) {
        size_t length = strcspn(line + indent, " ");
        r->is_output = indent == 0;
        if (r->is_output)
            r->counts = false;
        else
            r->own = r->m->linker == LINKER_GNU_LD && is_linkers_own(line + 1, length);
        line += indent + length;
        r->split = line[strspn(line, " ")] == '\0';
    } else if (!split) {
        return;
    }
    if (r->split || !read_place(line, &address, &size, &rest))
        return;
    if (r->is_output) /* not what is at address 0: debugging data, comments */
        r->counts = address != 0;
    else if (*rest && strcmp(rest, "linker stubs") != 0)
        add_section(r, rest, strlen(rest), size);
}

/* The table of lld ("VMA LMA Size Align Out In Symbol", hexadecimal) and mold (no LMA, sizes
   decimal). Input sections are indented by 8 behind the alignment, symbols by 16. */
static void read_table(struct map_reader *r, char *line)
{
    uint64_t address, ignored, size;
    bool lld = r->m->linker == LINKER_LLD;
    char *p = line;
    if (!read_number(&p, 16, &address) || (lld && !read_number(&p, 16, &ignored)) ||
        !read_number(&p, lld ? 16 : 10, &size) || !read_number(&p, 10, &ignored) || *p != ' ')
        return;
    size_t indent = strspn(++p, " ");
    if (indent == 0)
        r->counts = address != 0;
    if (indent != INPUT_INDENT)
        return;
    p += indent;
    char *section = NULL;
    for (char *next = p; (next = strstr(next, ":(")); next++)
        section = next;
    if (section && p[0] != '<') /* <internal>: the linker's own */
        add_section(r, p, (size_t)(section - p), size);
}

static void read_reference(struct map_reader *r, char *line)
{
    size_t length = strlen(line);
    const struct map_references *to = r->references;
    char *file = length > REFERENCE_COLUMN ? line + REFERENCE_COLUMN : NULL;
    if (line[0] != ' ') {
        if (file && file[-1] != ' ')
            file = NULL; /* a long name, alone */
        char *end = file ? file : line + length;
        while (end > line && end[-1] == ' ')
            end--;
        *end = '\0';
        r->wanted = to->wanted(to->context, line);
    }
    if (r->wanted < 0 || !file)
        return;
    int32_t number = file_number(r, file, strlen(file));
    if (number != NO_FILE && !to->reference(to->context, r->wanted, (size_t)number))
        fail(r, ELF_NO_MEMORY, "more references than are kept");
}

static const struct heading {
    const char *text;
    enum part part;
    enum linker linker; /* that writes it; LINKER_UNKNOWN: several do */
} headings[] = {
    {"Archive member included to satisfy reference by file (symbol)", PART_MEMBERS, LINKER_GNU_LD},
    {"Archive member included because of file (symbol)", PART_MEMBERS, LINKER_UNKNOWN},
    {"As-needed library included to satisfy reference by file (symbol)", PART_OTHER, LINKER_GNU_LD},
    {"Merging program properties", PART_OTHER, LINKER_GNU_LD},
    {"Discarded input sections", PART_OTHER, LINKER_UNKNOWN},
    {"There are no discarded input sections", PART_OTHER, LINKER_GNU_LD},
    {"Allocating common symbols", PART_OTHER, LINKER_UNKNOWN},
    {"Memory Configuration", PART_OTHER, LINKER_GNU_LD},
    {"Linker script and memory map", PART_SECTIONS, LINKER_GNU_LD},
    {"Memory map", PART_SECTIONS, LINKER_GOLD},
    {"Cross Reference Table", PART_REFERENCES, LINKER_UNKNOWN},
};

/* The first line of lld's and mold's table. */
static bool read_table_heading(struct map_reader *r, const char *line)
{
    static const struct {
        const char *words[3];
        enum linker linker;
    } tables[] = {{{"VMA", "LMA", "Size"}, LINKER_LLD}, {{"VMA", "Size", "Align"}, LINKER_MOLD}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const char *p = line;
        size_t word = 0;
        for (; word < 3; word++) {
            size_t length = strlen(tables[i].words[word]);
            p += strspn(p, " ");
            if (strncmp(p, tables[i].words[word], length) != 0)
                break;
            p += length;
        }
        if (word == 3) {
            r->m->linker = tables[i].linker;
            r->part = PART_TABLE;
            return true;
        }
    }
    return false;
}

static bool read_heading(struct map_reader *r, const char *line)
{
    if (line[0] == ' ')
        return r->m->linker == LINKER_UNKNOWN && r->part == PART_OTHER &&
               read_table_heading(r, line);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        if (strcmp(line, headings[i].text) != 0)
            continue;
        r->part = headings[i].part;
        if (headings[i].linker != LINKER_UNKNOWN && r->m->linker == LINKER_UNKNOWN)
            r->m->linker = headings[i].linker;
        r->m->tells_references |= r->part == PART_REFERENCES;
        r->file = NO_FILE;
        r->wanted = -1;
        return true;
    }
    return false;
}

static void read_line(struct map_reader *r, char *line)
{
    size_t length = strlen(line);
    if (length && line[length - 1] == '\r')
        line[length - 1] = '\0';
    if (line[0] == '\0' || read_heading(r, line))
        return;
    switch (r->part) {
    case PART_MEMBERS:
        read_member(r, line);
        break;
    case PART_SECTIONS:
        read_section(r, line);
        break;
    case PART_TABLE:
        read_table(r, line);
        break;
    case PART_REFERENCES:
        read_reference(r, line);
        break;
    case PART_OTHER:
        break;
    }
}

/* Takes the whole lines out of the buffer; returns what is left of it, a line's beginning. */
static size_t read_lines(struct map_reader *r, char *buffer, size_t used)
{
    char *start = buffer, *end;
    while (r->status == ELF_OK && (end = memchr(start, '\n', used - (size_t)(start - buffer)))) {
        *end = '\0';
        r->line++;
        read_line(r, start);
        start = end + 1;
    }
    used -= (size_t)(start - buffer);
    memmove(buffer, start, used);
    return used;
}

static void read_map(struct map_reader *r, int fd)
{
    char *buffer = malloc(LINE_LIMIT + 1);
    size_t used = 0;
    if (!buffer) {
        fail(r, ELF_NO_MEMORY, "out of memory");
        return;
    }
    while (r->status == ELF_OK) {
        ssize_t got = read(fd, buffer + used, LINE_LIMIT - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail(r, ELF_UNREADABLE, "%s", strerror(errno));
        if (got <= 0)
            break;
        used = read_lines(r, buffer, used + (size_t)got);
        if (used == LINE_LIMIT) {
            r->line++;
            fail(r, ELF_UNREADABLE, "longer than %d bytes", LINE_LIMIT);
        }
    }
    if (r->status == ELF_OK && used) { /* a last line without an end */
        buffer[used] = '\0';
        r->line++;
        read_line(r, buffer);
    }
    free(buffer);
    r->line = 0;
    if (r->m->linker == LINKER_UNKNOWN)
        fail(r, ELF_UNREADABLE, "not a link map of GNU ld (in English), gold, lld or mold");
}

enum elf_status link_map_open(struct link_map *m, const char *path,
                              const struct map_references *references, char *error,
                              size_t error_size)
{
    struct map_reader r = {.m = m,
                           .references = references,
                           .file = NO_FILE,
                           .wanted = -1,
                           .error = error,
                           .error_size = error_size,
                           .status = ELF_OK};
    struct stat st;
    *m = (struct link_map){.names = {.limit = FILE_LIMIT, .text_limit = TEXT_LIMIT},
                           .symbols = {.limit = FILE_LIMIT, .text_limit = TEXT_LIMIT}};
    const int fd = open_regular(path, &st);
    if (fd < 0)
        fail(&r, ELF_UNREADABLE, "%s", open_regular_error());
    else
        read_map(&r, fd);
    if (fd >= 0)
        close(fd);
    if (r.status != ELF_OK)
        link_map_close(m);
    return r.status;
}

void link_map_close(struct link_map *m)
{
    names_free(&m->names);
    names_free(&m->symbols);
    free(m->files);
    *m = (struct link_map){0};
}
