/* Makes a small linked ELF file of either class and byte order, with chosen fields poked.
 *
 * usage: make-elf BITS ORDER FILE [SIZE:N | FIELD=VALUE | FIELD+=N | FIELD-=N]...
 *        make-elf BITS ORDER --each DIRECTORY   a file for each field and each value at a limit
 *        make-elf BITS ORDER --say TEXT         TEXT with 0xOFFSET in place of each {FIELD}
 *
 * VALUE is a number, or &FIELD: the address it is loaded at; in TEXT {FIELD+N} and {&FIELD} do too.
 *
 * BITS is 32 or 64, ORDER lsb or msb. A program of one library, with two versions and one symbol
 * needed, a copy relocation's symbol, one symbol and version of its own, both hash tables, notes,
 * and no section headers. Sizes: libraries, versions, symbols, and strings (bytes) make that table
 * larger; names adds names of libraries to the strings, notes as many PT_NOTE that all hold the
 * strings; gap (bytes) is a hole before the tables; base is the address that it is linked at. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIELDS = 512, PAGE = 4096 };

struct image {
    bool is64, msb;
    unsigned char *bytes; /* the file but for its gap, which is behind hole bytes of these */
    size_t size, room, hole;
    struct field {
        char name[40];
        size_t at, size;
    } fields[FIELDS];
    size_t field_count;
};

static struct parameter {
    const char *name;
    uint64_t value;
} parameters[] = {{"libraries", 1}, {"versions", 2},   {"symbols", 4}, {"strings", 0},
                  {"gap", 0},       {"base", 0x10000}, {"names", 0},   {"notes", 0}};
enum parameter_id { LIBRARIES, VERSIONS, SYMBOLS, STRINGS, GAP, BASE, NAMES, NOTES };

static const char strings[] =
    "\0libc.so.6\0GLIBC_2.2.5\0GLIBC_2.3\0puts\0stdout\0own\0OWN_1\0dlopen";
static const char interpreter[] = "/lib64/ld-linux-x86-64.so.2";
static const char package_note[] = "{\"name\":\"x\",\"version\":\"1\033\"}";
static const char dlopen_note[] = "[{\"soname\":[\"libm.so.6\"],\"priority\":\"required\"}]";

_Noreturn static void give_up(const char *what, const char *which)
{
    fprintf(stderr, "make-elf: %s%s\n", what, which);
    exit(2);
}

static uint64_t string(const char *text)
{
    const char *at = memmem(strings, sizeof strings, text, strlen(text) + 1);
    return at ? (uint64_t)(at - strings) : 0;
}

static struct field *find(struct image *m, const char *name)
{
    for (size_t i = 0; i < m->field_count; i++)
        if (strcmp(m->fields[i].name, name) == 0)
            return &m->fields[i];
    return NULL;
}

static uint64_t file_offset(const struct image *m, size_t at)
{
    return at + (at >= m->hole ? parameters[GAP].value : 0);
}

/* Where a label lies. The first layout does not know it yet; the second does. */
static uint64_t offset_of(struct image *m, const char *name)
{
    const struct field *f = find(m, name);
    return f ? file_offset(m, f->at) : 0;
}

static uint64_t address_of(struct image *m, const char *name)
{
    uint64_t offset = offset_of(m, name);
    return parameters[BASE].value + offset + (offset >= offset_of(m, "dynamic") ? PAGE : 0);
}

static void store(const struct image *m, unsigned char *to, size_t size, uint64_t value)
{
    for (size_t i = 0; i < size; i++)
        to[m->msb ? size - 1 - i : i] = (unsigned char)(value >> 8 * i);
}

static uint64_t load(const struct image *m, const unsigned char *from, size_t size)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++)
        value |= (uint64_t)from[m->msb ? size - 1 - i : i] << 8 * i;
    return value;
}

static void reserve(struct image *m, size_t size)
{
    if (m->room - m->size < size) {
        m->room = (m->size + size) * 2;
        m->bytes = realloc(m->bytes, m->room);
        if (!m->bytes)
            give_up("out of memory", "");
    }
    memset(m->bytes + m->size, 0, size);
    m->size += size;
}

/* The next bytes have that name: for the first few of an array. */
static void name(struct image *m, size_t size, const char *group, size_t index, const char *member)
{
    struct field f = {.at = m->size, .size = size};
    if (index < 8)
        snprintf(f.name, sizeof f.name, "%s[%zu]%s", group, index, member);
    else
        snprintf(f.name, sizeof f.name, "%s%s", group, member);
    struct field *known = find(m, f.name);
    if (known)
        *known = f;
    else if (m->field_count < FIELDS)
        m->fields[m->field_count++] = f;
}

