/* strfromf128: since 2.26. libstdc++'s to_chars (GCC 13 and later) has it for each type of number.
   No difference but for raising no exceptions. All decimal digits are computed: there are 4933
   before the point and 16494 after it at most. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "floor.h"

#include "float128.h"
#include "strfrom.h"

#include <ctype.h>
#include <errno.h>
#include <float.h>
#include <langinfo.h>
#include <stdio.h>

#ifdef __SIZEOF_FLOAT128__

/* Nine digits a word, the highest first: words[0..INTEGER) before the point. */
enum { DIGITS = 9, BASE = 1000000000, INTEGER = 549, WORDS = INTEGER + 1833 };

struct decimal {
    bool negative;
    int first, end; /* words that may not be 0 */
    uint32_t words[WORDS];
};

static const uint32_t powers[DIGITS + 1] = {1,      10,      100,      1000,      10000,
                                            100000, 1000000, 10000000, 100000000, BASE};

/* d = d * 2^bits + add, of a number without a fraction; bits at most 32. */
static void multiply(struct decimal *d, int bits, uint32_t add)
{
    uint64_t carry = add;
    for (int i = INTEGER; i-- > d->first || carry;) {
        carry += (uint64_t)d->words[i] << bits;
        d->words[i] = (uint32_t)(carry % BASE);
        carry /= BASE;
        d->first = i < d->first ? i : d->first;
    }
}

/* d = d / 2^bits; bits at most 9, so that what is left over goes on evenly: 2^9 divides 10^9. */
static void divide(struct decimal *d, int bits)
{
    uint32_t carry = 0;
    for (int i = d->first; i < d->end || carry; i++) {
        uint32_t word = d->words[i];
        d->words[i] = (word >> bits) + carry;
        carry = (word & ((1U << bits) - 1)) * ((uint32_t)BASE >> bits);
        d->end = i < d->end ? d->end : i + 1;
    }
    while (d->first < d->end && !d->words[d->first])
        d->first++;
}

static void expand(struct decimal *d, const union float128_bits *x)
{
    int exponent = (int)(x->part.high >> 48) & 0x7fff;
    uint64_t high = x->part.high & 0xffffffffffff;
    memset(d, 0, sizeof *d);
    d->negative = x->part.high >> 63;
    d->first = d->end = INTEGER;
    if (exponent > 0)
        high |= (uint64_t)1 << 48;
    else
        exponent = 1;
    multiply(d, 32, (uint32_t)(high >> 32));
    multiply(d, 32, (uint32_t)high);
    multiply(d, 32, (uint32_t)(x->part.low >> 32));
    multiply(d, 32, (uint32_t)x->part.low);
    exponent += F128_LOWEST - 1;
    for (; exponent > 0; exponent -= exponent < 29 ? exponent : 29)
        multiply(d, exponent < 29 ? exponent : 29, 0);
    for (; exponent<0; exponent += exponent> - 9 ? -exponent : 9)
        divide(d, exponent > -9 ? -exponent : 9);
}

/* Digits by place: 0 the ones, 1 the tens, -1 the tenths. The word of a place, and the power of ten
   in it; false where there is none. */
static bool locate(int place, int *word, uint32_t *power)
{
    int from_top = INTEGER * DIGITS - 1 - place;
    if (from_top < 0 || from_top >= WORDS * DIGITS)
        return false;
    *word = from_top / DIGITS;
    *power = powers[DIGITS - 1 - from_top % DIGITS];
    return true;
}

static int digit(const struct decimal *d, int place)
{
    int word;
    uint32_t power;
    return locate(place, &word, &power) ? (int)(d->words[word] / power % 10) : 0;
}

/* The place of the first digit that is not 0; 0 for the number 0. */
static int top_place(const struct decimal *d)
{
    for (int i = d->first; i < d->end; i++)
        for (int n = DIGITS; n-- > 0;)
            if (d->words[i] >= powers[n])
                return (INTEGER - 1 - i) * DIGITS + n;
    return 0;
}

/* Rounds so that nothing stays below a place. */
static void round_at(struct decimal *d, int place)
{
    int word;
    uint32_t power;
    if (place < -(WORDS - INTEGER) * DIGITS || !locate(place, &word, &power))
        return; /* nothing is as low, or as high */
    uint32_t below = d->words[word] % power;
    bool rest = false;
    for (int i = word + 1; i < d->end; i++) {
        rest |= (i > word + 1 || power > 1) && d->words[i];
        if (i > word + 1 || power > 1)
            d->words[i] = 0;
    }
    uint32_t unit = power, cut = below;
    if (power == 1 && word + 1 < d->end) { /* what is cut off begins with the next word */
        unit = BASE;
        cut = d->words[word + 1];
        d->words[word + 1] = 0;
    }
    enum cut kind = cut > unit / 2 || (cut == unit / 2 && unit > 1 && rest) ? CUT_ABOVE_HALF
                    : cut == unit / 2 && unit > 1                           ? CUT_HALF
                    : cut || rest                                           ? CUT_BELOW_HALF
                                                                            : CUT_NOTHING;
    d->words[word] -= below;
    if (rounds_up(kind, d->words[word] / power % 2, d->negative))
        d->words[word] += power;
    d->end = word + 1 > d->end ? d->end : word + 1;
    d->first = word < d->first ? word : d->first;
    for (; d->words[word] >= BASE; d->first = word < d->first ? word : d->first) {
        d->words[word] -= BASE;
        d->words[--word]++;
    }
    d->end = d->end > d->first ? d->end : d->first + 1;
}

