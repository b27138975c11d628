/* check-json: says whether files are JSON, by RFC 8259 and no looser, with the place of the first
 * error.
 *
 * usage: check-json FILE...
 * Exit status: 0 all are, 1 one is not, 2 one can't be read. What RFC 8259 leaves to the reader is
 * refused: a byte order mark, a name twice in one object, half of a surrogate pair, more than DEPTH
 * levels. The column counts bytes, from 1. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 100 };
/* What character() returns beside a code point. */
enum { END_OF_STRING = -1, FAULT = -2 };

struct reader {
    const unsigned char *text;
    size_t size;
    size_t at;
    const char *fault; /* what is wrong at `at`, NULL while nothing is */
    /* Where the names of all open objects begin. Four bytes is the shortest member: "":1. */
    size_t *names;
    size_t name_count;
};

static bool fail(struct reader *r, const char *fault)
{
    if (!r->fault)
        r->fault = fault;
    return false;
}

/* The byte at the reader's place, -1 after the last. */
static int peek(const struct reader *r)
{
    return r->at < r->size ? r->text[r->at] : -1;
}

static bool accept(struct reader *r, char c)
{
    if (peek(r) != c)
        return false;
    r->at++;
    return true;
}

static bool expect(struct reader *r, const char *word, const char *fault)
{
    for (; *word; word++)
        if (!accept(r, *word))
            return fail(r, fault);
    return true;
}

static void skip_space(struct reader *r)
{
    while (accept(r, ' ') || accept(r, '\t') || accept(r, '\n') || accept(r, '\r'))
        ;
}

/* One character of UTF-8: RFC 3629, so neither longer than need be nor a surrogate. */
static int utf8(struct reader *r)
{
    static const int smallest[] = {0, 0x80, 0x800, 0x10000};
    int lead = r->text[r->at];
    int more = lead < 0x80       ? 0
               : lead >> 5 == 6  ? 1
               : lead >> 4 == 14 ? 2
               : lead >> 3 == 30 ? 3
                                 : -1;
    int code = more > 0 ? lead & (0x3f >> more) : lead;
    bool good = more >= 0 && r->size - r->at > (size_t)more;
    for (int i = 1; good && i <= more; i++) {
        good = r->text[r->at + i] >> 6 == 2;
        code = code << 6 | (r->text[r->at + i] & 0x3f);
    }
    if (!good || code < smallest[more] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) {
        fail(r, "not UTF-8");
        return FAULT;
    }
    r->at += 1 + more;
    return code;
}

/* The four digits after \u; FAULT where they are not there. */
static int unit(struct reader *r)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    int code = 0;
    for (int i = 0; i < 4; i++) {
        const char *digit = peek(r) > 0 ? strchr(digits, peek(r)) : NULL;
        if (!digit) {
            fail(r, "\\u wants four hexadecimal digits");
            return FAULT;
        }
        code = code << 4 | (int)((digit - digits) & 15);
        r->at++;
    }
    return code;
}

static int escape(struct reader *r)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    size_t begin = r->at - 1;
    const char *name = peek(r) > 0 ? strchr(names, peek(r)) : NULL;
    if (name) {
        r->at++;
        return values[name - names];
    }
    if (!accept(r, 'u')) {
        fail(r, "no such escape");
        return FAULT;
    }
    int code = unit(r);
    if (code < 0xd800 || code >= 0xe000)
        return code;
    int low = code < 0xdc00 && accept(r, '\\') && accept(r, 'u') ? unit(r) : FAULT;
    if (low < 0xdc00 || low >= 0xe000) {
        r->at = begin;
        r->fault = "half of a surrogate pair";
        return FAULT;
    }
    return 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
}

/* The next character of a string, whose opening quote has been read. */
static int character(struct reader *r)
{
    int c = peek(r);
    if (c == '"') {
        r->at++;
        return END_OF_STRING;
    }
    if (c < 0) {
        fail(r, "a string has no end");
        return FAULT;
    }
    if (c < 0x20) {
        fail(r, "a control character in a string");
        return FAULT;
    }
    if (c != '\\')
        return utf8(r);
    r->at++;
    return escape(r);
}

static bool string(struct reader *r)
{
    int c = 0;
    if (!accept(r, '"'))
        return fail(r, "a string is missing");
    while (c >= 0)
        c = character(r);
    return c == END_OF_STRING;
}

/* Whether two sound strings say the same, however they are escaped. */
static bool same(const struct reader *r, size_t one, size_t other)
{
    struct reader a = *r, b = *r;
    a.at = one + 1;
    b.at = other + 1;
    int c = 0;
    while (c >= 0) {
        c = character(&a);
        if (c != character(&b))
            return false;
    }
    return true;
}

