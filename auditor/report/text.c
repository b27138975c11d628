/* Escapes of the formats that linkaudit prints. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/text.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

/* The length of the UTF-8 character at s; 0 when it is none (Unicode 15, table 3-7). */
static size_t utf8_length(const unsigned char *s)
{
    static const struct {
        unsigned char first, last, low, high; /* lead bytes; bounds of the second byte */
        size_t length;
    } forms[] = {
        {0x00, 0x7f, 0, 0, 1},       {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
        {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
        {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (*s < forms[i].first || *s > forms[i].last)
            continue;
        if (forms[i].length > 1 && (s[1] < forms[i].low || s[1] > forms[i].high))
            return 0;
        for (size_t k = 2; k < forms[i].length; k++)
            if ((s[k] & 0xc0) != 0x80)
                return 0;
        return forms[i].length;
    }
    return 0;
}

/* Is the character at s, of that many bytes, a control one? (C0, DEL, C1) */
static bool is_control(const unsigned char *s, size_t length)
{
    return (length == 1 && (*s < 32 || *s == 127)) || (length == 2 && *s == 0xc2 && s[1] < 0xa0);
}

/* Nothing but ASCII that can be printed, as far as eight bytes at once tell: a byte below the blank
   borrows, DEL and all above it have or get the highest bit. */
static size_t harmless(const char *text, size_t length)
{
    const uint64_t ones = UINT64_MAX / 255;
    size_t at = 0;
    for (uint64_t eight; length - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if (((eight - ones * ' ') | (eight + ones) | eight) & ones * 0x80)
            break;
    }
    return at;
}

/* How much of it may be printed as it is. A byte from 80 to 9F that is part of no UTF-8 character
   is C1 to a terminal of 8-bit characters. */
static size_t plain_part(const char *text, size_t length)
{
    size_t at = harmless(text, length);
    while (at < length) {
        const unsigned char *s = (const unsigned char *)text + at;
        size_t size = utf8_length(s);
        if (size ? is_control(s, size) : *s < 0xa0)
            return at;
        at += size ? size : 1;
    }
    return length;
}

void line_flush(struct line *line)
{
    fwrite(line->text, 1, line->length, line->out);
    line->length = 0;
}

void line_add(struct line *line, const char *text, size_t length)
{
    if (length > sizeof line->text - line->length)
        line_flush(line);
    if (length > sizeof line->text) {
        fwrite(text, 1, length, line->out);
    } else {
        memcpy(line->text + line->length, text, length);
        line->length += length;
    }
}

void line_plain(struct line *line, const char *text)
{
    size_t length = strlen(text);
    for (;;) {
        size_t part = plain_part(text, length);
        line_add(line, text, part);
        if (part == length)
            return;
        line_add(line, "?", 1);
        const size_t control = utf8_length((const unsigned char *)text + part);
        text += part + (control ? control : 1);
        length -= part + (control ? control : 1);
    }
}

void text_plain(FILE *out, const char *text)
{
    struct line line;
    line_begin(&line, out);
    line_plain(&line, text);
    line_flush(&line);
}

void text_complain(const char *path, const char *what)
{
    fputs("linkaudit: ", stderr);
    text_plain(stderr, path);
    fputs(": ", stderr);
    text_plain(stderr, what);
    fputc('\n', stderr);
}

void text_json(FILE *out, const char *text)
{
    if (!text) {
        fputs("null", out);
        return;
    }
    fputc('"', out);
    for (const unsigned char *s = (const unsigned char *)text; *s;) {
        size_t length = utf8_length(s);
        if (!length)
            fputs("\\ufffd", out);
        else if (is_control(s, length))
            fprintf(out, "\\u%04x", length == 1 ? *s : s[1]);
        else if (*s == '"' || *s == '\\')
            fprintf(out, "\\%c", *s);
        else
            fwrite(s, 1, length, out);
        s += length ? length : 1;
    }
    fputc('"', out);
}

/* What both XML and HTML take; newline: what becomes of one. */
static void write_marked_up(FILE *out, const char *text, char newline)
{
    static const char special[] = "&<>\"'";
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    for (const unsigned char *s = (const unsigned char *)text; *s;) {
        size_t length = utf8_length(s);
        const char *at = strchr(special, *s);
        if (!length || is_control(s, length))
            putc(*s == '\n' ? newline : '?', out);
        else if (at)
            fputs(entities[at - special], out);
        else
            fwrite(s, 1, length, out);
        s += length ? length : 1;
    }
}

void text_xml(FILE *out, const char *text)
{
    write_marked_up(out, text, '\n');
}

void text_html(FILE *out, const char *text)
{
    write_marked_up(out, text, '?');
}

void text_uri(FILE *out, const char *text)
{
    fputs(*text == '/' ? "file://" : "", out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (isalnum(c) || strchr("-._~/", c))
            fputc(c, out);
        else
            fprintf(out, "%%%02X", c);
    }
}
