/* Judges objects and archives before they are linked, each undefined symbol by its name alone. */
#define _GNU_SOURCE
#include "check_objects.h"

#include "check_rules.h"
#include "definitions.h"
#include "elf_object.h"

#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifndef EM_LOONGARCH
#define EM_LOONGARCH 258
#endif

enum { PATH_LIMIT = 8192, ORIGIN_LIMIT = 512 };

struct judge {
    const char *path;
    const struct policy *policy;
    int minor;
    struct abi_cache *tables;
    struct findings *out;
    struct objects_result *result;
    objects_unreadable *unreadable;
    void *context;
    struct definitions defined; /* in this file, by any member */
    const char *member;         /* that is being judged; NULL: the file is no archive */
    const struct abi_arch *arch;
    const struct abi_index *index;
    bool collecting;        /* the first pass */
    bool told_architecture; /* once a file */
    bool too_many;          /* definitions */
};

/* The member goes with what was found in it. */
#define FIND(j, rule, about, ...)                                                                  \
    do {                                                                                           \
        size_t before = (j)->out->count;                                                           \
        findings_add((j)->out, (j)->policy, rule, about, __VA_ARGS__);                             \
        name_origin(j, before);                                                                    \
    } while (0)

static void name_origin(struct judge *j, size_t before)
{
    struct findings *out = j->out;
    if (out->count == before || !j->member)
        return;
    out->list[before].origin = strndup(j->member, ORIGIN_LIMIT);
    if (!out->list[before].origin)
        out->out_of_memory = true;
}

/* Without the version that .symver gives it: "memcpy@GLIBC_2.2.5" is memcpy. */
static size_t name_length(const char *symbol)
{
    return strcspn(symbol, "@");
}

/* What glibc has for a wanted symbol: its oldest export, and whether the release has one. */
struct match {
    const struct abi_export *oldest;
    bool there;
};

static struct match match_symbol(const struct judge *j, const char *symbol)
{
    char name[512];
    struct match m = {0};
    size_t length = name_length(symbol), count = 0;
    const char *version = symbol + length + strspn(symbol + length, "@");
    if (length >= sizeof name)
        return m;
    memcpy(name, symbol, length);
    name[length] = '\0';
    const struct abi_export *e = abi_symbol(j->index, name, &count);
    for (size_t i = 0; i < count; i++) {
        if (*version && strcmp(version, abi_version_of(j->arch, &e[i])) != 0)
            continue;
        m.there |= abi_there(&e[i], j->minor);
        if (!m.oldest || e[i].since < m.oldest->since)
            m.oldest = &e[i];
    }
    return m;
}

static void judge_symbol(struct judge *j, const char *symbol)
{
    const struct match m = match_symbol(j, symbol);
    const struct abi_export *e = m.oldest;
    if (!e)
        return;
    if (e->since > j->result->floor && e->since > j->arch->oldest)
        j->result->floor = e->since;
    if (m.there || !j->minor)
        return;
    const char *library = abi_soname(j->arch, e->library), *name = abi_symbol_of(j->arch, e);
    const struct finding about = {.symbol = name, .library = library, .mend = substitute_for(name)};
    if (e->since > j->minor)
        FIND(j, RULE_SYMBOL, about, "%s has it since glibc 2.%d", library, e->since);
    else
        FIND(j, RULE_SYMBOL, about, "%s has it no longer since glibc 2.%d", library, e->until);
}

/* What GNU ld makes of an object without the note: on these it does not mean executable
   (elf_backend_default_execstack in binutils' bfd). */
static bool stack_note_is_needed(uint16_t machine)
{
    static const uint16_t not_needed[] = {EM_AARCH64, EM_RISCV, EM_LOONGARCH, EM_PPC64, EM_IA_64};
    for (size_t i = 0; i < sizeof not_needed / sizeof *not_needed; i++)
        if (machine == not_needed[i])
            return false;
    return true;
}

static void judge_stack(struct judge *j, const struct elf_object *o)
{
    const struct finding about = {.subject = ".note.GNU-stack"};
    if (o->executable_stack)
        FIND(j, RULE_EXECUTABLE_STACK, about, "says that the stack is executable");
    else if (!o->has_stack_note && stack_note_is_needed(o->machine))
        FIND(j, RULE_EXECUTABLE_STACK, about, "is missing: GNU ld makes the stack executable");
}

/* The table for this object; one that there is none for is told once a file. */
static void set_architecture(struct judge *j, const struct elf_object *o)
{
    j->arch = abi_by_elf(o->machine, o->elf_class, o->data);
    j->index = j->arch ? abi_cached(j->tables, j->arch) : NULL;
    if (j->arch && !j->index)
        j->out->out_of_memory = true;
    if (j->arch || j->told_architecture)
        return;
    char machine[64];
    snprintf(machine, sizeof machine, "e_machine %u", o->machine);
    FIND(j, RULE_ARCHITECTURE, (struct finding){.subject = machine},
         "no table for it with %d bits, %s", o->elf_class == ELFCLASS64 ? 64 : 32,
         o->data == ELFDATA2LSB ? "little-endian" : "big-endian");
    j->told_architecture = true;
}

