/* strtof128: since 2.26. libstdc++'s from_chars (GCC 13 and later) has it for each type of number.
   No difference but for raising no exceptions: rounded exactly, by integers of as many bits as
   needed. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "floor.h"

#include "float128.h"

#include <ctype.h>
#include <errno.h>
#include <float.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#ifdef __SIZEOF_FLOAT128__

/* Digits that can matter: those of a half of the lowest place, written out, are fewer. What follows
   them counts as one digit more, which is not 0. */
enum { DIGITS = 11600, SMALLEST = -4970, LARGEST = 4935, EXPONENT_LIMIT = 100000000 };

/* A number of 32-bit words, the lowest first: 11600 digits and a power of 5 as long as that. */
struct big {
    int count;
    uint32_t words[2600];
};

/* The number big * 2^exponent, and a little more where something was cut off. */
struct scaled {
    struct big big;
    long exponent;
    bool more;
};

static void multiply(struct big *b, uint32_t factor, uint32_t add)
{
    uint64_t carry = add;
    for (int i = 0; i < b->count; i++) {
        carry += (uint64_t)b->words[i] * factor;
        b->words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry)
        b->words[b->count++] = (uint32_t)carry;
}

/* Returns what is left over. */
static uint32_t divide(struct big *b, uint32_t divisor)
{
    uint64_t left = 0;
    for (int i = b->count; i-- > 0;) {
        left = left << 32 | b->words[i];
        b->words[i] = (uint32_t)(left / divisor);
        left %= divisor;
    }
    while (b->count && !b->words[b->count - 1])
        b->count--;
    return (uint32_t)left;
}

static void shift_words(struct big *b, int by)
{
    memmove(b->words + by, b->words, (size_t)b->count * sizeof *b->words);
    memset(b->words, 0, (size_t)by * sizeof *b->words);
    b->count += by;
}

static long bit_length(const struct big *b)
{
    return b->count ? 32L * b->count - __builtin_clz(b->words[b->count - 1]) : 0;
}

static bool bit(const struct big *b, long at)
{
    return at >= 0 && at < 32L * b->count && b->words[at / 32] >> at % 32 & 1;
}

/* 64 bits from a bit on; 0 beyond both ends. */
static uint64_t bits_at(const struct big *b, long from)
{
    uint64_t result = 0;
    for (int i = 0; i < 64; i++)
        result |= (uint64_t)bit(b, from + i) << i;
    return result;
}

static enum cut cut_below(const struct scaled *s, long at)
{
    bool rest = s->more;
    for (long i = 0; i < at - 1 && !rest; i++)
        rest = bit(&s->big, i);
    if (bit(&s->big, at - 1))
        return rest ? CUT_ABOVE_HALF : CUT_HALF;
    return rest ? CUT_BELOW_HALF : CUT_NOTHING;
}

/* Too large: infinity, or the largest number where rounding goes to zero. */
static float128 overflow(bool negative)
{
    bool up = rounds_up(CUT_ABOVE_HALF, true, negative);
    union float128_bits x = {.part = {up ? 0 : UINT64_MAX, (uint64_t)0x7fff << 48}};
    if (!up)
        x.part.high--;
    x.part.high |= (uint64_t)negative << 63;
    errno = ERANGE;
    return x.value;
}

/* Was the least normal number, which it rounded to, reached only by the lowest place being so high?
   Else it is not tiny, where that is decided after rounding. */
static bool reached_by_place(const struct scaled *s, long at, bool negative)
{
#ifdef __powerpc64__ /* decided before rounding */
    return (void)s, (void)at, (void)negative, true;
#else
    return !bit(&s->big, at - 1) || !rounds_up(cut_below(s, at - 1), true, negative);
#endif
}

static float128 rounded(struct scaled *s, bool negative)
{
    union float128_bits x = {.part = {0, (uint64_t)negative << 63}};
    if (s->big.count == 0 && !s->more)
        return x.value;
    shift_words(&s->big, 4); /* so that there are bits to cut off */
    s->exponent -= 128;
    long lowest = bit_length(&s->big) - (F128_FRACTION + 1) + s->exponent;
    bool tiny = lowest < F128_LOWEST || s->big.count == 4;
    if (tiny)
        lowest = F128_LOWEST;
    long at = lowest - s->exponent;
    uint64_t low = bits_at(&s->big, at), high = bits_at(&s->big, at + 64);
    enum cut cut = cut_below(s, at);
    if (rounds_up(cut, low & 1, negative) && ++low == 0)
        high++;
    if (high >> 49) { /* 2^113: the low bits are 0 */
        high >>= 1;
        lowest++;
    }
    if (lowest + F128_FRACTION > F128_BIAS)
        return overflow(negative);
    if (tiny && cut != CUT_NOTHING && (!(high >> 48) || reached_by_place(s, at, negative)))
        errno = ERANGE;
    /* The leading 1, where there is one, is the lowest bit of the exponent. */
    x.part.high |= high + ((uint64_t)(lowest - F128_LOWEST) << 48);
    x.part.low = low;
    return x.value;
}

/* A decimal point's length where text begins with it, else 0. */
static size_t point_length(const char *text)
{
    const char *point = nl_langinfo(RADIXCHAR);
    size_t length = strlen(point);
    return strncmp(text, point, length) == 0 ? length : 0;
}

/* An exponent after its letter, kept within +-EXPONENT_LIMIT; *end stays where there is none. */
static long read_exponent(const char *text, const char **end)
{
    bool negative = *text == '-';
    long value = 0;
    if (*text == '-' || *text == '+')
        text++;
    if (!isdigit((unsigned char)*text))
        return 0;
    for (; isdigit((unsigned char)*text); text++)
        value = value < EXPONENT_LIMIT ? 10 * value + (*text - '0') : value;
    *end = text;
    return negative ? -value : value;
}

