/* Integers in C23's binary notation, "0b101", which strtol and its kin of C23 read and the
 * older ones don't: the body of isoc23_strtol.c and isoc23_wcstol.c, which say what CHAR is, its
 * IS_SPACE, and the NAME of a kind.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct binary {
    const CHAR *end;
    uintmax_t value; /* without the sign */
    bool negative, overflow;
};

/* Is text such a number? Else the older function is to read it: "0b" without a digit is 0. */
static bool read_binary(const CHAR *text, int base, struct binary *b)
{
    if (base != 0 && base != 2)
        return false;
    while (IS_SPACE(*text))
        text++;
    *b = (struct binary){.negative = *text == '-'};
    if (*text == '-' || *text == '+')
        text++;
    if (text[0] != '0' || (text[1] != 'b' && text[1] != 'B') || (text[2] != '0' && text[2] != '1'))
        return false;
    for (text += 2; *text == '0' || *text == '1'; text++) {
        b->overflow |= b->value > UINTMAX_MAX / 2;
        b->value = b->value << 1 | (*text == '1');
    }
    b->end = text;
    return true;
}

static uintmax_t unsigned_value(const struct binary *b, uintmax_t maximum)
{
    if (b->overflow || b->value > maximum) {
        errno = ERANGE;
        return maximum;
    }
    return b->negative ? -b->value & maximum : b->value;
}

static intmax_t signed_value(const struct binary *b, intmax_t minimum, intmax_t maximum)
{
    uintmax_t limit = (uintmax_t)maximum + b->negative;
    if (b->overflow || b->value > limit) {
        errno = ERANGE;
        return b->negative ? minimum : maximum;
    }
    return b->negative ? (intmax_t)-b->value : (intmax_t)b->value;
}

/* __isoc23_strtol by strtol. Both are given by their symbols, since the headers of 2.38 and later
   may turn a call of strtol into one of __isoc23_strtol. */
#define SYMBOL(name) SYMBOL_TEXT(name)
#define SYMBOL_TEXT(name) #name
#define JOINED(a, b) JOINED_NAMES(a, b)
#define JOINED_NAMES(a, b) a##b

#define FUNCTION(kind, type, value)                                                                \
    extern type plain_##kind(const CHAR *, CHAR **, int) __asm__(SYMBOL(NAME(kind)));              \
    FLOOR type JOINED(__isoc23_, NAME(kind))(const CHAR *restrict text, CHAR **restrict end,       \
                                             int base)                                             \
    {                                                                                              \
        struct binary b;                                                                           \
        if (!read_binary(text, base, &b))                                                          \
            return plain_##kind(text, end, base);                                                  \
        if (end)                                                                                   \
            *end = (CHAR *)b.end;                                                                  \
        return (type)(value);                                                                      \
    }
#define FUNCTION_L(kind, type, value)                                                              \
    extern type plain_##kind(const CHAR *, CHAR **, int, locale_t) __asm__(SYMBOL(NAME(kind)));    \
    FLOOR type JOINED(__isoc23_, NAME(kind))(const CHAR *restrict text, CHAR **restrict end,       \
                                             int base, locale_t locale)                            \
    {                                                                                              \
        struct binary b;                                                                           \
        if (!read_binary(text, base, &b))                                                          \
            return plain_##kind(text, end, base, locale);                                          \
        if (end)                                                                                   \
            *end = (CHAR *)b.end;                                                                  \
        return (type)(value);                                                                      \
    }

FUNCTION(l, long, signed_value(&b, LONG_MIN, LONG_MAX))
FUNCTION(ll, long long, signed_value(&b, LLONG_MIN, LLONG_MAX))
FUNCTION(ul, unsigned long, unsigned_value(&b, ULONG_MAX))
FUNCTION(ull, unsigned long long, unsigned_value(&b, ULLONG_MAX))
FUNCTION(imax, intmax_t, signed_value(&b, INTMAX_MIN, INTMAX_MAX))
FUNCTION(umax, uintmax_t, unsigned_value(&b, UINTMAX_MAX))
FUNCTION_L(l_l, long, signed_value(&b, LONG_MIN, LONG_MAX))
FUNCTION_L(ll_l, long long, signed_value(&b, LLONG_MIN, LLONG_MAX))
FUNCTION_L(ul_l, unsigned long, unsigned_value(&b, ULONG_MAX))
FUNCTION_L(ull_l, unsigned long long, unsigned_value(&b, ULLONG_MAX))
