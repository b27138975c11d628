/* Reads symbols of Itanium's C++ ABI (5.1, "External Names") as far as the name goes. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "link/cxx_name.h"

#include <ctype.h>
#include <string.h>

enum { DEPTH = 64 }; /* types in one another */

static const struct word {
    const char *code, *text;
} operators[] = {
    {"nw", " new"}, {"na", " new[]"}, {"dl", " delete"}, {"da", " delete[]"}, {"aw", " co_await"},
    {"ps", "+"},    {"ng", "-"},      {"ad", "&"},       {"de", "*"},         {"co", "~"},
    {"pl", "+"},    {"mi", "-"},      {"ml", "*"},       {"dv", "/"},         {"rm", "%"},
    {"an", "&"},    {"or", "|"},      {"eo", "^"},       {"aS", "="},         {"pL", "+="},
    {"mI", "-="},   {"mL", "*="},     {"dV", "/="},      {"rM", "%="},        {"aN", "&="},
    {"oR", "|="},   {"eO", "^="},     {"ls", "<<"},      {"rs", ">>"},        {"lS", "<<="},
    {"rS", ">>="},  {"eq", "=="},     {"ne", "!="},      {"lt", "<"},         {"gt", ">"},
    {"le", "<="},   {"ge", ">="},     {"ss", "<=>"},     {"nt", "!"},         {"aa", "&&"},
    {"oo", "||"},   {"pp", "++"},     {"mm", "--"},      {"cm", ","},         {"pm", "->*"},
    {"pt", "->"},   {"cl", "()"},     {"ix", "[]"},
};
static const struct word specials[] = {
    {"TV", "vtable for "},         {"TT", "VTT for "},
    {"TI", "typeinfo for "},       {"TS", "typeinfo name for "},
    {"GV", "guard variable for "},
};
static const struct word abbreviated[] = {
    {"Sa", "std::allocator"},     {"Sb", "std::basic_string"},  {"Ss", "std::basic_string"},
    {"Si", "std::basic_istream"}, {"So", "std::basic_ostream"}, {"Sd", "std::basic_iostream"},
};
/* The short names that people write for those. */
static const struct word short_names[] = {
    {"std::string", "std::basic_string"},
    {"std::istream", "std::basic_istream"},
    {"std::ostream", "std::basic_ostream"},
    {"std::iostream", "std::basic_iostream"},
};
#define COUNT(words) (sizeof(words) / sizeof *(words))

/* What is left to read, and what was written. */
struct reading {
    const char *at;
    char *name;
    size_t size, length;
    size_t last; /* where the last component begins, for constructors */
};

static bool put(struct reading *r, const char *text, size_t length)
{
    if (length >= r->size - r->length)
        return false;
    memcpy(r->name + r->length, text, length);
    r->length += length;
    r->name[r->length] = '\0';
    return true;
}

static bool put_text(struct reading *r, const char *text)
{
    return put(r, text, strlen(text));
}

static const char *take_word(struct reading *r, const struct word *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(r->at, words[i].code, 2) == 0) {
            r->at += 2;
            return words[i].text;
        }
    return NULL;
}

/* "4Init"; its text. NULL: more than there is. */
static const char *take_source(struct reading *r, size_t *length)
{
    *length = 0;
    for (; isdigit((unsigned char)*r->at); r->at++) {
        *length = *length * 10 + (size_t)(*r->at - '0');
        if (*length > 1 << 16)
            return NULL;
    }
    const char *text = r->at;
    if (!*length || strnlen(text, *length) < *length)
        return NULL;
    r->at += *length;
    return text;
}

static bool skip_type(struct reading *r, int depth);

/* Types up to an E, behind what began them. */
static bool skip_types(struct reading *r, int depth)
{
    while (*r->at && *r->at != 'E')
        if (!skip_type(r, depth))
            return false;
    return *r->at == 'E' && r->at++;
}