/* Digits of a base with a point among them, the first of them into s->big, at most `most`; the
   exponent counts places. Returns false where there is no digit. */
static bool read_digits(const char *text, unsigned base, long most, struct scaled *s,
                        const char **end)
{
    bool any = false, after_point = false;
    long taken = 0;
    for (;;) {
        size_t point = after_point ? 0 : point_length(text);
        unsigned c = (unsigned char)*text;
        if (point) {
            after_point = true;
            text += point;
            continue;
        }
        if (base == 16 ? !isxdigit((int)c) : !isdigit((int)c))
            break;
        unsigned digit = isdigit((int)c) ? c - '0' : (unsigned)tolower((int)c) - 'a' + 10;
        any = true;
        if (taken < most) {
            multiply(&s->big, base, digit);
            taken += s->big.count > 0; /* not the zeros before */
            s->exponent -= after_point;
        } else {
            s->more |= digit != 0;
            s->exponent += !after_point;
        }
        text++;
    }
    if (any)
        *end = text;
    return any;
}

/* Turns big * 10^exponent into big * 2^exponent: by powers of 5, 13 of which fit a word. */
static void scale_decimal(struct scaled *s)
{
    static const uint32_t five_13 = 1220703125;
    long tens = s->exponent;
    if (s->more) {
        multiply(&s->big, 10, 1);
        tens--;
        s->more = false;
    }
    s->exponent = tens;
    for (; tens >= 13; tens -= 13)
        multiply(&s->big, five_13, 0);
    for (; tens > 0; tens--)
        multiply(&s->big, 5, 0);
    long missing = -tens * 7 / 3 + 160 - bit_length(&s->big); /* log2(5) < 7/3 */
    if (tens < 0 && missing > 0) {
        shift_words(&s->big, (int)(missing / 32) + 1);
        s->exponent -= 32 * (missing / 32 + 1);
    }
    for (; tens <= -13; tens += 13)
        s->more |= divide(&s->big, five_13) != 0;
    for (; tens < 0; tens++)
        s->more |= divide(&s->big, 5) != 0;
}

static float128 read_hexadecimal(const char *text, bool negative, const char **end)
{
    struct scaled s = {.exponent = 0};
    read_digits(text, 16, 40, &s, end);
    s.exponent *= 4;
    if (**end == 'p' || **end == 'P')
        s.exponent += read_exponent(*end + 1, end);
    if (s.big.count && s.exponent > F128_BIAS + 1)
        return overflow(negative);
    if (s.big.count && s.exponent < F128_LOWEST - 320) {
        s = (struct scaled){.more = true};
        s.exponent = F128_LOWEST - 320;
    }
    return rounded(&s, negative);
}

static float128 read_decimal(const char *text, bool negative, const char **end)
{
    struct scaled s = {.exponent = 0};
    if (!read_digits(text, 10, DIGITS, &s, end))
        return 0;
    if (**end == 'e' || **end == 'E')
        s.exponent += read_exponent(*end + 1, end);
    long digits = bit_length(&s.big) * 3 / 10; /* one or a few too few */
    if (s.big.count && s.exponent + digits > LARGEST)
        return overflow(negative);
    if (s.big.count && s.exponent + bit_length(&s.big) / 3 + 1 < SMALLEST)
        s = (struct scaled){.exponent = F128_LOWEST - 320, .more = true};
    else
        scale_decimal(&s);
    return rounded(&s, negative);
}

/* "inf", "infinity", "nan", "nan(...)", whose number is the fraction. */
static bool read_word(const char *text, union float128_bits *x, const char **end)
{
    x->part.high |= (uint64_t)0x7fff << 48;
    if (strncasecmp(text, "inf", 3) == 0) {
        *end = text + (strncasecmp(text, "infinity", 8) == 0 ? 8 : 3);
        return true;
    }
    if (strncasecmp(text, "nan", 3) != 0)
        return false;
    *end = text + 3;
    x->part.high |= (uint64_t)1 << 47;
    if (text[3] != '(')
        return true;
    const char *close = text + 4;
    while (isalnum((unsigned char)*close) || *close == '_')
        close++;
    if (*close != ')')
        return true;
    char *number_end;
    int saved = errno;
    unsigned long long number = strtoull(text + 4, &number_end, 0);
    errno = saved;
    if (number_end == close)
        x->part.low = number;
    *end = close + 1;
    return true;
}

/* Has text one of the digits, before or after a point? */
static bool begins_number(const char *text, int (*is_digit)(int))
{
    return is_digit((unsigned char)text[point_length(text)]) || is_digit((unsigned char)*text);
}

FLOOR float128 strtof128(const char *restrict text, char **restrict end)
{
    const char *at = text, *stop = text;
    while (isspace((unsigned char)*at))
        at++;
    bool negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    union float128_bits x = {.part = {0, (uint64_t)negative << 63}};
    if (at[0] == '0' && (at[1] == 'x' || at[1] == 'X') && begins_number(at + 2, isxdigit))
        x.value = read_hexadecimal(at + 2, negative, &stop);
    else if (begins_number(at, isdigit))
        x.value = read_decimal(at, negative, &stop);
    else if (!read_word(at, &x, &stop))
        x = (union float128_bits){.value = 0};
    if (end)
        *end = (char *)stop;
    return x.value;
}

#elif LDBL_MANT_DIG == 113

FLOOR long double strtof128(const char *restrict text, char **restrict end)
{
    return strtold(text, end);
}

#endif
