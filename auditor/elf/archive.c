/* Reads ar archives: headers of 60 bytes, each on an even offset. Every number is hostile. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/archive.h"

#include "base/regular.h"

#include <ar.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* No name is longer than a path that the kernel takes. */
enum { NAME_LIMIT = 4096, MAGIC_SIZE = SARMAG };

static const char thin_magic[] = "!<thin>\n";

bool archive_begins(const char *magic)
{
    return memcmp(magic, ARMAG, MAGIC_SIZE) == 0 || memcmp(magic, thin_magic, MAGIC_SIZE) == 0;
}

/* Private tables of the linker and of BSD's ranlib: no files. */
static bool is_table(const char *name)
{
    return strcmp(name, "/") == 0 || strcmp(name, "/SYM64/") == 0 ||
           strncmp(name, "__.SYMDEF", 9) == 0;
}

/* A decimal field, padded with spaces. */
static bool read_decimal(const char *field, size_t width, uint64_t *value)
{
    size_t i = 0;
    for (*value = 0; i < width && field[i] >= '0' && field[i] <= '9'; i++)
        *value = *value * 10 + (uint64_t)(field[i] - '0'); /* 15 digits at most */
    size_t digits = i;
    while (i < width && field[i] == ' ')
        i++;
    return digits && i == width;
}

/* Keeps a name of the archive's own words, without the "/" that ends it. */
static bool keep_name(struct archive *a, const char *text, size_t length)
{
    if (length && text[length - 1] == '/')
        length--;
    if (length >= NAME_LIMIT)
        length = NAME_LIMIT - 1;
    free(a->name);
    a->name = strndup(text, length);
    return a->name ? true : reader_fail(&a->reader, ELF_NO_MEMORY, "out of memory");
}

/* "/123": the name begins there in the table of long names and ends with a line feed (GNU) or a
   zero byte (LLVM's COFF). "/123:456", of a thin archive: an archive's name, and where the header
   is in that. */
static bool read_long_name(struct archive *a, const char *field, uint64_t header, uint64_t *inner)
{
    uint64_t at = 0;
    char text[16];
    const char *colon = memchr(field, ':', 16);
    size_t width = colon ? (size_t)(colon - field) : 16;
    memcpy(text, field, 16);
    if (!read_decimal(text + 1, width - 1, &at) ||
        (colon && !read_decimal(colon + 1, 15 - width, inner)))
        return reader_fail(&a->reader, ELF_UNREADABLE, "offset 0x%llx: no member's name",
                           (unsigned long long)header);
    if (at >= a->long_names_size)
        return reader_fail(&a->reader, ELF_UNREADABLE,
                           "offset 0x%llx: the name is at %llu of %zu bytes of long names",
                           (unsigned long long)header, (unsigned long long)at, a->long_names_size);
    const char *name = a->long_names + at;
    const size_t room = a->long_names_size - (size_t)at < NAME_LIMIT
                            ? a->long_names_size - (size_t)at
                            : NAME_LIMIT; /* all members may have their names in one long line */
    const char *end = memchr(name, '\n', room);
    return keep_name(a, name, strnlen(name, end ? (size_t)(end - name) : room));
}

/* "#1/12": the name is the first 12 bytes of the data, filled up with zero bytes. */
static bool read_bsd_name(struct archive *a, const char *field, struct archive_member *m)
{
    uint64_t length = 0;
    char name[NAME_LIMIT];
    if (!read_decimal(field + 3, 13, &length) || length >= sizeof name || length > m->size)
        return reader_fail(&a->reader, ELF_UNREADABLE, "offset 0x%llx: no member's name",
                           (unsigned long long)(m->offset - sizeof(struct ar_hdr)));
    if (!read_at(&a->reader, m->offset, name, (size_t)length, "a member's name"))
        return false;
    m->offset += length;
    m->size -= length;
    return keep_name(a, name, strnlen(name, (size_t)length));
}

