/* The functions that the loader calls before main and after it, by their arrays: whether there is
   code where they point to. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/reader.h"

static const struct {
    unsigned table, size; /* DT_* */
    const char *name;
} arrays[CALL_ARRAYS] = {
    {DT_PREINIT_ARRAY, DT_PREINIT_ARRAYSZ, "DT_PREINIT_ARRAY"},
    {DT_INIT_ARRAY, DT_INIT_ARRAYSZ, "DT_INIT_ARRAY"},
    {DT_FINI_ARRAY, DT_FINI_ARRAYSZ, "DT_FINI_ARRAY"},
};

static uint64_t start_of(const struct reader *r, size_t i)
{
    return r->f->tags.value[arrays[i].table];
}

static uint64_t size_of(const struct reader *r, size_t i)
{
    return r->f->tags.has[arrays[i].table] ? r->f->tags.value[arrays[i].size] : 0;
}

void locate_calls(struct reader *r)
{
    uint64_t low = UINT64_MAX, high = 0;
    for (size_t i = 0; i < CALL_ARRAYS; i++) {
        const uint64_t start = start_of(r, i), size = size_of(r, i);
        if (size == 0 || size > UINT64_MAX - start)
            continue;
        low = start < low ? start : low;
        high = start + size > high ? start + size : high;
    }
    r->calls_start = low;
    r->calls_size = high > low ? high - low : 0;
}

static void note_wrong(struct elf_file *f, const char *name, uint64_t address)
{
    if (!f->wrong_call) {
        f->wrong_call = name;
        f->wrong_call_at = address;
    }
}

void note_call(struct reader *r, uint64_t place, const uint64_t *address)
{
    for (size_t i = 0; i < CALL_ARRAYS; i++) {
        if (place - start_of(r, i) >= size_of(r, i))
            continue;
        r->calls_told[i] = true;
        if (address && !elf_has_code(r->f, *address))
            note_wrong(r->f, arrays[i].name, *address);
    }
}

/* Where no relocation brings the addresses with it, they stand in the array. */
bool read_calls(struct reader *r)
{
    const size_t size = r->is64 ? 8 : 4;
    for (size_t i = 0; i < CALL_ARRAYS; i++) {
        const struct elf_segment *s = load_at(r->f, start_of(r, i));
        const uint64_t from = s ? start_of(r, i) - s->address : 0;
        if (r->calls_told[i] || !s || from >= s->file_size)
            continue;
        const uint64_t left = s->file_size - from;
        const uint64_t bytes = size_of(r, i) < left ? size_of(r, i) : left;
        for (uint64_t at = 0; at + size <= bytes && !r->f->wrong_call; at += size) {
            unsigned char text[8];
            if (!read_at(r, s->offset + from + at, text, size, arrays[i].name))
                return false;
            const uint64_t address = native(r, text);
            if (address == 0 || !elf_has_code(r->f, address))
                note_wrong(r->f, arrays[i].name, address);
        }
    }
    return true;
}
