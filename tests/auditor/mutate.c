/* Damages files the same way each time: COUNT copies of the FILEs, in turn, each with a few
 * changes.
 *
 * usage: mutate SEED COUNT DIRECTORY FILE...     writes DIRECTORY/0, DIRECTORY/1, ... */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 1 << 16 }; /* bytes of a file that are taken */

struct copy {
    unsigned char bytes[ROOM];
    size_t size;
};

_Noreturn static void give_up(const char *what, const char *which)
{
    fprintf(stderr, "mutate: %s%s\n", what, which);
    exit(2);
}

/* xorshift64: Marsaglia, "Xorshift RNGs", 2003. */
static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static size_t below(uint64_t *state, size_t limit)
{
    return limit ? (size_t)(next(state) >> 11) % limit : 0;
}

/* A number of 1, 2, 4 or 8 bytes, aligned, becomes one at which code breaks: limits and neighbours
 * of itself. */
static void change_number(struct copy *c, uint64_t *state)
{
    static const uint64_t limits[] = {0,          1,          2,          0x7f,
                                      0xff,       0x7fff,     0xffff,     0x7fffffff,
                                      0x80000000, 0xffffffff, 1ULL << 63, UINT64_MAX};
    size_t size = (size_t)1 << below(state, 4);
    size_t at = below(state, c->size / size) * size;
    uint64_t value = limits[below(state, sizeof limits / sizeof *limits)];
    if (size > c->size)
        return;
    if (below(state, 3) == 0) {
        c->bytes[at] = (unsigned char)(c->bytes[at] + (below(state, 2) ? 1 : -1));
        return;
    }
    for (size_t i = 0; i < size; i++)
        c->bytes[at + i] = (unsigned char)(value >> 8 * i);
}

static void change(struct copy *c, uint64_t *state)
{
    size_t at = below(state, c->size), length = 1 + below(state, 64), from = below(state, c->size);
    if (c->size == 0)
        return;
    switch (below(state, 8)) {
    case 0:
        c->bytes[at] ^= (unsigned char)(1 << below(state, 8));
        break;
    case 1:
        c->bytes[at] = (unsigned char)next(state);
        break;
    case 2: /* one piece over another */
        if (at + length <= c->size && from + length <= c->size)
            memmove(c->bytes + at, c->bytes + from, length);
        break;
    case 3:
        if (below(state, 8) == 0)
            c->size = at;
        break;
    default:
        change_number(c, state);
    }
}

static void read_file(struct copy *c, const char *path)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        give_up("can't read ", path);
    c->size = fread(c->bytes, 1, ROOM, in);
    fclose(in);
}

static void write_file(const struct copy *c, const char *directory, size_t number)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%zu", directory, number);
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(c->bytes, 1, c->size, out) != c->size || fclose(out) != 0)
        give_up("can't write ", path);
}

int main(int argc, char **argv)
{
    static struct copy c;
    if (argc < 5)
        give_up("usage: mutate SEED COUNT DIRECTORY FILE...", "");
    uint64_t state = strtoull(argv[1], NULL, 0) * 2 + 1;
    size_t count = strtoull(argv[2], NULL, 0), files = (size_t)argc - 4;
    for (size_t i = 0; i < count; i++) {
        read_file(&c, argv[4 + i % files]);
        for (size_t n = 1 + below(&state, 4); n > 0; n--)
            change(&c, &state);
        write_file(&c, argv[3], i);
    }
    return 0;
}