static bool read_name(struct archive *a, const struct ar_hdr *h, struct archive_member *m,
                      uint64_t *inner)
{
    size_t length = sizeof h->ar_name;
    if (h->ar_name[0] == '/' && h->ar_name[1] >= '0' && h->ar_name[1] <= '9')
        return read_long_name(a, h->ar_name, m->offset - sizeof *h, inner);
    if (strncmp(h->ar_name, "#1/", 3) == 0)
        return read_bsd_name(a, h->ar_name, m);
    while (length && h->ar_name[length - 1] == ' ')
        length--;
    if (h->ar_name[0] != '/')
        return keep_name(a, h->ar_name, length);
    free(a->name); /* the linker's own: the slashes are its name */
    a->name = strndup(h->ar_name, length);
    return a->name ? true : reader_fail(&a->reader, ELF_NO_MEMORY, "out of memory");
}

/* Where a thin archive's member is: beside the archive, if its name is relative. */
static bool set_path(struct archive *a, struct archive_member *m)
{
    const char *slash = m->name[0] == '/' ? NULL : strrchr(a->path, '/');
    free(a->outside);
    if (asprintf(&a->outside, "%.*s%s", slash ? (int)(slash + 1 - a->path) : 0, a->path, m->name) <
        0) {
        a->outside = NULL;
        return reader_fail(&a->reader, ELF_NO_MEMORY, "out of memory");
    }
    m->path = a->outside;
    return true;
}

/* The header at a->next, and its member's name and place. */
static bool read_header(struct archive *a, struct archive_member *m)
{
    struct ar_hdr h;
    uint64_t inner = 0;
    if (!read_at(&a->reader, a->next, &h, sizeof h, "a member's header"))
        return false;
    if (memcmp(h.ar_fmag, ARFMAG, sizeof h.ar_fmag) != 0 ||
        !read_decimal(h.ar_size, sizeof h.ar_size, &m->size))
        return reader_fail(&a->reader, ELF_UNREADABLE, "offset 0x%llx: no member's header",
                           (unsigned long long)a->next);
    m->offset = a->next + sizeof h;
    uint64_t end = m->offset + m->size;
    if (!read_name(a, &h, m, &inner))
        return false;
    m->name = a->name;
    if (a->thin && !is_table(m->name) && strcmp(m->name, "//") != 0) {
        end = a->next + sizeof h;
        m->offset = inner ? inner + sizeof h : 0;
        if (!set_path(a, m))
            return false;
    } else if (end > a->reader.size) {
        return reader_fail(
            &a->reader, ELF_UNREADABLE,
            "offset 0x%llx: a member of %llu bytes is cut short by the archive's end",
            (unsigned long long)a->next, (unsigned long long)m->size);
    }
    a->next = end + (end & 1);
    return true;
}

enum archive_step archive_next(struct archive *a, struct archive_member *m)
{
    while (a->reader.status == ELF_OK && a->next < a->reader.size) {
        *m = (struct archive_member){0};
        if (!read_header(a, m))
            break;
        if (is_table(m->name))
            continue;
        if (strcmp(m->name, "//") != 0)
            return ARCHIVE_MEMBER;
        free(a->long_names);
        a->long_names = read_piece(&a->reader, m->offset, m->size, "the long names");
        a->long_names_size = a->long_names ? (size_t)m->size : 0;
    }
    return a->reader.status == ELF_OK ? ARCHIVE_END : ARCHIVE_ERROR;
}

enum elf_status archive_open(struct archive *a, const char *path, char *error, size_t error_size)
{
    struct stat st;
    char magic[MAGIC_SIZE];
    *a = (struct archive){.path = path, .next = MAGIC_SIZE};
    a->reader = (struct reader){.error = error, .error_size = error_size, .status = ELF_OK};
    a->reader.fd = open_regular(path, &st);
    if (a->reader.fd < 0)
        reader_fail(&a->reader, ELF_UNREADABLE, "%s", open_regular_error());
    else {
        a->reader.size = (uint64_t)st.st_size;
        if (a->reader.size < MAGIC_SIZE ||
            !read_at(&a->reader, 0, magic, MAGIC_SIZE, "the magic") || !archive_begins(magic))
            reader_fail(&a->reader, ELF_UNREADABLE, "not an archive");
        else
            a->thin = memcmp(magic, thin_magic, MAGIC_SIZE) == 0;
    }
    enum elf_status status = a->reader.status;
    if (status != ELF_OK)
        archive_close(a);
    return status;
}

void archive_close(struct archive *a)
{
    if (a->reader.fd >= 0)
        close(a->reader.fd);
    free(a->long_names);
    free(a->name);
    free(a->outside);
    *a = (struct archive){.reader.fd = -1};
}
