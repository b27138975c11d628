/* Puts together what the map tells, and what the inputs tell where it does not. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "link/why.h"

#include "base/grow.h"
#include "link/link_inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    IMPORT_LIMIT = 1 << 16,
    IMPORT_TEXT_LIMIT = 4 << 20, /* bytes of names */
    REFERENCE_LIMIT = 1 << 20,
};

struct reference {
    uint32_t import, object;
};

struct why {
    struct link_map map;
    struct names imports;
    struct reference *references; /* by import, then by depth; later without repetitions */
    size_t reference_count;
    uint32_t *objects; /* of references */
    uint32_t *first;   /* of each import's in objects; one more at the end */
    uint16_t *depths;  /* steps from each file to the program itself; WHY_STEPS: unknown */
    char *gaps;
};

/* An import by its name; a version that the linker or .symver added is the linked file's affair. */
static int32_t import_number(void *context, const char *symbol)
{
    const struct why *w = context;
    return names_find(&w->imports, symbol, strcspn(symbol, "@"));
}

static bool add_reference(void *context, int32_t import, size_t object)
{
    struct why *w = context;
    size_t count = w->reference_count;
    if (count == REFERENCE_LIMIT)
        return false;
    struct reference *references = grown(w->references, count, sizeof *references);
    if (!references)
        return false;
    w->references = references;
    w->references[w->reference_count++] =
        (struct reference){.import = (uint32_t)import, .object = (uint32_t)object};
    return true;
}

static bool note_imports(struct why *w, const struct elf_file *f, char *error, size_t error_size)
{
    w->imports = (struct names){.limit = IMPORT_LIMIT, .text_limit = IMPORT_TEXT_LIMIT};
    for (size_t i = 0; i < f->import_count; i++) {
        const char *name = f->imports[i].name;
        if (names_add(&w->imports, name, strlen(name)) != NAMES_NONE)
            continue;
        snprintf(error, error_size, "more imports than the %d, or the %d bytes of names, kept",
                 IMPORT_LIMIT, IMPORT_TEXT_LIMIT);
        return false;
    }
    return true;
}

/* The length of the chain from a file on; WHY_STEPS where it does not end at the program itself. */
static uint16_t depth_of(const struct why *w, size_t file)
{
    uint16_t steps = 1;
    for (const struct map_file *f = &w->map.files[file]; f->member && steps < WHY_STEPS; steps++) {
        if (f->puller == NO_FILE)
            return f->by ? steps : WHY_STEPS;
        f = &w->map.files[f->puller];
    }
    return steps;
}

static int compare_references(const void *a, const void *b, void *context)
{
    const struct reference *x = a, *y = b;
    const uint16_t *depths = context;
    if (x->import != y->import)
        return x->import < y->import ? -1 : 1;
    if (depths[x->object] != depths[y->object])
        return depths[x->object] < depths[y->object] ? -1 : 1;
    return x->object == y->object ? 0 : x->object < y->object ? -1 : 1;
}

/* Sorts the references into objects[], without repetitions and without what is no object of the
   link: the libraries that define a symbol stand in a cross-reference table too. */
static bool make_index(struct why *w)
{
    size_t imports = w->imports.count, files = w->map.names.count, kept = 0, at = 0;
    w->first = calloc(imports + 1, sizeof *w->first);
    w->objects = calloc(w->reference_count + 1, sizeof *w->objects);
    w->depths = calloc(files + 1, sizeof *w->depths);
    if (!w->first || !w->objects || !w->depths)
        return false;
    for (size_t i = 0; i < files; i++)
        w->depths[i] = depth_of(w, i);
    if (w->reference_count)
        qsort_r(w->references, w->reference_count, sizeof *w->references, compare_references,
                w->depths);
    for (size_t import = 0; import < imports; import++) {
        w->first[import] = (uint32_t)kept;
        for (; at < w->reference_count && w->references[at].import == import; at++) {
            uint32_t object = w->references[at].object;
            if (w->map.files[object].contributes &&
                (kept == w->first[import] || w->objects[kept - 1] != object))
                w->objects[kept++] = object;
        }
    }
    w->first[imports] = (uint32_t)kept;
    return true;
}