enum { ALONE = SIZE_MAX }; /* the index of what is no array */

static void put(struct image *m, size_t size, const char *group, size_t index, const char *member,
                uint64_t value)
{
    if (index < 8 || index == (size_t)ALONE)
        name(m, size, group, index, member);
    reserve(m, size);
    store(m, m->bytes + m->size - size, size, value);
}

static void put_field(struct image *m, size_t size, const char *field, uint64_t value)
{
    put(m, size, field, ALONE, "", value);
}

static void put_label(struct image *m, const char *label)
{
    while (m->size % 8)
        reserve(m, 1);
    name(m, 0, label, ALONE, "");
}

static void put_text(struct image *m, const char *label, const char *text, size_t size)
{
    put_label(m, label);
    reserve(m, size);
    memcpy(m->bytes + m->size - size, text, size);
}

static void put_header(struct image *m, unsigned segments)
{
    size_t native = m->is64 ? 8 : 4;
    unsigned machine = m->is64 ? (m->msb ? EM_PPC64 : EM_X86_64) : (m->msb ? EM_PPC : EM_386);
    put_field(m, 1, "magic", 0x7f);
    reserve(m, 3);
    memcpy(m->bytes + 1, "ELF", 3);
    put_field(m, 1, "class", m->is64 ? ELFCLASS64 : ELFCLASS32);
    put_field(m, 1, "data", m->msb ? ELFDATA2MSB : ELFDATA2LSB);
    put_field(m, 1, "version", EV_CURRENT);
    reserve(m, 9);
    put_field(m, 2, "e_type", ET_DYN);
    put_field(m, 2, "e_machine", machine);
    put_field(m, 4, "e_version", EV_CURRENT);
    put_field(m, native, "e_entry", parameters[BASE].value + 4);
    put_field(m, native, "e_phoff", m->is64 ? 64 : 52);
    put_field(m, native, "e_shoff", 0);
    put_field(m, 4, "e_flags", 0);
    put_field(m, 2, "e_ehsize", m->is64 ? 64 : 52);
    put_field(m, 2, "e_phentsize", m->is64 ? 56 : 32);
    put_field(m, 2, "e_phnum", segments);
    put_field(m, 2, "e_shentsize", 0);
    put_field(m, 2, "e_shnum", 0);
    put_field(m, 2, "e_shstrndx", 0);
}

/* A segment of what lies from one label to another; of the whole file's beginning for "". */
static void put_segment(struct image *m, const char *type, uint32_t number, unsigned flags,
                        const char *from, const char *to)
{
    size_t native = m->is64 ? 8 : 4;
    uint64_t offset = *from ? offset_of(m, from) : 0;
    uint64_t address = *from ? address_of(m, from) : parameters[BASE].value;
    uint64_t size = *to ? offset_of(m, to) - offset : 0;
    put(m, 4, type, ALONE, ".p_type", number);
    if (m->is64)
        put(m, 4, type, ALONE, ".p_flags", flags);
    put(m, native, type, ALONE, ".p_offset", offset);
    put(m, native, type, ALONE, ".p_vaddr", address);
    put(m, native, type, ALONE, ".p_paddr", address);
    put(m, native, type, ALONE, ".p_filesz", size);
    put(m, native, type, ALONE, ".p_memsz", size);
    if (!m->is64)
        put(m, 4, type, ALONE, ".p_flags", flags);
    put(m, native, type, ALONE, ".p_align", number == PT_LOAD ? PAGE : 4);
}

static void put_note(struct image *m, size_t index, const char *owner, uint32_t type,
                     const void *text, size_t size)
{
    put(m, 4, "note", index, ".n_namesz", 4);
    put(m, 4, "note", index, ".n_descsz", size);
    put(m, 4, "note", index, ".n_type", type);
    name(m, 4, "note", index, ".name");
    reserve(m, 4 + (size + 3) / 4 * 4);
    memcpy(m->bytes + m->size - (size + 3) / 4 * 4 - 4, owner, 4);
    memcpy(m->bytes + m->size - (size + 3) / 4 * 4, text, size);
}