static bool digits(struct reader *r)
{
    if (peek(r) < '0' || peek(r) > '9')
        return fail(r, "a digit is missing");
    while (peek(r) >= '0' && peek(r) <= '9')
        r->at++;
    return true;
}

static bool number(struct reader *r)
{
    accept(r, '-');
    if (accept(r, '0')) {
        if (peek(r) >= '0' && peek(r) <= '9')
            return fail(r, "a number begins with 0");
    } else if (!digits(r))
        return false;
    if (accept(r, '.') && !digits(r))
        return false;
    if (!accept(r, 'e') && !accept(r, 'E'))
        return true;
    if (!accept(r, '+'))
        accept(r, '-');
    return digits(r);
}

static bool value(struct reader *r, int depth);

/* A member's name, which no member since `first` has. */
static bool name(struct reader *r, size_t first)
{
    size_t begin = r->at;
    if (!string(r))
        return false;
    for (size_t i = first; i < r->name_count; i++)
        if (same(r, r->names[i], begin)) {
            r->at = begin;
            return fail(r, "a name for the second time in one object");
        }
    r->names[r->name_count++] = begin;
    return true;
}

static bool object(struct reader *r, int depth)
{
    size_t first = r->name_count;
    skip_space(r);
    if (accept(r, '}'))
        return true;
    do {
        skip_space(r);
        if (!name(r, first))
            return false;
        skip_space(r);
        if (!expect(r, ":", "':' is missing") || !value(r, depth))
            return false;
    } while (accept(r, ','));
    r->name_count = first;
    return expect(r, "}", "',' or '}' is missing");
}

static bool array(struct reader *r, int depth)
{
    skip_space(r);
    if (accept(r, ']'))
        return true;
    do {
        if (!value(r, depth))
            return false;
    } while (accept(r, ','));
    return expect(r, "]", "',' or ']' is missing");
}

/* A value with the space around it. */
static bool value(struct reader *r, int depth)
{
    bool good;
    skip_space(r);
    if (depth == DEPTH)
        return fail(r, "too deep");
    switch (peek(r)) {
    case '{':
        r->at++;
        good = object(r, depth + 1);
        break;
    case '[':
        r->at++;
        good = array(r, depth + 1);
        break;
    case '"':
        good = string(r);
        break;
    case 't':
        good = expect(r, "true", "no such word");
        break;
    case 'f':
        good = expect(r, "false", "no such word");
        break;
    case 'n':
        good = expect(r, "null", "no such word");
        break;
    default:
        if (peek(r) != '-' && (peek(r) < '0' || peek(r) > '9'))
            return fail(r, "a value is missing");
        good = number(r);
    }
    if (good)
        skip_space(r);
    return good;
}

/* Where the reader stands, as line and column. */
static void place(const struct reader *r, size_t *line, size_t *column)
{
    size_t begin = 0;
    *line = 1;
    for (size_t i = 0; i < r->at; i++)
        if (r->text[i] == '\n') {
            ++*line;
            begin = i + 1;
        }
    *column = r->at - begin + 1;
}

/* All of a file, for the caller to free; NULL with errno where it can't be read. */
static unsigned char *contents(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    size_t room = 1 << 16, got = 1;
    unsigned char *text = file ? malloc(room) : NULL;
    *size = 0;
    while (text && got > 0) {
        if (*size == room) {
            unsigned char *larger = room <= SIZE_MAX / 2 ? realloc(text, room *= 2) : NULL;
            if (!larger)
                free(text);
            text = larger;
            continue;
        }
        got = fread(text + *size, 1, room - *size, file);
        *size += got;
    }
    if (text && ferror(file)) {
        free(text);
        text = NULL;
    }
    if (file)
        (void)fclose(file);
    return text;
}

/* Exit status for one file. */
static int check(const char *path)
{
    struct reader r = {0};
    unsigned char *text = contents(path, &r.size);
    r.text = text;
    if (text)
        r.names = malloc((r.size / 4 + 1) * sizeof *r.names);
    if (!text || !r.names) {
        fprintf(stderr, "check-json: %s: %s\n", path, strerror(errno));
        free(text);
        return 2;
    }
    if (value(&r, 0) && r.at < r.size)
        fail(&r, "more after the value");
    if (r.fault) {
        size_t line, column;
        place(&r, &line, &column);
        fprintf(stderr, "%s:%zu:%zu: %s\n", path, line, column, r.fault);
    }
    free(r.names);
    free(text);
    return r.fault ? 1 : 0;
}

int main(int argc, char **argv)
{
    int status = 0;
    if (argc < 2) {
        fputs("usage: check-json FILE...\n", stderr);
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        int one = check(argv[i]);
        if (one > status)
            status = one;
    }
    return status;
}
