/* _dl_find_object: since 2.35. libgcc's unwinder (GCC 12 and later) asks it for the object around a
   code address and has no fallback of its own. Differs: it walks dl_iterate_phdr under the loader's
   lock, as libgcc did before, where glibc's is lock-free. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include <dlfcn.h>
#include <link.h>
#include <stdbool.h>
#include <string.h>

/* struct dl_find_object, which headers have since 2.35. */
struct found {
    unsigned long long flags;
    void *map_start, *map_end;
    struct link_map *link_map;
    void *eh_frame;
#ifdef __i386__
    void *eh_dbase;
    unsigned padding;
#elif defined __arm__
    int eh_count;
    unsigned padding;
#endif
    unsigned long long reserved[7];
};
struct dl_find_object;

struct search {
    ElfW(Addr) address;
    struct found *result;
};

static bool contains(const struct dl_phdr_info *info, ElfW(Addr) address)
{
    for (ElfW(Half) i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &info->dlpi_phdr[i];
        if (p->p_type == PT_LOAD && address - (info->dlpi_addr + p->p_vaddr) < p->p_memsz)
            return true;
    }
    return false;
}

/* The loader's list is stable here: dl_iterate_phdr holds the lock that dlopen takes to change it.
 */
static struct link_map *find_link_map(const ElfW(Dyn) * dynamic)
{
    for (struct link_map *m = _r_debug.r_map; m; m = m->l_next)
        if (m->l_ld == dynamic)
            return m;
    return NULL;
}

static int examine(struct dl_phdr_info *info, size_t size, void *data)
{
    struct search *s = data;
    (void)size;
    if (!contains(info, s->address))
        return 0;
    ElfW(Addr) low = -1, high = 0;
    const ElfW(Dyn) *dynamic = NULL;
    memset(s->result, 0, sizeof *s->result);
    for (ElfW(Half) i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &info->dlpi_phdr[i];
        ElfW(Addr) at = info->dlpi_addr + p->p_vaddr;
        if (p->p_type == PT_LOAD) {
            low = at < low ? at : low;
            high = at + p->p_memsz > high ? at + p->p_memsz : high;
#ifdef __arm__
        } else if (p->p_type == PT_ARM_EXIDX) {
            s->result->eh_frame = (void *)at;
            s->result->eh_count = (int)(p->p_memsz / 8);
#else
        } else if (p->p_type == PT_GNU_EH_FRAME) {
            s->result->eh_frame = (void *)at;
#endif
        } else if (p->p_type == PT_DYNAMIC) {
            dynamic = (const ElfW(Dyn) *)at;
        }
    }
    s->result->map_start = (void *)low;
    s->result->map_end = (void *)high;
    s->result->link_map = dynamic ? find_link_map(dynamic) : NULL;
#ifdef __i386__
    for (; dynamic && dynamic->d_tag != DT_NULL; dynamic++)
        if (dynamic->d_tag == DT_PLTGOT)
            s->result->eh_dbase = (void *)dynamic->d_un.d_ptr;
#endif
    return 1;
}

FLOOR int _dl_find_object(void *address, struct dl_find_object *result)
{
    struct search s = {(ElfW(Addr))address, (struct found *)result};
    return dl_iterate_phdr(examine, &s) == 1 ? 0 : -1;
}
