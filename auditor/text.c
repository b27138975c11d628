/* Escapes of the formats that linkaudit prints. */
#include "text.h"

#include <ctype.h>
#include <string.h>

/* C0, DEL, and C1 as UTF-8 has it (C2 80 to C2 9F) */
static bool steers(unsigned char before, unsigned char c)
{
    return c < 32 || c == 127 || (before == 0xc2 && c >= 0x80 && c < 0xa0);
}

void text_plain(FILE *out, const char *text)
{
    unsigned char before = 0;
    const char *run = text; /* what is written at once */
    for (; *text; text++) {
        if (steers(before, (unsigned char)*text)) {
            fwrite(run, 1, (size_t)(text - run), out);
            fputc('?', out);
            run = text + 1;
        }
        before = (unsigned char)*text;
    }
    fwrite(run, 1, (size_t)(text - run), out);
}

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

void text_xml(FILE *out, const char *text)
{
    static const char special[] = "&<>\"'";
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (const unsigned char *s = (const unsigned char *)text; *s;) {
        size_t length = utf8_length(s);
        const char *at = strchr(special, *s);
        if (!length || is_control(s, length))
            fputs(*s == '\n' ? "\n" : "?", out);
        else if (at)
            fputs(entities[at - special], out);
        else
            fwrite(s, 1, length, out);
        s += length ? length : 1;
    }
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
