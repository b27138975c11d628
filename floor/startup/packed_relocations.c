/* Applies relative relocations that are packed under Android's tags (lld: --pack-dyn-relocs=relr
   --use-android-relr-tags), which no glibc reads: DT_RELR itself takes a loader of 2.36. The entry
   _start_packed calls this before anything else of the program runs. Not for a program with
   .preinit_array or with addresses in thread-local data: the loader has used those before. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    ANDROID_RELR = 0x6fffe000,   /* where the words are */
    ANDROID_RELRSZ = 0x6fffe001, /* their bytes */
    POPULATE_WRITE = 23,         /* MADV_POPULATE_WRITE, Linux 5.14 */
};

/* Tells linkaudit that this program does so: a note of the owner glibc-floor, type 1, with the tag.
 */
__asm__("\t.pushsection .note.glibc-floor, \"a\", %note\n"
        "\t.balign 4\n"
        "\t.long 12, 4, 1\n"
        "\t.asciz \"glibc-floor\"\n"
        "\t.long 0x6fffe000\n"
        "\t.popsection");

/* The program from its first byte on. Not declared as the header that stands there: clang leaves
   out what is written by a pointer to something constant, or beyond its end. */
extern char __ehdr_start[] __attribute__((visibility("hidden")));

/* NULL: the program has none. */
static const ElfW(Phdr) * segment(const char *base, ElfW(Word) type)
{
    const ElfW(Ehdr) *header = (const void *)base;
    const ElfW(Phdr) *headers = (const void *)(base + header->e_phoff);
    for (size_t i = 0; i < header->e_phnum; i++)
        if (headers[i].p_type == type)
            return &headers[i];
    return NULL;
}

/* The part of the program that the loader has made read-only, whole pages of it. */
struct span {
    char *start;
    size_t length;
};

static struct span relro(char *base)
{
    const ElfW(Addr) page = (ElfW(Addr))getpagesize();
    const ElfW(Phdr) *header = segment(base, PT_GNU_RELRO);
    if (!header)
        return (struct span){base, 0};
    ElfW(Addr) start = header->p_vaddr & -page;
    ElfW(Addr) end = (header->p_vaddr + header->p_memsz) & -page;
    return (struct span){base + start, end - start};
}

/* A word that is even is the address of one relocation; an odd one tells by its other bits which of
   the 63 words behind have one. */
static void apply(char *base, const ElfW(Addr) * words, size_t count)
{
    enum { BITS = 8 * sizeof(ElfW(Addr)) - 1 };
    ElfW(Addr) *where = (ElfW(Addr) *)base;
    for (size_t i = 0; i < count; i++)
        if (words[i] & 1) {
            ElfW(Addr) *next = where;
            for (ElfW(Addr) bits = words[i] >> 1; bits; bits >>= 1, next++)
                if (bits & 1)
                    *next += (ElfW(Addr))base;
            where += BITS;
        } else {
            where = (ElfW(Addr) *)(base + words[i]);
            *where++ += (ElfW(Addr))base;
        }
}

__attribute__((visibility("hidden"))) void floor_apply_packed_relocations(void)
{
    char *base = __ehdr_start;
    const ElfW(Addr) *words = NULL;
    size_t bytes = 0;
    /* Not by _DYNAMIC: patchelf moves it. */
    const ElfW(Phdr) *dynamic = segment(base, PT_DYNAMIC);
    if (!dynamic)
        return;
    for (const ElfW(Dyn) *d = (const void *)(base + dynamic->p_vaddr); d->d_tag != DT_NULL; d++) {
        if (d->d_tag == ANDROID_RELR)
            words = (const void *)(base + d->d_un.d_ptr);
        else if (d->d_tag == ANDROID_RELRSZ)
            bytes = d->d_un.d_val;
    }
    if (!words)
        return;
    struct span read_only = relro(base);
    if (mprotect(read_only.start, read_only.length, PROT_READ | PROT_WRITE) != 0)
        _exit(127);
    /* Nearly each of its pages is going to be written: one call and not a fault for each. */
    (void)madvise(read_only.start, read_only.length, POPULATE_WRITE);
    apply(base, words, bytes / sizeof *words);
    if (mprotect(read_only.start, read_only.length, PROT_READ) != 0)
        _exit(127);
}
