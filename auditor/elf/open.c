/* Puts a file's facts together: the program headers, then what each of them leads to. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/open.h"

#include "base/regular.h"
#include "elf/lookup.h"
#include "elf/reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool read_interpreter(struct reader *r, const struct elf_segment *s)
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
    r->f->interpreter_unended =
        s->file_size && r->f->interpreter_text && r->f->interpreter_text[s->file_size - 1] != '\0';
    return r->f->interpreter != NULL;
}

/* What the program headers tell by themselves; *dynamic: PT_DYNAMIC. */
static bool read_headers(struct reader *r, const struct elf_segment **dynamic)
{
    for (size_t i = 0; i < r->f->segment_count; i++) {
        const struct elf_segment *s = &r->f->segments[i];
        switch (s->type) {
        case PT_INTERP:
            if (!read_interpreter(r, s))
                return false;
            break;
        case PT_GNU_STACK:
            r->f->has_stack_header = true;
            r->f->executable_stack = s->flags & PF_X;
            break;
        case PT_GNU_RELRO:
            r->f->relro = s;
            break;
        case PT_PHDR:
            r->f->headers = s;
            break;
        case PT_TLS:
            r->f->tls = s;
            break;
        case PT_LOAD:
            r->f->writable_code |= (s->flags & PF_W) && (s->flags & PF_X);
            break;
        case PT_DYNAMIC:
            *dynamic = s;
            r->f->dynamic_told_writable = s->flags & PF_W;
            r->f->dynamic_at = s->address;
            r->f->empty_dynamic = s->file_size == 0;
            break;
        }
    }
    return true;
}

static bool is_in_file(const struct reader *r, uint64_t address)
{
    const struct elf_segment *s = load_at(r->f, address);
    return s && address - s->address < s->file_size;
}

/* By the loader that it names. */
static void note_other_system(struct elf_file *f)
{
    static const struct {
        const char *begins, *system;
    } loaders[] = {{"/system/bin/linker", "Android"},
                   {"/lib/ld-musl-", "musl"},
                   {"/libexec/ld-elf.so", "FreeBSD"},
                   {"/usr/libexec/ld.elf_so", "NetBSD"},
                   {"/usr/libexec/ld.so", "OpenBSD"}};
    for (size_t i = 0; f->interpreter && i < sizeof loaders / sizeof *loaders; i++)
        if (strncmp(f->interpreter, loaders[i].begins, strlen(loaders[i].begins)) == 0)
            f->other_system = loaders[i].system;
}

/* By the libc that it needs: Alpine's musl has a name of its own, musl-gcc's is libc.so, which with
   glibc is a linker script. */
static void note_musl(struct elf_file *f)
{
    for (size_t i = 0; i < f->needed_count && !f->other_system; i++)
        if (strncmp(f->needed[i], "libc.musl-", strlen("libc.musl-")) == 0 ||
            strcmp(f->needed[i], "libc.so") == 0)
            f->other_system = "musl";
}

static bool read_facts(struct reader *r)
{
    const struct elf_segment *dynamic = NULL;
    if (!read_segments(r) || !read_headers(r, &dynamic) || !read_notes(r))
        return false;
    note_other_system(r->f);
    if (!read_packer(r) || !read_payload(r))
        return false;
    if (!dynamic)
        return r->f->interpreter ? reader_fail(r, ELF_UNREADABLE, "PT_INTERP without PT_DYNAMIC")
                                 : read_static_symbols(r);
    if (dynamic->file_size == 0 && !is_in_file(r, dynamic->address))
        return reader_fail(r, ELF_OTHER, "a separate debug file: what it describes is in another");
    if (!read_dynamic(r, dynamic))
        return false;
    note_musl(r->f);
    return read_relocations(r) && read_calls(r) && read_versions(r) && read_hash(r) &&
           read_symbols(r) && read_dlopen_strings(r) &&
           (!elf_is_static(r->f) || read_static_symbols(r));
}

/* The same of a file of which *st is known to be right. */
static enum elf_status open_known(struct elf_file *f, int fd, const struct stat *st,
                                  const char *path, unsigned want, char *error, size_t error_size)
{
    struct reader r; /* the window is large: it stays as it is */
    memset(&r, 0, offsetof(struct reader, near));
    r.f = f;
    r.fd = fd;
    r.want = want;
    r.error = error;
    r.error_size = error_size;
    *f = (struct elf_file){.path = path, .id = {st->st_dev, st->st_ino}};
    if (S_ISREG(st->st_mode)) {
        f->size = r.size = (uint64_t)st->st_size;
        f->set_id = st->st_mode & (S_ISUID | S_ISGID);
        read_facts(&r);
    } else
        reader_fail(&r, ELF_UNREADABLE, "not a regular file");
    free(r.named);
    free(r.version_names);
    free(r.string_blocks);
    table_free(&r.dlopens);
    if (r.status != ELF_OK)
        elf_close(f);
    return r.status;
}

enum elf_status elf_open_fd(struct elf_file *f, int fd, const char *path, unsigned want,
                            char *error, size_t error_size)
{
    struct stat st;
    if (fstat(fd, &st) == 0)
        return open_known(f, fd, &st, path, want, error, error_size);
    *f = (struct elf_file){.path = path};
    snprintf(error, error_size, "%s", strerror(errno));
    return ELF_UNREADABLE;
}

enum elf_status elf_open(struct elf_file *f, const char *path, unsigned want, char *error,
                         size_t error_size)
{
    struct stat st;
    const int fd = open_regular(path, &st);
    if (fd < 0) {
        *f = (struct elf_file){.path = path};
        snprintf(error, error_size, "%s", open_regular_error());
        return ELF_UNREADABLE;
    }
    enum elf_status status = open_known(f, fd, &st, path, want, error, error_size);
    close(fd);
    return status;
}

void elf_close(struct elf_file *f)
{
    free(f->segments);
    free(f->loads);
    free(f->needed);
    free(f->needs);
    free(f->imports);
    free(f->defines);
    free(f->exports);
    elf_lookup_free(f->lookup);
    for (size_t i = 0; i < f->dlopen_count; i++)
        free(f->dlopens[i].soname);
    free(f->dlopens);
    free(f->package);
    free(f->strings);
    free(f->interpreter_text);
    *f = (struct elf_file){.path = f->path};
}
