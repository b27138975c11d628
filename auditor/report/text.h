/* Strings from files and their names, made safe for where they are printed. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_TEXT_H
#define LINKAUDIT_TEXT_H

#include <stdbool.h>
#include <stdio.h>

/* For a terminal: what would steer it, or add a line to a verdict, becomes "?". */
void text_plain(FILE *out, const char *text);

/* Pieces of a line, which are printed at once. Verdicts have many lines of many pieces each. */
struct line {
    FILE *out;
    size_t length;
    char text[1 << 10];
};
static inline void line_begin(struct line *line, FILE *out)
{
    line->out = out;
    line->length = 0;
}
void line_add(struct line *line, const char *text, size_t length);
void line_plain(struct line *line, const char *text); /* as text_plain */
void line_flush(struct line *line);

/* The line "linkaudit: PATH: WHAT" to the standard error, both safe for a terminal. */
void text_complain(const char *path, const char *what);

/* A JSON string with its quotes; bytes that are no UTF-8 become U+FFFD. NULL: null. */
void text_json(FILE *out, const char *text);

/* XML text or attribute; what XML 1.0 can't have becomes "?". */
void text_xml(FILE *out, const char *text);

/* HTML text or a quoted attribute; on one line, controls become "?". */
void text_html(FILE *out, const char *text);

/* A path as a URI: all but unreserved characters and "/" percent-encoded; file: if it is absolute.
 */
void text_uri(FILE *out, const char *text);

#endif
