/* The libraries that a file may open while it runs: those it declares, those it has the names of.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/reader.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
    DLOPEN_LIMIT = 1024,
    CHUNK = 64 << 10,
    SONAME_LIMIT = 96,
    NAME_LIMIT = 1 << 14,  /* names compared with those there already */
    SCAN_LIMIT = 256 << 20 /* bytes looked through: segments may be sparse, or lie in one place */
};

static bool add_dlopen(struct reader *r, const char *soname, size_t length, const char *priority)
{
    struct elf_file *f = r->f;
    length = strnlen(soname, length);
    const uint64_t hash = hash_text(soname, length);
    int32_t number;
    for (size_t at = 0; (number = table_next(&r->dlopens, hash, &at)) != TABLE_NONE;)
        if (strncmp(f->dlopens[number].soname, soname, length) == 0 &&
            f->dlopens[number].soname[length] == '\0')
            return true;
    if (f->dlopen_count == DLOPEN_LIMIT)
        return true;
    if (!grow(r, (void **)&f->dlopens, f->dlopen_count, sizeof *f->dlopens))
        return false;
    char *copy = strndup(soname, length);
    if (!copy || !table_add(&r->dlopens, hash, (int32_t)f->dlopen_count)) {
        free(copy);
        return reader_fail(r, ELF_NO_MEMORY, "out of memory");
    }
    f->dlopens[f->dlopen_count++] = (struct elf_dlopen){copy, priority};
    return true;
}

/* A JSON string from *at on, without its quotes; its length, -1 at the end of the text. */
static long next_string(const char *text, size_t size, size_t *at, const char **string)
{
    while (*at < size && text[*at] != '"' && text[*at] != '}')
        ++*at;
    if (*at >= size || text[*at] == '}') /* an escape may have led one byte beyond */
        return -1;
    size_t start = ++*at;
    while (*at < size && text[*at] != '"')
        *at += text[*at] == '\\' ? 2 : 1;
    if (*at >= size)
        return -1;
    *string = text + start;
    return (long)((*at)++ - start);
}

static const char *known_priority(const char *text, size_t length)
{
    static const char *const priorities[] = {"required", "recommended", "suggested"};
    for (size_t i = 0; i < sizeof priorities / sizeof *priorities; i++)
        if (strlen(priorities[i]) == length && memcmp(text, priorities[i], length) == 0)
            return priorities[i];
    return NULL;
}

/* One object of the note's array: {"soname": ["libx.so.1"], "priority": "required", ...}. The
   default priority is the specification's. */
static bool read_object(struct reader *r, const char *text, size_t size, size_t *at)
{
    const char *sonames[16], *priority = "recommended", *string;
    size_t lengths[16], count = 0;
    for (long length; (length = next_string(text, size, at, &string)) >= 0;) {
        if (length == 6 && memcmp(string, "soname", 6) == 0) {
            while (*at < size && text[*at] != ']' && text[*at] != '}') {
                if (text[*at] != '"') {
                    ++*at;
                    continue;
                }
                length = next_string(text, size, at, &string);
                if (length < 0)
                    break;
                if (count < 16) {
                    sonames[count] = string;
                    lengths[count++] = (size_t)length;
                }
            }
        } else if (length == 8 && memcmp(string, "priority", 8) == 0) {
            length = next_string(text, size, at, &string);
            if (length >= 0 && known_priority(string, (size_t)length))
                priority = known_priority(string, (size_t)length);
        }
    }
    for (size_t i = 0; i < count; i++)
        if (!add_dlopen(r, sonames[i], lengths[i], priority))
            return false;
    return true;
}

bool note_dlopen(struct reader *r, const char *text, size_t size)
{
    for (size_t at = 0; at < size; at++)
        if (text[at] == '{' && ++at && !read_object(r, text, size, &at))
            return false;
    return true;
}

static bool in_soname(unsigned char c)
{
    return isalnum(c) || strchr("_-+.", c);
}

/* "lib", a name, ".so", and nothing but a version behind it. */
static bool is_soname(const char *s, size_t length)
{
    const char *so = memmem(s, length, ".so", 3);
    if (length < 7 || memcmp(s, "lib", 3) != 0 || !so || so == s + 3)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!in_soname((unsigned char)s[i]))
            return false;
    for (const char *p = so + 3; p < s + length; p++)
        if (*p != '.' && !isdigit((unsigned char)*p))
            return false;
    return true;
}