static void put_notes(struct image *m)
{
    unsigned char tag[16] = {0}, property[16] = {0};
    store(m, tag + 4, 4, 3);
    store(m, tag + 8, 4, 2);
    store(m, property, 4, 0xc0008002); /* GNU_PROPERTY_X86_ISA_1_NEEDED */
    store(m, property + 4, 4, 4);
    store(m, property + 8, 4, 1);
    put_label(m, "notes");
    put_note(m, 0, "GNU", NT_GNU_ABI_TAG, tag, sizeof tag);
    put_note(m, 1, "GNU", NT_GNU_PROPERTY_TYPE_0, property, sizeof property);
    put_note(m, 2, "FDO", 0x407c0c0a, dlopen_note, sizeof dlopen_note);
    put_note(m, 3, "FDO", 0xcafe1a7e, package_note, sizeof package_note);
    put_label(m, "notes-end");
}

static void put_symbol(struct image *m, size_t index, const char *text, unsigned info,
                       unsigned section)
{
    size_t native = m->is64 ? 8 : 4;
    put(m, 4, "symbol", index, ".st_name", *text ? string(text) : 0);
    if (!m->is64) {
        put(m, native, "symbol", index, ".st_value", 0);
        put(m, native, "symbol", index, ".st_size", 0);
    }
    put(m, 1, "symbol", index, ".st_info", info);
    put(m, 1, "symbol", index, ".st_other", 0);
    put(m, 2, "symbol", index, ".st_shndx", section);
    if (m->is64) {
        put(m, native, "symbol", index, ".st_value", 0);
        put(m, native, "symbol", index, ".st_size", 0);
    }
}

/* Nothing; puts, again and again; stdout, which a copy relocation defines; own, the only export. */
static void put_symbols(struct image *m)
{
    size_t count = parameters[SYMBOLS].value;
    put_label(m, "symbols");
    for (size_t i = 0; i < count; i++)
        if (i == 0)
            put_symbol(m, i, "", 0, SHN_UNDEF);
        else if (i + 2 < count)
            put_symbol(m, i, "puts", ELF32_ST_INFO(STB_GLOBAL, STT_FUNC), SHN_UNDEF);
        else
            put_symbol(m, i, i + 2 == count ? "stdout" : "own",
                       ELF32_ST_INFO(STB_GLOBAL, STT_OBJECT), 1);
    put_label(m, "versym");
    for (size_t i = 0; i < count; i++)
        put(m, 2, "versym", i, "",
            i == 0          ? VER_NDX_LOCAL
            : i + 1 < count ? 2
                            : parameters[VERSIONS].value + 2);
}

/* One chain with all symbols; one with the two that are defined here. */
static void put_hash_tables(struct image *m)
{
    size_t count = parameters[SYMBOLS].value;
    put_label(m, "hash");
    put_field(m, 4, "hash.nbucket", 1);
    put_field(m, 4, "hash.nchain", count);
    put_field(m, 4, "hash.bucket", count - 1);
    for (size_t i = 0; i < count; i++)
        put(m, 4, "hash.chain", i, "", i ? i - 1 : 0);
    put_label(m, "gnu_hash");
    put_field(m, 4, "gnu_hash.nbuckets", 1);
    put_field(m, 4, "gnu_hash.symoffset", count - 2);
    put_field(m, 4, "gnu_hash.bloom_size", 1);
    put_field(m, 4, "gnu_hash.bloom_shift", 0);
    put_field(m, m->is64 ? 8 : 4, "gnu_hash.bloom", UINT64_MAX);
    put_field(m, 4, "gnu_hash.bucket", count - 2);
    put(m, 4, "gnu_hash.chain", 0, "", 0);
    put(m, 4, "gnu_hash.chain", 1, "", 1);
}

static void put_version_needs(struct image *m)
{
    size_t count = parameters[VERSIONS].value;
    put_label(m, "verneed");
    put_field(m, 2, "verneed.vn_version", 1);
    put_field(m, 2, "verneed.vn_cnt", count);
    put_field(m, 4, "verneed.vn_file", string("libc.so.6"));
    put_field(m, 4, "verneed.vn_aux", 16);
    put_field(m, 4, "verneed.vn_next", 0);
    for (size_t i = 0; i < count; i++) {
        name(m, 0, "vernaux", i, "");
        put(m, 4, "vernaux", i, ".vna_hash", 0);
        put(m, 2, "vernaux", i, ".vna_flags", 0);
        put(m, 2, "vernaux", i, ".vna_other", i + 2);
        put(m, 4, "vernaux", i, ".vna_name", string(i ? "GLIBC_2.3" : "GLIBC_2.2.5"));
        put(m, 4, "vernaux", i, ".vna_next", i + 1 < count ? 16 : 0);
    }
}