/* A number or letters up to an end: "S1A_", "A10_". */
static bool skip_to(struct reading *r, char end)
{
    r->at += strspn(r->at, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return *r->at == end && r->at++;
}

/* A value: its type, its digits, an E. A name as a value is none that is known. */
static bool skip_literal(struct reading *r, int depth)
{
    if (*r->at == '_' || !skip_type(r, depth))
        return false;
    r->at += strspn(r->at, "n0123456789abcdef");
    return *r->at == 'E' && r->at++;
}

static bool skip_named(struct reading *r)
{
    size_t length;
    if (*r->at == 't') /* St */
        r->at++;
    else if (*r->at && strchr("absiod", *r->at))
        return r->at++, true;
    else if (!isdigit((unsigned char)*r->at))
        return skip_to(r, '_');
    return take_source(r, &length) != NULL;
}

static bool skip_one(struct reading *r, int depth)
{
    size_t length;
    const char first = *r->at;
    if (isdigit((unsigned char)first))
        return take_source(r, &length) != NULL;
    r->at += first != '\0';
    switch (first) {
    case 'P':
    case 'R':
    case 'O':
    case 'K':
    case 'V':
        return skip_type(r, depth);
    case 'N':
    case 'F':
    case 'J':
        return skip_types(r, depth);
    case 'M':
        return skip_type(r, depth) && skip_type(r, depth);
    case 'A':
        return skip_to(r, '_') && skip_type(r, depth);
    case 'L':
        return skip_literal(r, depth);
    case 'T':
        return skip_to(r, '_');
    case 'S':
        return (isdigit((unsigned char)*r->at) ? skip_to(r, '_') : skip_named(r));
    case 'D':
        if (*r->at == 'p') /* a pack */
            return r->at++, skip_type(r, depth);
        return *r->at && strchr("nisuadefh", *r->at) && r->at++;
    default:
        return first >= 'a' && first <= 'z' && first != 'u';
    }
}

/* A type, or another template argument. */
static bool skip_type(struct reading *r, int depth)
{
    if (depth >= DEPTH || !*r->at || !skip_one(r, depth + 1))
        return false;
    while (*r->at == 'I') {
        r->at++;
        if (!skip_types(r, depth + 1))
            return false;
    }
    return true;
}

static bool is_plain(const struct reading *r)
{
    return isdigit((unsigned char)*r->at) || *r->at == 'L';
}

/* One component, behind "::" if it is not the first. */
static bool read_component(struct reading *r, size_t begin)
{
    const bool is_special = (*r->at == 'C' || *r->at == 'D') && isdigit((unsigned char)r->at[1]);
    const size_t last = r->last, end = r->length;
    if (r->length > begin && !put_text(r, "::"))
        return false;
    r->last = r->length;
    if (is_special) { /* a constructor or destructor has its class's name */
        const bool good = (*r->at == 'C' || put_text(r, "~")) && put(r, r->name + last, end - last);
        r->at += 2;
        return good && end > last;
    }
    r->at += *r->at == 'L';
    size_t length;
    const char *text = isdigit((unsigned char)*r->at) ? take_source(r, &length) : NULL;
    const char *spelling = text ? NULL : take_word(r, operators, COUNT(operators));
    if (text ? !put(r, text, length)
             : !spelling || !put_text(r, "operator") || !put_text(r, spelling))
        return false;
    while (*r->at == 'B') { /* an ABI's tag: "[abi:cxx11]" */
        r->at++;
        if (!take_source(r, &length))
            return false;
    }
    return true;
}

/* Template arguments, which are left out. */
static bool skip_arguments(struct reading *r)
{
    if (*r->at != 'I')
        return true;
    r->at++;
    return skip_types(r, 0);
}

static bool read_nested(struct reading *r)
{
    const size_t begin = r->length;
    r->at += strspn(r->at, "rVK");
    r->at += (*r->at == 'R' || *r->at == 'O');
    const char *prefix = take_word(r, abbreviated, COUNT(abbreviated));
    if (!prefix && strncmp(r->at, "St", 2) == 0) {
        r->at += 2;
        prefix = "std";
    }
    if (prefix) {
        if (!put_text(r, prefix) || !skip_arguments(r))
            return false;
        r->last = begin + (strchr(prefix, ':') ? strlen("std::") : 0);
    }
    while (*r->at && *r->at != 'E')
        if (!read_component(r, begin) || !skip_arguments(r))
            return false;
    return *r->at == 'E';
}

bool cxx_name(const char *symbol, char *name, size_t size)
{
    if (strncmp(symbol, "_Z", 2) != 0 || size < 2)
        return false;
    struct reading r = {.at = symbol + 2, .name = name, .size = size};
    name[0] = '\0';
    const char *special = take_word(&r, specials, COUNT(specials));
    if (special && !put_text(&r, special))
        return false;
    const size_t begin = r.last = r.length;
    if (*r.at == 'N') {
        r.at++;
        return read_nested(&r);
    }
    if (special && !is_plain(&r) && strncmp(r.at, "St", 2) != 0) {
        const char *text = take_word(&r, abbreviated, COUNT(abbreviated));
        return text && put_text(&r, text);
    }
    if (strncmp(r.at, "St", 2) == 0) {
        r.at += 2;
        if (!put_text(&r, "std"))
            return false;
    }
    return read_component(&r, begin);
}

/* The bytes of an operator's spelling at text, the longest that there is; 0: none. */
static size_t operator_length(const char *text)
{
    size_t longest = 0;
    for (size_t i = 0; i < COUNT(operators); i++) {
        size_t length = strlen(operators[i].text);
        if (length > longest && strncmp(text, operators[i].text, length) == 0)
            longest = length;
    }
    return longest;
}

static bool is_in_word(const char *written, const char *at)
{
    return at > written && (isalnum((unsigned char)at[-1]) || at[-1] == '_');
}

/* A short name at the beginning becomes the template's. */
static bool lengthen(struct reading *r, size_t begin)
{
    for (size_t i = 0; i < COUNT(short_names); i++) {
        const size_t from = strlen(short_names[i].code), to = strlen(short_names[i].text);
        char *at = r->name + begin;
        if (strncmp(at, short_names[i].code, from) != 0 || (at[from] && at[from] != ':'))
            continue;
        if (r->length + (to - from) >= r->size)
            return false;
        memmove(at + to, at + from, strlen(at + from) + 1);
        memcpy(at, short_names[i].text, to);
        break;
    }
    return true;
}

/* A character outside of template arguments. What was before a blank is the return type. */
static bool take_character(struct reading *r, size_t begin)
{
    if (*r->at == ' ')
        r->length = r->at[1] == '<' ? r->length : begin; /* c++filt: "operator<< <char>" */
    else if (*r->at == '[')                              /* a tag */
        r->at += strcspn(r->at, "]") - (strchr(r->at, ']') == NULL);
    else if (!put(r, r->at, 1))
        return false;
    r->at++;
    return true;
}

bool cxx_normal(const char *written, char *name, size_t size)
{
    struct reading r = {.at = written, .name = name, .size = size};
    int depth = 0;
    for (size_t i = 0; i < COUNT(specials) && !r.length; i++)
        if (strncmp(written, specials[i].text, strlen(specials[i].text)) == 0) {
            if (!put_text(&r, specials[i].text))
                return false;
            r.at += r.length;
        }
    const size_t begin = r.length;
    while (*r.at && (*r.at != '(' || depth)) {
        const bool is_operator = strncmp(r.at, "operator", 8) == 0 && !is_in_word(written, r.at);
        const size_t length = is_operator ? operator_length(r.at + 8) : 0;
        if (length) {
            if (!depth && !put(&r, r.at, 8 + length))
                return false;
            r.at += 8 + length;
        } else if (*r.at == '<' || *r.at == '>') {
            depth += *r.at++ == '<' ? 1 : -1;
        } else if (depth) {
            r.at++;
        } else if (!take_character(&r, begin)) {
            return false;
        }
    }
    if (r.length == begin)
        return false;
    name[r.length] = '\0';
    return lengthen(&r, begin);
}
