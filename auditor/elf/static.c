/* What a program without PT_DYNAMIC tells of itself: by its symbol table, and by a packer's mark.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/reader.h"

#include <stdlib.h>
#include <string.h>

/* Functions of glibc's that load modules (libnss_*.so, gconv's) or libraries while the program
   runs, from the system's glibc, which must be the very release that is linked in. GNU ld warns of
   each: "using 'iconv_open' in statically linked applications requires ...". dlopen is not among
   them: since 2.34 it is in every static program, called or not. */
static const char *const loading[] = {
    "iconv_open",       "getaddrinfo",      "gethostbyname",   "gethostbyname2",  "gethostbyaddr",
    "gethostbyname_r",  "gethostbyname2_r", "gethostbyaddr_r", "getpwnam",        "getpwnam_r",
    "getpwuid",         "getpwuid_r",       "getpwent",        "getgrnam",        "getgrnam_r",
    "getgrgid",         "getgrgid_r",       "getgrent",        "getgrouplist",    "initgroups",
    "getservbyname",    "getservbyport",    "getservbyname_r", "getservbyport_r", "getprotobyname",
    "getprotobynumber", "getnetbyname",     "getspnam",
};

static const char *loader_of(const char *name)
{
    for (size_t i = 0; i < sizeof loading / sizeof *loading; i++)
        if (strcmp(loading[i], name) == 0)
            return loading[i];
    return NULL;
}

struct extent {
    uint64_t offset, size;
};

/* The section of that number, as far as it is in the file. */
static bool section_at(struct reader *r, uint32_t index, uint32_t *type, uint32_t *link,
                       struct extent *extent)
{
    unsigned char h[64];
    const size_t entry = r->is64 ? 64 : 40;
    const uint64_t at = r->sections_offset + (uint64_t)index * entry;
    if (index >= r->sections_count || at > r->size || r->size - at < entry ||
        !read_at(r, at, h, entry, "a section header"))
        return false;
    *type = word(r, h + 4);
    *link = word(r, h + (r->is64 ? 40 : 24));
    extent->offset = native(r, h + (r->is64 ? 24 : 16));
    extent->size = native(r, h + (r->is64 ? 32 : 20));
    return extent->offset <= r->size && extent->size <= r->size - extent->offset &&
           extent->size <= PIECE_LIMIT;
}

static void look_through(struct reader *r, const unsigned char *symbols, size_t size,
                         const char *strings, size_t strings_size)
{
    const size_t entry = r->is64 ? 24 : 16, section = r->is64 ? 6 : 14;
    for (size_t at = 0; at + entry <= size && !r->f->loads_modules; at += entry) {
        const uint32_t name = word(r, symbols + at);
        if (name < strings_size && half(r, symbols + at + section) != SHN_UNDEF)
            r->f->loads_modules = loader_of(strings + name);
    }
}

/* Sections are nothing that the kernel looks at: what is wrong with them is no fault of the file.
 */
bool read_static_symbols(struct reader *r)
{
    uint32_t type = 0, link = 0, unused;
    struct extent symbols, strings;
    uint32_t i = 1;
    while (i < r->sections_count &&
           !(section_at(r, i, &type, &link, &symbols) && type == SHT_SYMTAB))
        i++;
    if (i >= r->sections_count || !section_at(r, link, &type, &unused, &strings))
        return r->status == ELF_OK;
    unsigned char *list = read_piece(r, symbols.offset, symbols.size, "the symbol table");
    char *names = read_piece(r, strings.offset, strings.size, "the symbols' names");
    if (list && names) {
        r->f->static_symbols = true;
        look_through(r, list, (size_t)symbols.size, names, (size_t)strings.size);
    }
    free(list);
    free(names);
    return r->status == ELF_OK;
}

/* UPX writes a checksum and its magic behind the program headers (its struct l_info). */
bool read_packer(struct reader *r)
{
    char magic[8];
    if (r->headers_end > r->size || r->size - r->headers_end < sizeof magic)
        return true;
    if (!read_at(r, r->headers_end, magic, sizeof magic, "what is behind the program headers"))
        return false;
    if (memcmp(magic + 4, "UPX!", 4) == 0)
        r->f->packer = "UPX";
    return true;
}
