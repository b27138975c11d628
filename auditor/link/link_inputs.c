/* Finds the inputs of a link, and follows their undefined symbols from the program's own objects.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "link/link_inputs.h"

#include "base/grow.h"
#include "elf/object.h"
#include "link/definitions.h"
#include "link/readings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LIMIT = 8192, TEXT_LIMIT = 8 << 20, INPUT_LIMIT = 1 << 18, NO_INPUT = -1 };

/* Where an input's bytes are. Members of one name in one archive are inputs of one file. */
struct input {
    uint64_t offset, size;
    int32_t path; /* in paths */
    int32_t next; /* of the same file */
};

struct inputs {
    struct link_map *m;
    const char *map_path;
    const struct map_references *references;
    struct link_inputs_result *result;
    struct names archives, paths;
    struct definitions defined;
    struct input *list;
    size_t count;
    struct readings readings;
    int32_t *first; /* input of each file of the map */
    char *error;
    size_t error_size;
    enum elf_status status;
};

static bool fail(struct inputs *in, enum elf_status status, const char *why)
{
    if (in->status == ELF_OK)
        snprintf(in->error, in->error_size, "%s", why);
    in->status = status;
    return false;
}

static bool add_object(struct inputs *in, const struct elf_object *o)
{
    return readings_add(&in->readings, o->file, o->file_size, o->size) ||
           fail(in, ELF_UNREADABLE, "the same inputs by more names than in any real link");
}

/* An archive that is looked through. */
static bool add_archive(struct inputs *in, const struct archive *a)
{
    struct stat st;
    return (fstat(a->reader.fd, &st) == 0 &&
            readings_add(&in->readings, (struct file_id){st.st_dev, st.st_ino}, a->reader.size,
                         a->reader.size)) ||
           fail(in, ELF_UNREADABLE, "the same archive by more names than in any real link");
}

static void note_unread(struct inputs *in, const char *name, const char *why)
{
    snprintf(in->result->example, sizeof in->result->example, "%.250s: %.250s", name, why);
}

/* The path of a file that the map names: from the map's directory, if it is there. */
static void resolve(const struct inputs *in, const char *name, size_t length, char *path)
{
    const char *slash = strrchr(in->map_path, '/');
    if (name[0] != '/' && slash) {
        snprintf(path, PATH_LIMIT, "%.*s%.*s", (int)(slash + 1 - in->map_path), in->map_path,
                 (int)length, name);
        if (access(path, F_OK) == 0)
            return;
    }
    snprintf(path, PATH_LIMIT, "%.*s", (int)length, name);
}

/* The length of the archive's name in "libb.a(beta.o)"; 0 for an object of its own. */
static size_t archive_length(const char *name)
{
    const char *open = strrchr(name, '(');
    return open && name[strlen(name) - 1] == ')' ? (size_t)(open - name) : 0;
}

static bool add_input(struct inputs *in, size_t file, const char *path, uint64_t offset,
                      uint64_t size)
{
    int32_t number = names_add(&in->paths, path, strlen(path));
    if (number == NAMES_NONE || in->count == INPUT_LIMIT)
        return fail(in, ELF_NO_MEMORY, "more inputs than can be kept");
    struct input *list = grown(in->list, in->count, sizeof *list);
    if (!list)
        return fail(in, ELF_NO_MEMORY, "out of memory");
    in->list = list;
    in->list[in->count] =
        (struct input){.offset = offset, .size = size, .path = number, .next = in->first[file]};
    in->first[file] = (int32_t)in->count++;
    return true;
}

/* Notes what an object defines, and tells what it wants. */
static void take_symbols(struct inputs *in, size_t file, const struct elf_object *o)
{
    const struct map_references *to = in->references;
    for (size_t i = 0; i < o->symbol_count && in->status == ELF_OK; i++) {
        const struct object_symbol *s = &o->symbols[i];
        if (s->defined) {
            if (!definitions_add(&in->defined, s->name, strlen(s->name), (int32_t)file))
                fail(in, ELF_NO_MEMORY, "the inputs define more symbols than can be kept");
            continue;
        }
        int32_t wanted = to->wanted(to->context, s->name);
        if (wanted >= 0 && !to->reference(to->context, wanted, file))
            fail(in, ELF_NO_MEMORY, "more references than can be kept");
    }
}

