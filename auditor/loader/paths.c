/* What is at a path where a library may be: looked at once for all programs. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "loader/paths.h"

#include "abi/gabi.h"
#include "base/grow.h"
#include "base/regular.h"
#include "loader/ld_cache.h"
#include "loader/ld_conf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { KEPT_LIMIT = 4 << 20, ARENA_LIMIT = 8 << 20 }; /* bytes */

static enum search_outcome outcome_of_errno(void)
{
    switch (errno) {
    case EACCES:
        return SEARCH_UNREADABLE;
    case ELOOP:
        return SEARCH_LOOP;
    case ENOEXEC: /* no regular file */
        return SEARCH_NOT_ELF;
    default:
        return SEARCH_ABSENT;
    }
}

/* What the loader makes of a file's ELF header (open_verify). Debian's passes over the other byte
   order too, glibc's own stops. */
static enum search_outcome judge_header(const struct seeker *s, int fd)
{
    unsigned char h[20];
    if (pread(fd, h, sizeof h, 0) != sizeof h || memcmp(h, ELFMAG, SELFMAG) != 0)
        return SEARCH_NOT_ELF;
    if (h[EI_CLASS] != s->elf_class)
        return SEARCH_OTHER_CLASS;
    if (h[EI_DATA] != s->data)
        return SEARCH_OTHER_ORDER;
    bool little = h[EI_DATA] == ELFDATA2LSB;
    unsigned type = little ? h[16] | h[17] << 8 : h[17] | h[16] << 8;
    unsigned machine = little ? h[18] | h[19] << 8 : h[19] | h[18] << 8;
    if (machine != s->machine)
        return SEARCH_OTHER_MACHINE;
    return type == ET_DYN || type == ET_EXEC ? SEARCH_TAKEN : SEARCH_NOT_ELF;
}

/* Opens a path below the sysroot, or the host's; host and *st get what was opened. -1: why is in
 * errno. */
static int open_path(const struct seeker *s, const char *path, bool outside, char host[PATH_SIZE],
                     struct stat *st)
{
    static const struct sysroot whole = {.host = ""};
    if (!sysroot_resolve(outside ? &whole : s->sysroot, path, host))
        return -1;
    return open_regular(host, st);
}

/* What the file system says now. */
static struct path_facts look(const struct seeker *s, const char *path, bool outside,
                              char host[PATH_SIZE])
{
    struct stat st = {0};
    int fd = open_path(s, path, outside, host, &st);
    struct path_facts facts = {.outcome = outcome_of_errno(), .host = host};
    if (fd >= 0) {
        facts.outcome = judge_header(s, fd);
        facts.id = (struct file_id){st.st_dev, st.st_ino};
        close(fd);
    }
    return facts;
}

static bool is_for(const struct known_path *k, const struct seeker *s, const char *path,
                   bool outside)
{
    return k->machine == s->machine && k->elf_class == s->elf_class && k->data == s->data &&
           k->outside == outside && strcmp(k->path, path) == 0;
}

/* Where there is no room, the next one looks again. */
static void keep(struct paths *p, uint64_t hash, const struct seeker *s, const char *path,
                 bool outside, const struct path_facts *facts)
{
    p->arena.limit = ARENA_LIMIT;
    struct known_path **list = grown(p->list, p->count, sizeof(struct known_path *));
    struct known_path *new = list ? arena_get(&p->arena, sizeof *new) : NULL;
    if (list)
        p->list = list;
    if (!new)
        return;
    *new = (struct known_path){arena_text(&p->arena, path, strlen(path)),
                               outside,
                               s->machine,
                               s->elf_class,
                               s->data,
                               *facts};
    new->facts.host = NULL;
    if (facts->outcome == SEARCH_TAKEN)
        new->facts.host = arena_text(&p->arena, facts->host, strlen(facts->host));
    if (!p->arena.exhausted && table_add(&p->by_path, hash, (int32_t)p->count))
        p->list[p->count++] = new;
}

struct path_facts paths_look(struct paths *p, const struct seeker *s, const char *path,
                             bool outside, char host[PATH_SIZE])
{
    const uint64_t hash = hash_text(path, strlen(path));
    int32_t number;
    for (size_t at = 0; (number = table_next(&p->by_path, hash, &at)) != TABLE_NONE;)
        if (is_for(p->list[number], s, path, outside))
            return p->list[number]->facts;
    const struct path_facts facts = look(s, path, outside, host);
    keep(p, hash, s, path, outside, &facts);
    return facts;
}

const char **paths_conf(struct paths *p, const struct sysroot *sysroot, size_t *count)
{
    if (!p->conf) {
        p->arena.limit = ARENA_LIMIT;
        p->conf = arena_get(&p->arena, LD_CONF_DIRECTORIES * sizeof *p->conf);
        p->conf_count = p->conf ? ld_conf_read(sysroot, &p->arena, p->conf) : 0;
    }
    *count = p->conf_count;
    return p->conf;
}

bool paths_cached(struct paths *p, const struct sysroot *sysroot, const char *path)
{
    if (!p->cache_read) {
        p->cache = (struct names){.limit = TABLE_LIMIT, .text_limit = KEPT_LIMIT};
        p->has_cache = ld_cache_read(sysroot, &p->cache);
        p->cache_read = true;
    }
    return p->has_cache && names_find(&p->cache, path, strlen(path)) != NAMES_NONE;
}

void paths_free(struct paths *p)
{
    names_free(&p->cache);
    arena_free(&p->arena);
    table_free(&p->by_path);
    free(p->list);
    *p = (struct paths){0};
}

void paths_trim(struct paths *p)
{
    if (p->arena.used > KEPT_LIMIT)
        paths_free(p);
}