/* The next ".so" before end; NULL: none. memmem looks at each byte, memchr at many at once. */
static const char *find_so(const char *p, const char *end)
{
    while (end - p >= 3 && (p = memchr(p, '.', (size_t)(end - p) - 2))) {
        if (p[1] == 's' && p[2] == 'o')
            return p;
        p++;
    }
    return NULL;
}

/* The strings of one chunk that hold ".so": each from the zero byte before it to the one behind.
 *names: how many more are taken. */
static bool scan_chunk(struct reader *r, const char *chunk, size_t size, size_t *names)
{
    const char *end = chunk + size, *stop;
    for (const char *p = chunk; (p = find_so(p, end)); p = stop) {
        const char *start = p;
        stop = p;
        while (start > chunk && start[-1] && p - start < SONAME_LIMIT)
            start--;
        while (stop < end && *stop && stop - p < SONAME_LIMIT)
            stop++;
        if (stop == end || *stop || !is_soname(start, (size_t)(stop - start)))
            continue;
        if (*names == 0 || !add_dlopen(r, start, (size_t)(stop - start), NULL))
            return false;
        --*names;
    }
    return true;
}

static bool imports_dlopen(const struct elf_file *f)
{
    for (size_t i = 0; i < f->import_count; i++)
        if (strcmp(f->imports[i].name, "dlopen") == 0 || strcmp(f->imports[i].name, "dlmopen") == 0)
            return true;
    return false;
}

/* The string table has names of libraries too: those needed. */
static bool is_needed(const struct elf_file *f, const char *soname)
{
    for (size_t i = 0; i < f->needed_count; i++)
        if (strcmp(f->needed[i], soname) == 0)
            return true;
    return f->soname && strcmp(f->soname, soname) == 0;
}

static void forget_needed(struct elf_file *f)
{
    size_t kept = 0;
    for (size_t i = 0; i < f->dlopen_count; i++) {
        if (!f->dlopens[i].priority && is_needed(f, f->dlopens[i].soname))
            free(f->dlopens[i].soname);
        else
            f->dlopens[kept++] = f->dlopens[i];
    }
    f->dlopen_count = kept;
}

/* Looks through one segment, in chunks that overlap, so that a name on a border is whole in one. */
static bool scan_segment(struct reader *r, const struct elf_segment *s, char *chunk,
                         uint64_t *bytes, size_t *names)
{
    uint64_t left = r->size - s->offset < s->file_size ? r->size - s->offset : s->file_size;
    for (uint64_t at = 0; at < left && *bytes; at += CHUNK - 2 * SONAME_LIMIT) {
        size_t size = left - at < CHUNK ? (size_t)(left - at) : CHUNK;
        *bytes -= size < *bytes ? size : *bytes;
        if (!read_at(r, s->offset + at, chunk, size, "a segment") ||
            !scan_chunk(r, chunk, size, names))
            return false;
        if (size < CHUNK)
            break;
    }
    return true;
}

/* Is it where constant strings are? Linkers put them apart from the code; in a file where they did
   not, there is no segment that is neither writable nor executable. */
static bool has_constants(const struct reader *r, const struct elf_segment *s)
{
    bool apart = false;
    for (size_t i = 0; i < r->f->segment_count; i++)
        apart |= r->f->segments[i].type == PT_LOAD && !(r->f->segments[i].flags & (PF_W | PF_X));
    return s->type == PT_LOAD && !(s->flags & PF_W) && !(apart && s->flags & PF_X) &&
           s->offset <= r->size;
}

bool read_dlopen_strings(struct reader *r)
{
    uint64_t bytes = SCAN_LIMIT;
    size_t names = NAME_LIMIT;
    if (!(r->want & ELF_DLOPEN) || !imports_dlopen(r->f))
        return true;
    char *chunk = get_memory(r, CHUNK, 1);
    for (size_t i = 0; chunk && i < r->f->segment_count; i++) {
        const struct elf_segment *s = &r->f->segments[i];
        if (has_constants(r, s) && !scan_segment(r, s, chunk, &bytes, &names))
            break;
    }
    free(chunk);
    forget_needed(r->f);
    return r->status == ELF_OK;
}
