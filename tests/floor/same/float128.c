/* strfromf128 and strtof128: 2.26. Numbers by their bits, in all rounding modes. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <fenv.h>

FUNCTION(int, strfromf128, (char *, size_t, const char *, __float128))
FUNCTION(__float128, strtof128, (const char *, char **))

union number {
    __float128 value;
    uint64_t half[2];
};

static const int modes[] = {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO};
static uint64_t state = 88172645463325252ULL;

static uint64_t random_bits(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

static void read_text(const char *text)
{
    printf("[%.50s]", text);
    for (int m = 0; m < 4; m++) {
        char *end;
        union number x;
        fesetround(modes[m]);
        errno = 0;
        x.value = strtof128_(text, &end);
        int error = errno;
        fesetround(FE_TONEAREST);
        printf(" %016llx%016llx %d %d", (unsigned long long)x.half[1],
               (unsigned long long)x.half[0], (int)(end - text), error);
    }
    puts("");
}

static void write_number(union number x)
{
    static const char *const formats[] = {"%a",    "%.0A", "%.5a", "%.40a", "%e",
                                          "%.40E", "%.0e", "%f",   "%.30F", "%g",
                                          "%.36g", "%.0G", "%.f",  "%gtail"};
    static char text[40000];
    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
        fesetround(modes[random_bits() % 4]);
        int length = strfromf128_(text, sizeof text, formats[f], x.value);
        fesetround(FE_TONEAREST);
        printf("%s %d %s\n", formats[f], length, text);
        memset(text, '#', 20); /* cut short; not to 1, where 2.36 writes beyond it */
        length = strfromf128_(text, 7, formats[f], x.value);
        printf("%d %s %d\n", length, text, strfromf128_(NULL, 0, formats[f], x.value));
    }
    strfromf128_(text, sizeof text, "%.11900e", x.value);
    read_text(text);
    char *end = strchr(text, 'e'), exponent[16];
    if (!end)
        return;
    strcpy(exponent, end);
    sprintf(end, "1%s", exponent); /* and a little more */
    read_text(text);
    strfromf128_(text, sizeof text, "%.35e", x.value);
    read_text(text);
}

static const char *const texts[] = {"",
                                    "0",
                                    "-0",
                                    "+",
                                    "-",
                                    ".",
                                    "-.e1",
                                    "1.",
                                    "1.5e",
                                    "1.5e+",
                                    "1.5e+3x",
                                    ".5",
                                    "0x",
                                    "0x.",
                                    "0x.8",
                                    "0xp1",
                                    "0x1p",
                                    "0x1p+",
                                    "0x1.8p-3",
                                    "  \t12",
                                    "inf",
                                    "-INFINITY",
                                    "infinit",
                                    "nan",
                                    "nan(",
                                    "nan(123)",
                                    "nan(0x1f)",
                                    "nan()",
                                    "-nan(zz)",
                                    "nan(_1)x",
                                    "1e99999",
                                    "1e-99999",
                                    "-1e-99999",
                                    "0e99999",
                                    "0x1p16384",
                                    "-0x1p16384",
                                    "0x1.ffffffffffffffffffffffffffffp16383",
                                    "0x1.ffffffffffffffffffffffffffff8p16383",
                                    "0x1.ffffffffffffffffffffffffffff7fffp16383",
                                    "0x1p-16494",
                                    "0x1p-16495",
                                    "0x1.0000001p-16495",
                                    "0x1p-16496",
                                    "0x0.ffffffffffffffffffffffffffff8p-16382",
                                    "0x0.ffffffffffffffffffffffffffffcp-16382",
                                    "0x0.fffffffffffffffffffffffffffffp-16382",
                                    "0x0p99999",
                                    "1e4932",
                                    "1.2e4932",
                                    "6e-4966",
                                    "3e-4966",
                                    "1e-4967",
                                    "0x1p999999999999999999",
                                    "1e999999999999999999999",
                                    "1e-999999999999999999999",
                                    "1e-5000",
                                    "00000000000000000000000000000000000000000.1e1",
                                    "0x0000000000000000000000000000000000000000000000001.8",
                                    "123456789012345678901234567890123456789012345",
                                    "0b1",
                                    "1_2",
                                    "100000e-4971",
                                    "0x1000000000000000000000000p-16600",
                                    "0x123456789abcdef123456789abcdef123456789abcdef123456789p-100",
                                    "\v\f-.5e-1"};

static void run(void)
{
    CHOOSE(strfromf128);
    CHOOSE(strtof128);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        read_text(texts[i]);
    for (int i = 0; i < 60; i++) {
        union number x = {.half = {random_bits(), random_bits()}};
        if (i % 3 == 0) /* not far from 1 */
            x.half[1] = (x.half[1] & 0x8000ffffffffffff) | (16383 - 60 + random_bits() % 140) << 48;
        if (i % 5 == 0) /* with zeros at the end */
            x.half[0] = 0, x.half[1] &= ~0ULL << random_bits() % 48;
        if (i % 11 == 0) /* the least ones */
            x.half[1] &= 0x8000ffffffffffff;
        if (i >= 56)
            x = (union number){.half = {i & 1, (i & 2 ? 0x7fffULL << 48 : 0) | 1ULL << 63}};
        write_number(x);
    }
}
