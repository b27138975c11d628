/* What the notes say: the kernel of the ABI note, the ISA level, the libraries to be dlopen'ed, the
   package that the file belongs to. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/reader.h"

#include <stdlib.h>
#include <string.h>

enum {
    NOTE_LIMIT = 1 << 20,           /* bytes of all PT_NOTE: thousands may hold the same */
    NOTE_DLOPEN = 0x407c0c0a,       /* uapi-group.org's specification of ELF dlopen metadata */
    NOTE_PACKAGE = (int)0xcafe1a7e, /* uapi-group.org's "Package Metadata for Executable Files" */
    NOTE_APPLIES_PACKED = 1,        /* floor/startup/packed_relocations.c */
    PROPERTY_AARCH64_FEATURES = (int)0xc0000000, /* GNU_PROPERTY_AARCH64_FEATURE_1_AND; AAELF64 */
    PROPERTY_X86_FEATURES = (int)0xc0000002,     /* GNU_PROPERTY_X86_FEATURE_1_AND; x86-64 psABI */
    PROPERTY_X86_ISA = (int)0xc0008002           /* GNU_PROPERTY_X86_ISA_1_NEEDED, likewise */
};

struct note {
    const char *owner;
    const unsigned char *text;
    uint32_t owner_size, size, type;
};

static void read_abi_tag(struct reader *r, const struct note *n)
{
    static const char *const systems[] = {NULL, "the Hurd", "Solaris", "FreeBSD"};
    if (n->size < 16)
        return;
    const uint32_t system = word(r, n->text);
    if (system != ELF_NOTE_OS_LINUX) {
        r->f->other_system = system < 4 ? systems[system] : "another system";
        return;
    }
    uint32_t major = word(r, n->text + 4), minor = word(r, n->text + 8),
             patch = word(r, n->text + 12);
    if (major < 256 && minor < 256 && patch < 256)
        r->f->kernel = major << 16 | minor << 8 | patch;
}

/* An array of type, size, and the property itself, each aligned as words of the class are. */
static void read_properties(struct reader *r, const struct note *n)
{
    size_t align = r->is64 ? 8 : 4;
    for (size_t at = 0; n->size - at >= 8;) {
        uint32_t type = word(r, n->text + at), size = word(r, n->text + at + 4);
        at += 8;
        if (size > n->size - at)
            return;
        const uint32_t value = size >= 4 ? word(r, n->text + at) : 0;
        if (type == (uint32_t)PROPERTY_X86_ISA)
            r->f->isa = value;
        else if (type == (uint32_t)PROPERTY_X86_FEATURES)
            r->f->x86_features = value;
        else if (type == (uint32_t)PROPERTY_AARCH64_FEATURES)
            r->f->aarch64_features = value;
        size_t step = (size + align - 1) / align * align;
        if (step > n->size - at)
            return;
        at += step;
    }
}

/* JSON up to its zero byte. It is kept as it stands: whoever prints it makes it safe. */
static void read_package(struct reader *r, const struct note *n)
{
    if (r->f->package)
        return;
    r->f->package = strndup((const char *)n->text, n->size);
    if (!r->f->package)
        reader_fail(r, ELF_NO_MEMORY, "out of memory");
}

static bool is_owner(const struct note *n, const char *owner)
{
    return n->owner_size == strlen(owner) + 1 && memcmp(n->owner, owner, n->owner_size) == 0;
}

/* Systems whose notes stand in every file of theirs. */
static void note_system(struct elf_file *f, const struct note *n)
{
    static const char *const systems[] = {"FreeBSD", "NetBSD", "OpenBSD", "DragonFly", "Android"};
    for (size_t i = 0; i < sizeof systems / sizeof *systems; i++)
        if (is_owner(n, systems[i]))
            f->other_system = systems[i];
}

/* The loader takes x86's properties from PT_GNU_PROPERTY, where there is one. */
static void read_property(struct reader *r, const struct note *n)
{
    if (is_owner(n, "GNU") && n->type == NT_GNU_PROPERTY_TYPE_0)
        read_properties(r, n);
}

static void read_note(struct reader *r, const struct note *n)
{
    note_system(r->f, n);
    if (is_owner(n, "glibc-floor") && n->type == NOTE_APPLIES_PACKED)
        r->f->applies_packed = true;
    if (n->owner_size == 4 && memcmp(n->owner, "GNU", 4) == 0) {
        if (n->type == NT_GNU_ABI_TAG)
            read_abi_tag(r, n);
        else if (n->type == NT_GNU_PROPERTY_TYPE_0)
            read_properties(r, n);
    } else if (n->owner_size == 4 && memcmp(n->owner, "FDO", 4) == 0) {
        if (n->type == NOTE_DLOPEN)
            note_dlopen(r, (const char *)n->text, n->size);
        else if (n->type == (uint32_t)NOTE_PACKAGE)
            read_package(r, n);
    }
}

/* Notes hold nothing that the loader refuses a file for: one that is cut short ends the list. */
static bool read_segment(struct reader *r, const struct elf_segment *s,
                         void read_one(struct reader *, const struct note *))
{
    if (s->offset > r->size || s->file_size > r->size - s->offset)
        return true;
    unsigned char *text = read_piece(r, s->offset, s->file_size, "PT_NOTE");
    size_t align = s->align == 8 ? 8 : 4;
    for (size_t at = 0; text && s->file_size - at >= 12;) {
        struct note n = {
            .owner_size = word(r, text + at),
            .size = word(r, text + at + 4),
            .type = word(r, text + at + 8),
        };
        at += 12;
        uint64_t owner_step = ((uint64_t)n.owner_size + 3) / 4 * 4;
        uint64_t start = (at + owner_step + align - 1) / align * align;
        if (start > s->file_size || n.size > s->file_size - start)
            break;
        n.owner = (const char *)text + at;
        n.text = text + start;
        read_one(r, &n);
        uint64_t next = (start + n.size + align - 1) / align * align;
        if (next > s->file_size)
            break;
        at = (size_t)next;
    }
    free(text);
    return r->status == ELF_OK;
}

bool read_notes(struct reader *r)
{
    uint64_t left = NOTE_LIMIT;
    for (size_t i = 0; i < r->f->segment_count; i++) {
        const struct elf_segment *s = &r->f->segments[i];
        const bool notes = s->type == PT_NOTE;
        if (!(notes || s->type == PT_GNU_PROPERTY) || s->file_size > left)
            continue;
        left -= s->file_size;
        if (!read_segment(r, s, notes ? read_note : read_property))
            return false;
    }
    return true;
}