struct output {
    char *to;
    size_t size, length;
};

static void put(struct output *out, char c)
{
    if (out->length + 1 < out->size)
        out->to[out->length] = c;
    out->length++;
}

static void put_text(struct output *out, const char *text)
{
    while (*text)
        put(out, *text++);
}

static void put_exponent(struct output *out, char letter, int least_digits, int exponent)
{
    char text[16];
    snprintf(text, sizeof text, "%c%c%0*d", letter, exponent < 0 ? '-' : '+', least_digits,
             abs(exponent));
    put_text(out, text);
}

/* Digits from a place down to another, with the point before the tenths of `ones`. */
static void put_digits(struct output *out, const struct decimal *d, int from, int to, int ones)
{
    for (int place = from; place >= to; place--) {
        put(out, (char)('0' + digit(d, place)));
        if (place == ones && to < ones)
            put_text(out, nl_langinfo(RADIXCHAR));
    }
}

/* %e, %f and %g: the last place there is room for, then how it is written. */
static void put_decimal(struct output *out, struct decimal *d, struct conversion c)
{
    int style = tolower(c.letter), precision = c.precision < 0 ? 6 : c.precision, top;
    if (style == 'f') {
        round_at(d, -precision);
        top = top_place(d);
        put_digits(out, d, top > 0 ? top : 0, -precision, 0);
        return;
    }
    int after = style == 'g' && precision > 0 ? precision - 1 : precision;
    round_at(d, top_place(d) - after);
    top = top_place(d);
    int last = top - after;
    if (style == 'g') {
        int lowest = top < 0 || top > after ? top : 0;
        bool fixed = top >= -4 && top <= after;
        if (fixed)
            lowest = 0;
        while (last < lowest && digit(d, last) == 0)
            last++;
        if (fixed) {
            put_digits(out, d, top > 0 ? top : 0, last < 0 ? last : 0, 0);
            return;
        }
    }
    put_digits(out, d, top, last, top);
    put_exponent(out, isupper((unsigned char)c.letter) ? 'E' : 'e', 2, top);
}

/* %a: 28 hexadecimal digits after the point, or as many as asked for. */
static void put_hexadecimal(struct output *out, union float128_bits x, struct conversion c)
{
    const char *digits = c.letter == 'A' ? "0123456789ABCDEF" : "0123456789abcdef";
    int exponent = (int)(x.part.high >> 48) & 0x7fff, places = 28;
    uint64_t high = (x.part.high & 0xffffffffffff) | (uint64_t)(exponent > 0) << 48;
    uint64_t low = x.part.low;
    bool negative = x.part.high >> 63, zero = !(high | low);
    while (places > 0 && (low & 15) == 0) { /* not with zeros at the end */
        low = low >> 4 | high << 60;
        high >>= 4;
        places--;
    }
    unsigned cut = 0, rest = 0;
    for (; c.precision >= 0 && places > c.precision; places--) {
        rest |= cut;
        cut = low & 15;
        low = low >> 4 | high << 60;
        high >>= 4;
    }
    enum cut kind = cut > 8 || (cut == 8 && rest) ? CUT_ABOVE_HALF
                    : cut == 8                    ? CUT_HALF
                    : cut || rest                 ? CUT_BELOW_HALF
                                                  : CUT_NOTHING;
    if (rounds_up(kind, low & 1, negative) && ++low == 0)
        high++;
    put_text(out, c.letter == 'A' ? "0X" : "0x");
    for (int place = places; place >= 0; place--) {
        uint64_t word = place < 16 ? low >> 4 * place : high >> 4 * (place - 16);
        put(out, digits[word & 15]);
        if (place == places && (places > 0 || c.precision > 0))
            put_text(out, nl_langinfo(RADIXCHAR));
    }
    for (int place = places; place < c.precision; place++)
        put(out, '0');
    put_exponent(out, c.letter == 'A' ? 'P' : 'p', 1,
                 zero ? 0 : (exponent > 0 ? exponent : 1) - F128_BIAS);
}

FLOOR int strfromf128(char *restrict to, size_t size, const char *restrict format, float128 value)
{
    struct conversion c = read_conversion(format);
    struct output out = {to, size, 0};
    union float128_bits x = {value};
    bool upper = isupper((unsigned char)c.letter);
    if (x.part.high >> 63)
        put(&out, '-');
    if ((x.part.high >> 48 & 0x7fff) == 0x7fff) {
        bool nan = x.part.high << 16 | x.part.low;
        put_text(&out, nan ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"));
    } else if (c.letter == 'a' || c.letter == 'A') {
        put_hexadecimal(&out, x, c);
    } else {
        struct decimal d;
        expand(&d, &x);
        put_decimal(&out, &d, c);
    }
    if (size > 0)
        to[out.length < size ? out.length : size - 1] = '\0';
    if (out.length > INT_MAX) {
        errno = EOVERFLOW;
        return -1;
    }
    return (int)out.length;
}

#elif LDBL_MANT_DIG == 113

extern int strfroml(char *restrict, size_t, const char *restrict, long double);

FLOOR int strfromf128(char *restrict to, size_t size, const char *restrict format, long double x)
{
    return strfroml(to, size, format, x);
}

#endif