/* GNU ld demangles the names in its table: C++'s are not found there by their symbols. */
static bool lacks_mangled(const struct why *w)
{
    bool *found = calloc(w->imports.count + 1, sizeof *found);
    bool lacks = !found;
    for (size_t i = 0; found && i < w->reference_count; i++)
        found[w->references[i].import] = true;
    for (size_t i = 0; found && i < w->imports.count && !lacks; i++)
        lacks = !found[i] && strncmp(names_at(&w->imports, i), "_Z", 2) == 0;
    free(found);
    return lacks;
}

static bool note_gaps(struct why *w, const struct link_inputs_result *inputs, bool pullers)
{
    size_t missing = inputs->wanted - inputs->read;
    const char *lack = !w->map.tells_references ? "has no cross-reference table"
                       : !pullers               ? "has no list of pulled members"
                                                : "has C++ names in demangled form only";
    if (missing == 0)
        return true;
    return asprintf(&w->gaps,
                    "the map %s, and of the %zu inputs that it names %zu can't be read (%s)", lack,
                    inputs->wanted, missing, inputs->example) >= 0;
}

/* The map, and the inputs for what it leaves out. */
static bool read_link(struct why *w, const char *map, const struct elf_file *f, char *error,
                      size_t error_size)
{
    const struct map_references to = {
        .context = w, .wanted = import_number, .reference = add_reference};
    struct link_inputs_result inputs = {0};
    if (!note_imports(w, f, error, error_size) ||
        link_map_open(&w->map, map, &to, error, error_size) != ELF_OK)
        return false;
    bool pullers = w->map.linker == LINKER_GNU_LD || w->map.linker == LINKER_GOLD;
    if ((!pullers || !w->map.tells_references || lacks_mangled(w)) &&
        link_inputs_read(&w->map, map, !pullers, &to, &inputs, error, error_size) != ELF_OK)
        return false;
    if (make_index(w) && note_gaps(w, &inputs, pullers))
        return true;
    snprintf(error, error_size, "out of memory");
    return false;
}

struct why *why_open(const char *map, const struct elf_file *f, char *error, size_t error_size)
{
    struct why *w = calloc(1, sizeof *w);
    if (!w) {
        snprintf(error, error_size, "out of memory");
        return NULL;
    }
    if (!read_link(w, map, f, error, error_size)) {
        why_close(w);
        return NULL;
    }
    free(w->references);
    w->references = NULL;
    return w;
}

void why_close(struct why *w)
{
    if (!w)
        return;
    link_map_close(&w->map);
    names_free(&w->imports);
    free(w->references);
    free(w->objects);
    free(w->first);
    free(w->depths);
    free(w->gaps);
    free(w);
}

void why_symbol(const struct why *w, const char *symbol, struct why_answer *answer)
{
    int32_t import = names_find(&w->imports, symbol, strlen(symbol));
    *answer = (struct why_answer){0};
    if (import == NAMES_NONE)
        return;
    answer->objects = w->objects + w->first[import];
    answer->count = w->first[import + 1] - w->first[import];
}

size_t why_chain(const struct why *w, uint32_t object, struct why_step steps[WHY_STEPS])
{
    size_t count = 0;
    int32_t at = (int32_t)object;
    do {
        const struct map_file *f = &w->map.files[at];
        steps[count++] = (struct why_step){.object = names_at(&w->map.names, (size_t)at),
                                           .bytes = f->bytes,
                                           .by = f->member ? f->by : NULL,
                                           .own = !f->member};
        at = f->member ? f->puller : NO_FILE;
    } while (at != NO_FILE && count < WHY_STEPS);
    return count;
}

char *why_summary(const struct why *w, const char *symbol)
{
    enum { SHOWN = 8 };
    char *text = NULL;
    size_t size = 0;
    struct why_answer answer;
    struct why_step steps[WHY_STEPS];
    why_symbol(w, symbol, &answer);
    FILE *out = answer.count ? open_memstream(&text, &size) : NULL;
    if (!out)
        return NULL;
    size_t count = why_chain(w, answer.objects[0], steps);
    fprintf(out, "%.300s", steps[0].object);
    for (size_t i = 0; i < count && steps[i].by && i < SHOWN; i++)
        if (i + 1 < count)
            fprintf(out, " <- %.300s (%.200s)", steps[i + 1].object, steps[i].by);
        else
            fprintf(out, " <- %.200s", steps[i].by);
    if (count > SHOWN + 1)
        fprintf(out, " <- ...");
    if (answer.count > 1)
        fprintf(out, "; %zu more", answer.count - 1);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

const char *why_gaps(const struct why *w)
{
    return w->gaps;
}
