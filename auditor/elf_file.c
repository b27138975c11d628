/* Puts a file's facts together: PT_DYNAMIC, the interpreter, the stack's header. */
#define _GNU_SOURCE
#include "elf_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void note_dynamic(struct reader *r, uint64_t tag, uint64_t value)
{
    switch (tag) {
    case DT_VERSYM:
        r->versym = value;
        break;
    case DT_VERNEED:
        r->verneed = value;
        break;
    case DT_VERNEEDNUM:
        r->verneed_count = value;
        break;
    case DT_GNU_HASH:
        r->gnu_hash = value;
        break;
    default:
        if (tag < 64) {
            r->tags[tag] = value;
            r->has[tag] = true;
        }
    }
}

/* A library that the loader opens: one it needs, or one whose symbols it looks at first. */
static bool names_library(uint64_t tag)
{
    return tag == DT_NEEDED || tag == DT_FILTER || tag == DT_AUXILIARY;
}

/* Reads PT_DYNAMIC as the loader does, from its address to DT_NULL, whatever size its header gives:
   the single values into tags[]; returns the places of the libraries' names. */
static uint64_t *read_dynamic(struct reader *r, const struct segment *s)
{
    uint64_t offset = 0, left = 0;
    if (!file_offset(r, s->address, "PT_DYNAMIC", &offset, &left))
        return NULL;
    if (offset != s->offset) {
        reader_fail(r, ELF_UNREADABLE,
                    "PT_DYNAMIC: its offset 0x%llx is not where its address is (0x%llx)",
                    (unsigned long long)s->offset, (unsigned long long)offset);
        return NULL;
    }
    size_t entry = r->is64 ? 16 : 8, room = DYNAMIC_LIMIT;
    if (left / entry < room)
        room = (size_t)(left / entry);
    unsigned char *table = read_piece(r, offset, (uint64_t)room * entry, "PT_DYNAMIC");
    uint64_t *names = get_memory(r, NEED_LIMIT, sizeof *names);
    bool ended = false;
    for (size_t i = 0; table && names && i < room && !ended; i++) {
        uint64_t tag = native(r, table + i * entry);
        uint64_t value = native(r, table + i * entry + entry / 2);
        ended = tag == DT_NULL;
        if (!names_library(tag))
            note_dynamic(r, tag, value);
        else if (r->f->needed_count < NEED_LIMIT)
            names[r->f->needed_count++] = value;
        else
            reader_fail(r, ELF_UNREADABLE, "more than %d needed libraries", NEED_LIMIT);
    }
    if (!ended)
        reader_fail(r, ELF_UNREADABLE, "PT_DYNAMIC at offset 0x%llx has no end",
                    (unsigned long long)offset);
    free(table);
    return names;
}

static bool read_strings(struct reader *r, const uint64_t *names)
{
    struct elf_file *f = r->f;
    if (!r->has[DT_STRTAB])
        return f->needed_count ? reader_fail(r, ELF_UNREADABLE, "DT_NEEDED without DT_STRTAB")
                               : true;
    f->strings = read_table(r, r->tags[DT_STRTAB], r->tags[DT_STRSZ], "the string table");
    f->needed = get_memory(r, f->needed_count, sizeof *f->needed);
    if (!f->strings || !f->needed)
        return false;
    f->strings_size = (size_t)r->tags[DT_STRSZ];
    if (f->strings_size == 0 || f->strings[f->strings_size - 1] != '\0')
        return reader_fail(r, ELF_UNREADABLE,
                           "the string table (DT_STRSZ %zu) ends in the middle of a name",
                           f->strings_size);
    for (size_t i = 0; i < f->needed_count; i++)
        f->needed[i] = string_at(r, names[i], "DT_NEEDED");
    if (r->has[DT_SONAME])
        f->soname = string_at(r, r->tags[DT_SONAME], "DT_SONAME");
    if (r->has[DT_RPATH])
        f->rpath = string_at(r, r->tags[DT_RPATH], "DT_RPATH");
    if (r->has[DT_RUNPATH])
        f->runpath = string_at(r, r->tags[DT_RUNPATH], "DT_RUNPATH");
    return r->status == ELF_OK;
}

static bool read_interpreter(struct reader *r, const struct segment *s)
{
    if (s->file_size > 4096)
        return reader_fail(r, ELF_UNREADABLE,
                           "PT_INTERP at offset 0x%llx: no path is %llu bytes long",
                           (unsigned long long)s->offset, (unsigned long long)s->file_size);
    if (r->f->interpreter)
        return reader_fail(r, ELF_UNREADABLE,
                           "two PT_INTERP: the kernel takes the first, others the last");
    r->f->interpreter_text = read_piece(r, s->offset, s->file_size, "PT_INTERP");
    r->f->interpreter = r->f->interpreter_text;
    return r->f->interpreter != NULL;
}

static bool read_facts(struct reader *r)
{
    const struct segment *dynamic = NULL;
    if (!read_segments(r))
        return false;
    for (size_t i = 0; i < r->segment_count; i++) {
        const struct segment *s = &r->segments[i];
        if (s->type == PT_INTERP && !read_interpreter(r, s))
            return false;
        if (s->type == PT_GNU_STACK) {
            r->f->has_stack_header = true;
            r->f->executable_stack = s->flags & PF_X;
        }
        if (s->type == PT_DYNAMIC)
            dynamic = s;
    }
    if (!dynamic)
        return r->f->interpreter ? reader_fail(r, ELF_UNREADABLE, "PT_INTERP without PT_DYNAMIC")
                                 : true;
    r->f->dynamic = true;
    uint64_t *names = read_dynamic(r, dynamic);
    r->f->text_relocations = r->has[DT_TEXTREL] || (r->tags[DT_FLAGS] & DF_TEXTREL);
    r->f->packed_relocations = r->has[DT_RELR];
    bool ok = names && r->status == ELF_OK && read_strings(r, names) && read_version_needs(r) &&
              read_symbols(r);
    free(names);
    return ok;
}

enum elf_status elf_open(struct elf_file *f, const char *path, char *error, size_t error_size)
{
    struct reader r = {.f = f, .error = error, .error_size = error_size, .status = ELF_OK};
    struct stat st;
    *f = (struct elf_file){.path = path};
    /* Not blocking: a FIFO would wait for its writer. */
    r.fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (r.fd < 0 || fstat(r.fd, &st) != 0)
        reader_fail(&r, ELF_UNREADABLE, "%s", strerror(errno));
    else if (!S_ISREG(st.st_mode))
        reader_fail(&r, ELF_UNREADABLE, "not a regular file");
    else {
        r.size = (uint64_t)st.st_size;
        read_facts(&r);
    }
    if (r.fd >= 0)
        close(r.fd);
    free(r.segments);
    if (r.status != ELF_OK)
        elf_close(f);
    return r.status;
}

void elf_close(struct elf_file *f)
{
    free(f->needed);
    free(f->needs);
    free(f->imports);
    free(f->strings);
    free(f->interpreter_text);
    *f = (struct elf_file){.path = f->path};
}