static void take_object(struct inputs *in, size_t file)
{
    struct elf_object o;
    char path[PATH_LIMIT], why[256];
    const char *name = names_at(&in->m->names, file);
    resolve(in, name, strlen(name), path);
    const enum elf_status status = object_open(&o, path, 0, OBJECT_WHOLE, why, sizeof why);
    if (o.file_size)
        add_object(in, &o);
    if (status != ELF_OK)
        note_unread(in, name, why);
    else if (in->status == ELF_OK && add_input(in, file, path, 0, OBJECT_WHOLE))
        take_symbols(in, file, &o);
    object_close(&o);
}

/* The file of the map that is this member; NO_FILE when it was not linked. A thin archive's member
   goes by its name (lld) or its path (gold, mold). */
static int32_t linked_member(const struct inputs *in, const char *archive,
                             const struct archive_member *m)
{
    const char *names[] = {m->name, m->path};
    for (size_t i = 0; i < 2 && names[i]; i++) {
        char text[PATH_LIMIT];
        int length = snprintf(text, sizeof text, "%s(%s)", archive, names[i]);
        int32_t file = length > 0 && (size_t)length < sizeof text
                           ? names_find(&in->m->names, text, (size_t)length)
                           : NAMES_NONE;
        if (file != NAMES_NONE)
            return file;
    }
    return NO_FILE;
}

static void take_archive(struct inputs *in, const char *name)
{
    struct archive a;
    struct archive_member m;
    enum archive_step step;
    char path[PATH_LIMIT], why[256];
    resolve(in, name, strlen(name), path);
    if (archive_open(&a, path, why, sizeof why) != ELF_OK) {
        note_unread(in, name, why);
        return;
    }
    add_archive(in, &a);
    while ((step = archive_next(&a, &m)) == ARCHIVE_MEMBER && in->status == ELF_OK) {
        struct elf_object o;
        char text[256];
        int32_t file = linked_member(in, name, &m);
        if (file == NO_FILE)
            continue;
        const enum elf_status status = object_open_member(&o, &a, &m, text, sizeof text);
        if (o.file_size)
            add_object(in, &o);
        if (status != ELF_OK)
            note_unread(in, names_at(&in->m->names, (size_t)file), text);
        else if (in->status == ELF_OK &&
                 add_input(in, (size_t)file, m.path ? m.path : path, m.offset, m.size))
            take_symbols(in, (size_t)file, &o);
        object_close(&o);
    }
    if (step == ARCHIVE_ERROR)
        note_unread(in, name, why);
    archive_close(&a);
}

/* Was it linked? A member that was pulled in may have no section in the output, as LTO compiled it
   anew, or as nothing of it was used. */
static bool is_linked(const struct map_file *f)
{
    return f->contributes || f->member;
}

/* Every object that was linked, each archive once: the program's own objects first, since what they
   define needs no member. */
static void take_all(struct inputs *in)
{
    size_t files = in->m->names.count;
    for (size_t i = 0; i < files && in->status == ELF_OK; i++) {
        const char *name = names_at(&in->m->names, i);
        size_t length = archive_length(name);
        in->result->wanted += is_linked(&in->m->files[i]);
        if (length && is_linked(&in->m->files[i]) &&
            names_add(&in->archives, name, length) == NAMES_NONE)
            fail(in, ELF_NO_MEMORY, "more archives than can be kept");
    }
    for (size_t i = 0; i < files && in->status == ELF_OK; i++)
        if (is_linked(&in->m->files[i]) && archive_length(names_at(&in->m->names, i)) == 0)
            take_object(in, i);
    for (size_t i = 0; i < in->archives.count && in->status == ELF_OK; i++)
        take_archive(in, names_at(&in->archives, i));
    for (size_t i = 0; i < files && !in->result->example[0]; i++)
        if (is_linked(&in->m->files[i]) && in->first[i] == NO_INPUT)
            note_unread(in, names_at(&in->m->names, i), "not in its archive");
}

