/* The hash table that the loader walks: whether each of its chains comes to an end in it. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "elf/reader.h"

#include <stdlib.h>

/* DT_HASH: buckets, then for each symbol the next one of its chain, which ends with 0. */
struct hash_table {
    const struct reader *r;
    const unsigned char *words;
    size_t size; /* of a word */
    uint64_t buckets, chains;
};

static uint64_t word_at(const struct hash_table *t, uint64_t index)
{
    const unsigned char *p = t->words + index * t->size;
    return t->size == 8 ? xword(t->r, p) : word(t->r, p);
}

/* Each symbol is looked at once, however many chains lead to it. came_from: a word for each. */
static const char *walk(const struct hash_table *t, uint32_t *came_from)
{
    for (uint64_t bucket = 0; bucket < t->buckets; bucket++) {
        uint64_t symbol = word_at(t, 2 + bucket);
        for (; symbol; symbol = word_at(t, 2 + t->buckets + symbol)) {
            if (symbol >= t->chains)
                return "a chain leaves the table";
            if (came_from[symbol] == bucket + 1)
                return "a chain runs round: a search never ends";
            if (came_from[symbol])
                break;
            came_from[symbol] = (uint32_t)bucket + 1;
        }
    }
    return NULL;
}

/* The table's head, and whether the file has the rest. */
static bool read_head(struct reader *r, struct hash_table *t, bool *whole)
{
    unsigned char head[16];
    uint64_t offset, left;
    if (!file_offset(r, r->f->tags.value[DT_HASH], "DT_HASH", &offset, &left) ||
        !read_at(r, offset, head, 2 * t->size, "DT_HASH"))
        return false;
    t->words = head;
    t->buckets = word_at(t, 0);
    t->chains = word_at(t, 1);
    t->words = NULL;
    *whole = t->buckets <= SYMBOL_LIMIT && t->chains <= SYMBOL_LIMIT &&
             (2 + t->buckets + t->chains) * t->size <= left;
    return true;
}

static bool read_chains(struct reader *r)
{
    struct hash_table t = {.r = r, .size = hash_word_size(r)};
    bool whole;
    if (!read_head(r, &t, &whole))
        return false;
    if (!whole) {
        r->f->wrong_table = "runs out of its segment";
        return true;
    }
    unsigned char *words =
        read_table(r, r->f->tags.value[DT_HASH], (2 + t.buckets + t.chains) * t.size, "DT_HASH");
    uint32_t *came_from = get_memory(r, (size_t)t.chains, sizeof *came_from);
    t.words = words;
    if (words && came_from)
        r->f->wrong_table = walk(&t, came_from);
    for (uint64_t i = r->mips_first; !r->f->wrong_table && i < r->mips_symbols; i++)
        if (i >= t.chains || !came_from || !came_from[i])
            r->f->wrong_table = "lacks symbols that the GOT names";
    free(words);
    free(came_from);
    return r->status == ELF_OK;
}

bool read_hash(struct reader *r)
{
    unsigned char head[16];
    uint64_t offset;
    if (!r->gnu_hash) /* else the loader does not look at DT_HASH */
        return !r->f->tags.has[DT_HASH] || read_chains(r);
    if (!locate_table(r, r->gnu_hash, sizeof head, "DT_GNU_HASH", &offset) ||
        !read_at(r, offset, head, sizeof head, "DT_GNU_HASH"))
        return false;
    const uint32_t filter = word(r, head + 8);
    if (filter & (filter - 1)) /* elf/dl-setup_hash.c asserts it */
        r->f->wrong_table = "the words of its filter are no power of two";
    return true;
}
