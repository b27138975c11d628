/* Judges objects before they are linked, each wanted symbol by its name alone. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "judge/check_objects.h"

#include "abi/gabi.h"
#include "abi/nonshared.h"
#include "abi/substitutes.h"
#include "judge/floor.h"

#include <stdio.h>
#include <string.h>

enum { ORIGIN_LIMIT = 512 };

struct judge {
    const struct objects *objects;
    const struct policy *policy;
    int minor;
    struct abi_cache *tables;
    struct findings *out;
    const struct objects_member *member; /* that is being judged */
    const struct abi_arch *arch;         /* its; NULL: there is no table */
    const struct abi_index *index;
    bool told_architecture; /* once a file */
};

/* The member goes with what was found in it. */
#define ADD(j, rule, about, ...)                                                                   \
    do {                                                                                           \
        size_t before = (j)->out->count;                                                           \
        findings_add((j)->out, (j)->policy, rule, about, __VA_ARGS__);                             \
        name_origin(j, before);                                                                    \
    } while (0)

static void name_origin(struct judge *j, size_t before)
{
    struct findings *out = j->out;
    if (out->count == before || !j->member->name)
        return;
    out->list[before].origin = strndup(j->member->name, ORIGIN_LIMIT);
    if (!out->list[before].origin)
        out->out_of_memory = true;
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
    size_t length = strcspn(symbol, "@"), count = 0; /* "memcpy@GLIBC_2.2.5", by .symver */
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
    /* What the link with that release takes from libc_nonshared.a asks for no export. */
    if (!e || m.there || j->minor <= nonshared_last(symbol))
        return;
    const char *library = abi_soname(j->arch, e->library), *name = abi_symbol_of(j->arch, e);
    const struct finding about = {.symbol = name, .library = library, .mend = substitute_for(name)};
    if (e->since > j->minor)
        ADD(j, RULE_SYMBOL, about, "%s has it since glibc 2.%d", library, e->since);
    else
        ADD(j, RULE_SYMBOL, about, "%s has it no longer since glibc 2.%d", library, e->until);
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

static void judge_stack(struct judge *j)
{
    const struct finding about = {.subject = ".note.GNU-stack"};
    if (j->member->executable_stack)
        ADD(j, RULE_EXECUTABLE_STACK, about, "says that the stack is executable");
    else if (!j->member->has_stack_note && stack_note_is_needed(j->member->machine))
        ADD(j, RULE_EXECUTABLE_STACK, about, "is missing: GNU ld makes the stack executable");
}

/* The table for this object; one that there is none for is told once a file. */
static void set_architecture(struct judge *j)
{
    const struct objects_member *m = j->member;
    j->arch = abi_by_elf(m->machine, m->elf_class, m->data);
    j->index = j->arch ? abi_cached(j->tables, j->arch) : NULL;
    if (j->arch && !j->index)
        j->out->out_of_memory = true;
    if (j->arch || j->told_architecture)
        return;
    char machine[64];
    snprintf(machine, sizeof machine, "e_machine %u", m->machine);
    ADD(j, RULE_ARCHITECTURE, (struct finding){.subject = machine},
        "no table for it with %d bits, %s", m->elf_class == ELFCLASS64 ? 64 : 32,
        m->data == ELFDATA2LSB ? "little-endian" : "big-endian");
    j->told_architecture = true;
}

/* A weak symbol may stay without a definition. */
static const char *strong_want(const struct judge *j, size_t number)
{
    const struct objects_want *want = &j->objects->wants[j->member->first + number];
    return want->weak ? NULL : names_at(&j->objects->names, want->name);
}

/* A linker takes a member for a symbol that it defines: one without, as rustc's lib.rmeta, stays in
   the archive. */
static bool is_never_linked(const struct objects_member *m)
{
    return m->name && !m->defines;
}

static void judge_member(struct judge *j, const struct objects_member *m)
{
    j->member = m;
    if (is_never_linked(m))
        return;
    judge_stack(j);
    set_architecture(j);
    for (size_t i = 0; i < m->count && j->index && j->minor; i++)
        if (strong_want(j, i))
            judge_symbol(j, strong_want(j, i));
}

void check_objects(const struct objects *o, const struct policy *policy, int minor,
                   struct abi_cache *tables, struct findings *out)
{
    struct judge j = {.objects = o, .policy = policy, .minor = minor, .tables = tables, .out = out};
    for (size_t i = 0; i < o->member_count; i++)
        judge_member(&j, &o->members[i]);
}

/* The newest release that one of a member's symbols begins with; FLOOR_ANY: the table's oldest has
   them all. */
static int member_floor(struct judge *j, const struct objects_member *m)
{
    int floor = FLOOR_ANY;
    j->member = m;
    if (is_never_linked(m))
        return FLOOR_ANY;
    set_architecture(j);
    for (size_t i = 0; i < m->count && j->index; i++) {
        const char *symbol = strong_want(j, i);
        const struct abi_export *e = symbol ? match_symbol(j, symbol).oldest : NULL;
        if (e && e->since > floor && e->since > j->arch->oldest && !nonshared_last(symbol))
            floor = e->since;
    }
    return floor;
}

int objects_floor(const struct objects *o, struct abi_cache *tables, struct findings *below)
{
    const struct policy symbols = {.allowed = ~RULE_BIT(RULE_SYMBOL)};
    struct judge j = {.objects = o, .policy = &symbols, .tables = tables, .out = below};
    int floor = FLOOR_ANY;
    for (size_t i = 0; i < o->member_count; i++) {
        int own = member_floor(&j, &o->members[i]);
        floor = own > floor ? own : floor;
    }
    if (floor != FLOOR_ANY)
        check_objects(o, &symbols, floor - 1, tables, below);
    return floor;
}