static void judge_object(struct judge *j, const struct elf_object *o)
{
    judge_stack(j, o);
    set_architecture(j, o);
    for (size_t i = 0; i < o->symbol_count; i++) {
        const struct object_symbol *s = &o->symbols[i];
        if (s->defined ||
            definitions_find(&j->defined, s->name, name_length(s->name)) != DEFINITIONS_NONE)
            continue;
        j->result->wanted++;
        if (!s->weak && j->index) /* a weak one may stay without a definition */
            judge_symbol(j, s->name);
    }
}

static void collect(struct judge *j, const struct elf_object *o)
{
    for (size_t i = 0; i < o->symbol_count; i++) {
        const char *name = o->symbols[i].name;
        if (o->symbols[i].defined && !definitions_add(&j->defined, name, name_length(name), 0))
            j->too_many = true;
    }
}

/* One object in one of the two passes; it is closed here. */
static void take_object(struct judge *j, const char *member, struct elf_object *o)
{
    if (j->collecting) {
        collect(j, o);
    } else {
        j->result->members++;
        j->member = member;
        judge_object(j, o);
    }
    object_close(o);
}

static void tell_unreadable(const struct judge *j, const char *member, const char *error)
{
    char name[PATH_LIMIT];
    snprintf(name, sizeof name, "%s(%s)", j->path, member);
    if (j->unreadable)
        j->unreadable(j->context, name, error);
}

/* One pass over the members. */
static enum elf_status each_member(struct judge *j, char *error, size_t error_size)
{
    struct archive a;
    struct archive_member m;
    enum archive_step step;
    enum elf_status status = archive_open(&a, j->path, error, error_size);
    if (status != ELF_OK)
        return status;
    while ((step = archive_next(&a, &m)) == ARCHIVE_MEMBER && !j->too_many) {
        struct elf_object o;
        char why[256];
        status = object_open_member(&o, &a, &m, why, sizeof why);
        if (status == ELF_OK) {
            take_object(j, m.name, &o);
        } else if (!j->collecting) {
            j->result->unreadable++;
            tell_unreadable(j, m.name, why);
        }
    }
    archive_close(&a);
    return step == ARCHIVE_ERROR ? ELF_UNREADABLE : ELF_OK;
}

static enum elf_status one_object(struct judge *j, char *error, size_t error_size)
{
    struct elf_object o;
    enum elf_status status = object_open(&o, j->path, 0, OBJECT_WHOLE, error, error_size);
    if (status != ELF_OK)
        return status;
    collect(j, &o);
    take_object(j, NULL, &o);
    return status;
}

/* The first bytes of a file: what they begin. */
static bool begins_archive(const char *path, bool *object)
{
    unsigned char h[EI_NIDENT + 2] = {0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    ssize_t got = fd < 0 ? 0 : pread(fd, h, sizeof h, 0);
    if (fd >= 0)
        close(fd);
    bool big = h[EI_DATA] == ELFDATA2MSB;
    *object = got >= 4 &&
              (object_is_bitcode(h) || (memcmp(h, ELFMAG, SELFMAG) == 0 &&
                                        h[EI_NIDENT + big] == ET_REL && h[EI_NIDENT + !big] == 0));
    return got >= 8 && archive_begins((const char *)h);
}

bool is_object_file(const char *path)
{
    bool object;
    return begins_archive(path, &object) || object;
}

enum elf_status check_objects(const char *path, const struct policy *policy, int minor,
                              struct abi_cache *tables, struct findings *out,
                              struct objects_result *result, objects_unreadable *unreadable,
                              void *context, char *error, size_t error_size)
{
    struct judge j = {.path = path,
                      .policy = policy,
                      .minor = minor,
                      .tables = tables,
                      .out = out,
                      .result = result,
                      .unreadable = unreadable,
                      .context = context,
                      .collecting = true};
    bool object;
    enum elf_status status;
    *result = (struct objects_result){0};
    if (begins_archive(path, &object)) {
        status = each_member(&j, error, error_size);
        j.collecting = false;
        if (status == ELF_OK && !j.too_many)
            status = each_member(&j, error, error_size);
    } else {
        j.collecting = false;
        status = one_object(&j, error, error_size);
    }
    if (status == ELF_OK && j.too_many) {
        snprintf(error, error_size, "more than %d defined symbols", DEFINITIONS_LIMIT);
        status = ELF_NO_MEMORY;
    }
    definitions_free(&j.defined);
    return status;
}
