/* _dl_find_object: since 2.35. libgcc's unwinder (GCC 12 and later) asks it for the object around a
   code address and has no fallback of its own. Differs: it walks dl_iterate_phdr under the loader's
   lock, as libgcc did before, where glibc's is lock-free. */
#define _GNU_SOURCE
#include "floor.h"

#include <dlfcn.h>
#include <link.h>
#include <stdbool.h>
#include <string.h>

struct search {
    ElfW(Addr) address;
    struct dl_find_object *result;
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
        } else if (p->p_type == PT_GNU_EH_FRAME) {
            s->result->dlfo_eh_frame = (void *)at;
        } else if (p->p_type == PT_DYNAMIC) {
            dynamic = (const ElfW(Dyn) *)at;
        }
    }
    s->result->dlfo_map_start = (void *)low;
    s->result->dlfo_map_end = (void *)high;
    s->result->dlfo_link_map = dynamic ? find_link_map(dynamic) : NULL;
    return 1;
}

FLOOR int _dl_find_object(void *address, struct dl_find_object *result)
{
    struct search s = {(ElfW(Addr))address, result};
    return dl_iterate_phdr(examine, &s) == 1 ? 0 : -1;
}