static void put_version_definitions(struct image *m)
{
    put_label(m, "verdef");
    for (size_t i = 0; i < 2; i++) {
        put(m, 2, "verdef", i, ".vd_version", 1);
        put(m, 2, "verdef", i, ".vd_flags", i ? 0 : VER_FLG_BASE);
        put(m, 2, "verdef", i, ".vd_ndx", i ? parameters[VERSIONS].value + 2 : VER_NDX_GLOBAL);
        put(m, 2, "verdef", i, ".vd_cnt", 1);
        put(m, 4, "verdef", i, ".vd_hash", 0);
        put(m, 4, "verdef", i, ".vd_aux", 20);
        put(m, 4, "verdef", i, ".vd_next", i ? 0 : 28);
        put(m, 4, "verdef", i, ".vda_name", string(i ? "OWN_1" : "own"));
        put(m, 4, "verdef", i, ".vda_next", 0);
    }
}

static void put_dynamic(struct image *m)
{
    const struct {
        const char *name;
        uint64_t tag, value;
    } entries[] = {
        {"DT_STRTAB", DT_STRTAB, address_of(m, "strings")},
        {"DT_STRSZ", DT_STRSZ, offset_of(m, "strings-end") - offset_of(m, "strings")},
        {"DT_SYMTAB", DT_SYMTAB, address_of(m, "symbols")},
        {"DT_SYMENT", DT_SYMENT, m->is64 ? 24 : 16},
        {"DT_HASH", DT_HASH, address_of(m, "hash")},
        {"DT_GNU_HASH", DT_GNU_HASH, address_of(m, "gnu_hash")},
        {"DT_VERSYM", DT_VERSYM, address_of(m, "versym")},
        {"DT_VERNEED", DT_VERNEED, address_of(m, "verneed")},
        {"DT_VERNEEDNUM", DT_VERNEEDNUM, 1},
        {"DT_VERDEF", DT_VERDEF, address_of(m, "verdef")},
        {"DT_VERDEFNUM", DT_VERDEFNUM, 2},
        {"DT_FLAGS", DT_FLAGS, DF_BIND_NOW},
        {"DT_FLAGS_1", DT_FLAGS_1, DF_1_NOW},
        {"DT_EXTRA", DT_DEBUG, 0},
        {"DT_NULL", DT_NULL, 0},
    };
    size_t native = m->is64 ? 8 : 4;
    put_label(m, "dynamic");
    for (size_t i = 0; i < parameters[LIBRARIES].value; i++) {
        put(m, native, "DT_NEEDED", i, ".tag", DT_NEEDED);
        put(m, native, "DT_NEEDED", i, "", string("libc.so.6"));
    }
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        put(m, native, entries[i].name, ALONE, ".tag", entries[i].tag);
        put(m, native, entries[i].name, ALONE, "", entries[i].value);
    }
}

static void lay_out(struct image *m)
{
    m->size = 0;
    put_header(m, 7 + (unsigned)parameters[NOTES].value);
    put_segment(m, "PT_INTERP", PT_INTERP, PF_R, "interpreter", "interpreter-end");
    put_segment(m, "PT_LOAD", PT_LOAD, PF_R | PF_X, "", "dynamic");
    put_segment(m, "PT_LOAD2", PT_LOAD, PF_R | PF_W, "dynamic", "end");
    put_segment(m, "PT_DYNAMIC", PT_DYNAMIC, PF_R | PF_W, "dynamic", "end");
    put_segment(m, "PT_NOTE", PT_NOTE, PF_R, "notes", "notes-end");
    put_segment(m, "PT_GNU_STACK", PT_GNU_STACK, PF_R | PF_W, "", "");
    put_segment(m, "PT_GNU_RELRO", PT_GNU_RELRO, PF_R, "dynamic", "end");
    for (uint64_t i = 0; i < parameters[NOTES].value; i++)
        put_segment(m, "PT_NOTES", PT_NOTE, PF_R, "strings", "strings-end");
    m->hole = m->size;
    put_text(m, "interpreter", interpreter, sizeof interpreter);
    name(m, 0, "interpreter-end", ALONE, "");
    put_notes(m);
    put_symbols(m);
    put_text(m, "strings", strings, sizeof strings);
    for (unsigned i = 0; i < parameters[NAMES].value; i++) {
        reserve(m, 14);
        snprintf((char *)m->bytes + m->size - 14, 14, "lib%07x.so", i);
    }
    if (parameters[STRINGS].value > sizeof strings)
        reserve(m, parameters[STRINGS].value - sizeof strings);
    name(m, 0, "strings-end", ALONE, "");
    put_hash_tables(m);
    put_label(m, "verneed");
    put_version_needs(m);
    put_version_definitions(m);
    put_dynamic(m);
    name(m, 0, "end", ALONE, "");
}