/* Whoever defines what this input wants is pulled in by it, unless something was nearer. */
static void follow_input(struct inputs *in, size_t file, const struct input *input, bool *reached,
                         uint32_t *queue, size_t *queued)
{
    struct elf_object o;
    char why[256];
    if (object_open(&o, names_at(&in->paths, (size_t)input->path), input->offset, input->size, why,
                    sizeof why) != ELF_OK) {
        note_unread(in, names_at(&in->m->names, file), why);
        return;
    }
    for (size_t i = 0; i < o.symbol_count && in->status == ELF_OK; i++) {
        const struct object_symbol *s = &o.symbols[i];
        if (s->defined || s->weak) /* a weak one pulls nothing in */
            continue;
        int32_t owner = definitions_find(&in->defined, s->name, strlen(s->name));
        if (owner == DEFINITIONS_NONE || reached[owner])
            continue;
        int32_t by = names_add(&in->m->symbols, s->name, strlen(s->name));
        if (by == NAMES_NONE) {
            fail(in, ELF_NO_MEMORY, "more symbols that pull members in than can be kept");
            break;
        }
        in->m->files[owner].by = names_at(&in->m->symbols, (size_t)by);
        in->m->files[owner].puller = (int32_t)file;
        reached[owner] = true;
        queue[(*queued)++] = (uint32_t)owner;
    }
    object_close(&o);
}

/* Breadth first, so the first way that reaches a member is a shortest one. */
static void follow_all(struct inputs *in)
{
    size_t files = in->m->names.count, queued = 0;
    bool *reached = calloc(files + 1, sizeof *reached);
    uint32_t *queue = calloc(files + 1, sizeof *queue);
    if (!reached || !queue)
        fail(in, ELF_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < files && in->status == ELF_OK; i++) {
        if (!in->m->files[i].contributes || in->m->files[i].member)
            continue;
        reached[i] = true;
        queue[queued++] = (uint32_t)i;
    }
    for (size_t at = 0; at < queued && in->status == ELF_OK; at++)
        for (int32_t i = in->first[queue[at]]; i != NO_INPUT; i = in->list[i].next)
            follow_input(in, queue[at], &in->list[i], reached, queue, &queued);
    free(reached);
    free(queue);
}

enum elf_status link_inputs_read(struct link_map *m, const char *map_path, bool find_pullers,
                                 const struct map_references *references,
                                 struct link_inputs_result *result, char *error, size_t error_size)
{
    struct inputs in = {.m = m,
                        .map_path = map_path,
                        .references = references,
                        .result = result,
                        .archives = {.limit = INPUT_LIMIT, .text_limit = TEXT_LIMIT},
                        .paths = {.limit = INPUT_LIMIT, .text_limit = TEXT_LIMIT},
                        .error = error,
                        .error_size = error_size,
                        .status = ELF_OK};
    *result = (struct link_inputs_result){0};
    in.first = malloc((m->names.count + 1) * sizeof *in.first);
    if (!in.first)
        fail(&in, ELF_NO_MEMORY, "out of memory");
    for (size_t i = 0; in.first && i < m->names.count; i++)
        in.first[i] = NO_INPUT;
    if (in.first)
        take_all(&in);
    for (size_t i = 0; in.first && i < m->names.count; i++)
        result->read += in.first[i] != NO_INPUT;
    if (find_pullers && in.status == ELF_OK)
        follow_all(&in);
    names_free(&in.archives);
    names_free(&in.paths);
    definitions_free(&in.defined);
    readings_free(&in.readings);
    free(in.list);
    free(in.first);
    return in.status;
}