/* SIZE:N; false when the word is something else. */
static bool set_parameter(const char *word)
{
    for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++) {
        size_t length = strlen(parameters[i].name);
        if (strncmp(word, parameters[i].name, length) == 0 && word[length] == ':') {
            parameters[i].value = strtoull(word + length + 1, NULL, 0);
            return true;
        }
    }
    return false;
}

/* A number; [&]FIELD[+N]: the offset of a field, or its address. */
static uint64_t evaluate(struct image *m, const char *text, size_t length)
{
    char field[64] = "", *plus;
    bool address = *text == '&';
    if (length >= sizeof field)
        give_up("too long: ", text);
    memcpy(field, text + address, length - address);
    if (*field >= '0' && *field <= '9')
        return strtoull(field, NULL, 0);
    plus = strchr(field, '+');
    if (plus)
        *plus++ = '\0';
    if (!find(m, field))
        give_up("there is no field ", field);
    return (address ? address_of(m, field) : offset_of(m, field)) +
           (plus ? strtoull(plus, NULL, 0) : 0);
}

static void poke(struct image *m, const char *word)
{
    char field[40] = "";
    size_t length = strcspn(word, "=");
    if (word[length] != '=' || length < 2 || length >= sizeof field)
        give_up("FIELD=VALUE is wanted, not ", word);
    char sign = word[length - 1];
    bool relative = sign == '+' || sign == '-';
    memcpy(field, word, length - relative);
    const struct field *f = find(m, field);
    if (!f || f->size == 0)
        give_up("there is no field ", field);
    uint64_t value = evaluate(m, word + length + 1, strlen(word + length + 1));
    if (relative) {
        uint64_t old = load(m, m->bytes + f->at, f->size);
        value = sign == '+' ? old + value : old - value;
    }
    store(m, m->bytes + f->at, f->size, value);
}

static void say(struct image *m, const char *text)
{
    for (const char *open; (open = strchr(text, '{')); text = strchr(open, '}') + 1) {
        size_t length = strcspn(open, "}");
        if (open[length] != '}')
            give_up("a brace without end: ", text);
        printf("%.*s0x%llx", (int)(open - text), text,
               (unsigned long long)evaluate(m, open + 1, length - 1));
    }
    puts(text);
}

static void write_file(const struct image *m, const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    size_t rest = m->size - m->hole;
    if (fd < 0 || pwrite(fd, m->bytes, m->hole, 0) != (ssize_t)m->hole ||
        pwrite(fd, m->bytes + m->hole, rest, (off_t)file_offset(m, m->hole)) != (ssize_t)rest ||
        close(fd) != 0)
        give_up("can't write ", path);
}

/* One field at a time: all of its limits, and its neighbours. */
static void write_each(struct image *m, const char *directory)
{
    for (size_t i = 0; i < m->field_count; i++) {
        const struct field *f = &m->fields[i];
        unsigned char *at = m->bytes + f->at;
        uint64_t old = load(m, at, f->size), highest = 1ULL << (f->size ? f->size * 8 - 1 : 0);
        const uint64_t values[] = {0,       1,           old + 1,    old - 1,
                                   highest, highest - 1, UINT64_MAX, offset_of(m, "end")};
        for (size_t v = 0; f->size && v < sizeof values / sizeof *values; v++) {
            char path[PATH_MAX];
            snprintf(path, sizeof path, "%s/%s-%zu", directory, f->name, v);
            store(m, at, f->size, values[v]);
            write_file(m, path);
        }
        store(m, at, f->size, old);
    }
}

int main(int argc, char **argv)
{
    static struct image m;
    if (argc < 4)
        give_up("usage: make-elf BITS ORDER FILE [SIZE:N | FIELD=VALUE]...", "");
    m.is64 = strcmp(argv[1], "64") == 0;
    m.msb = strcmp(argv[2], "msb") == 0;
    for (char **word = argv + 4; *word; word++)
        set_parameter(*word);
    lay_out(&m);
    lay_out(&m);
    if (strcmp(argv[3], "--each") == 0 && argc > 4) {
        write_each(&m, argv[4]);
    } else if (strcmp(argv[3], "--say") == 0 && argc > 4) {
        say(&m, argv[4]);
    } else {
        for (char **word = argv + 4; *word; word++)
            if (!set_parameter(*word))
                poke(&m, *word);
        write_file(&m, argv[3]);
    }
    free(m.bytes);
    return 0;
}
