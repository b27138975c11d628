/* __isoc23_strtol and its kin, __isoc23_sscanf and its kin: 2.38. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <locale.h>
#include <stdarg.h>
#include <wchar.h>

static const char *const texts[] = {
    "",
    " ",
    "0",
    "0b",
    "0B",
    "0b1",
    "0B101",
    "-0b1",
    "+0b11",
    " \t\n-0B10x",
    "0b2",
    "0bz",
    "0b12",
    "0b1.1",
    "b1",
    "--0b1",
    "- 0b1",
    "0 b1",
    "00b1",
    "0x1f",
    "0xg",
    "017",
    "-17",
    "18",
    "1010",
    "zz",
    "0b0",
    "-0b0",
    "0b00000001",
    "0b0111111111111111111111111111111111111111111111111111111111111111",
    "0b1000000000000000000000000000000000000000000000000000000000000000",
    "-0b1000000000000000000000000000000000000000000000000000000000000000",
    "-0b1000000000000000000000000000000000000000000000000000000000000001",
    "0b1111111111111111111111111111111111111111111111111111111111111111",
    "-0b1111111111111111111111111111111111111111111111111111111111111111",
    "0b10000000000000000000000000000000000000000000000000000000000000000",
    "-0b10000000000000000000000000000000000000000000000000000000000000000",
    "0b11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"
    "111111111x",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616"};
static const int bases[] = {0, 2, 3, 8, 10, 12, 16, 36, 1, 37, -1};

/* EACH(symbol, result, format): of char and of wchar_t. */
#define KINDS(EACH)                                                                                \
    EACH(l, long, "%ld")                                                                           \
    EACH(ll, long long, "%lld")                                                                    \
    EACH(ul, unsigned long, "%lu")                                                                 \
    EACH(ull, unsigned long long, "%llu")                                                          \
    EACH(imax, intmax_t, "%jd")                                                                    \
    EACH(umax, uintmax_t, "%ju")
#define KINDS_L(EACH)                                                                              \
    EACH(l_l, long, "%ld")                                                                         \
    EACH(ll_l, long long, "%lld")                                                                  \
    EACH(ul_l, unsigned long, "%lu")                                                               \
    EACH(ull_l, unsigned long long, "%llu")

#define DECLARE(kind, type, format)                                                                \
    FUNCTION(type, __isoc23_strto##kind, (const char *, char **, int))                             \
    FUNCTION(type, __isoc23_wcsto##kind, (const wchar_t *, wchar_t **, int))
#define DECLARE_L(kind, type, format)                                                              \
    FUNCTION(type, __isoc23_strto##kind, (const char *, char **, int, locale_t))                   \
    FUNCTION(type, __isoc23_wcsto##kind, (const wchar_t *, wchar_t **, int, locale_t))
#define CHOOSE_BOTH(kind, type, format)                                                            \
    CHOOSE(__isoc23_strto##kind);                                                                  \
    CHOOSE(__isoc23_wcsto##kind);
#define SHOW_BOTH(kind, type, format, ...)                                                         \
    {                                                                                              \
        char *end = (char *)text;                                                                  \
        wchar_t *wide_end = (wchar_t *)wide;                                                       \
        errno = 0;                                                                                 \
        type value = __isoc23_strto##kind##_(text, &end, base __VA_ARGS__);                        \
        printf(" " format " %d %d", value, (int)(end - text), errno);                              \
        errno = 0;                                                                                 \
        value = __isoc23_wcsto##kind##_(wide, &wide_end, base __VA_ARGS__);                        \
        printf(" " format " %d %d", value, (int)(wide_end - wide), errno);                         \
    }
#define SHOW_PLAIN(kind, type, format) SHOW_BOTH(kind, type, format)
#define SHOW_LOCALE(kind, type, format) SHOW_BOTH(kind, type, format, , c_locale)

KINDS(DECLARE)
KINDS_L(DECLARE_L)
FUNCTION(int, __isoc23_sscanf, (const char *, const char *, ...))
FUNCTION(int, __isoc23_vsscanf, (const char *, const char *, va_list))
FUNCTION(int, __isoc23_fscanf, (FILE *, const char *, ...))
FUNCTION(int, __isoc23_swscanf, (const wchar_t *, const wchar_t *, ...))
FUNCTION(int, __isoc23_fwscanf, (FILE *, const wchar_t *, ...))

FUNCTION(int, __isoc23_vfscanf, (FILE *, const char *, va_list))
FUNCTION(int, __isoc23_scanf, (const char *, ...))
FUNCTION(int, __isoc23_vscanf, (const char *, va_list))
FUNCTION(int, __isoc23_vswscanf, (const wchar_t *, const wchar_t *, va_list))
FUNCTION(int, __isoc23_vfwscanf, (FILE *, const wchar_t *, va_list))
FUNCTION(int, __isoc23_wscanf, (const wchar_t *, ...))
FUNCTION(int, __isoc23_vwscanf, (const wchar_t *, va_list))

static locale_t c_locale;

static void integers(const char *text, int base)
{
    wchar_t wide[200];
    size_t length = 0;
    do
        wide[length] = (wchar_t)text[length];
    while (text[length++]);
    printf("[%s] %d:", text, base);
    KINDS(SHOW_PLAIN)
    KINDS_L(SHOW_LOCALE)
    puts("");
}

static int with_list(const char *text, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = __isoc23_vsscanf_(text, format, ap);
    va_end(ap);
    va_start(ap, format);
    count = 10 * count + __isoc23_vfscanf_(stdin, format, ap);
    va_end(ap);
    va_start(ap, format);
    count = 10 * count + __isoc23_vscanf_(format, ap);
    va_end(ap);
    return count;
}

static int with_wide_list(const wchar_t *text, const wchar_t *format, ...)
{
    va_list ap;
    va_start(ap, format);
    int count = __isoc23_vswscanf_(text, format, ap);
    va_end(ap);
    va_start(ap, format);
    count = 10 * count + __isoc23_vfwscanf_(stdin, format, ap);
    va_end(ap);
    va_start(ap, format);
    count = 10 * count + __isoc23_vwscanf_(format, ap);
    va_end(ap);
    return count;
}

/* What both know: C99's conversions. */
static void scans(void)
{
    int i = 0;
    float f = 0;
    char s[20] = "", *memory = NULL;
    wchar_t w[20] = L"";
    SHOW("%d", __isoc23_sscanf_("12 0x1f abc 2.5", "%d %i %3s %f", &i, &i, s, &f));
    printf("%d %s %f\n", i, s, (double)f);
    SHOW("%d", __isoc23_sscanf_("2.5s", "%as", &f)); /* %a is a number, not GNU's allocation */
    SHOW("%d", __isoc23_sscanf_("word", "%ms", &memory));
    printf("%s\n", memory);
    free(memory);
    SHOW("%d", __isoc23_sscanf_("", "%d", &i));
    SHOW("%d", __isoc23_sscanf_("x", "%d", &i));
    SHOW("%d", __isoc23_swscanf_(L"12 abc", L"%d %ls", &i, w));
    printf("%d %ls\n", i, w);
    FILE *file = fopen("scanned", "w+");
    fputs("34 tail\n56 wide\n", file);
    rewind(file);
    SHOW("%d", __isoc23_fscanf_(file, "%d %s", &i, s));
    printf("%d %s\n", i, s);
    fclose(file);
    file = fopen("scanned", "r");
    SHOW("%d", __isoc23_fwscanf_(file, L"%d %ls", &i, w));
    printf("%d %ls\n", i, w);
    fclose(file);
    file = fopen("scanned", "r");
    stdin = file;
    SHOW("%d", with_list("7 8", "%d %*s", &i));
    SHOW("%d", __isoc23_scanf_("%d", &i));
    printf("%d\n", i);
    stdin = fopen("scanned", "r");
    SHOW("%d", with_wide_list(L"7 8", L"%d %*ls", &i));
    SHOW("%d", __isoc23_wscanf_(L"%d", &i));
    printf("%d\n", i);
}

static void run(void)
{
    KINDS(CHOOSE_BOTH)
    KINDS_L(CHOOSE_BOTH)
    CHOOSE(__isoc23_sscanf);
    CHOOSE(__isoc23_vsscanf);
    CHOOSE(__isoc23_fscanf);
    CHOOSE(__isoc23_swscanf);
    CHOOSE(__isoc23_fwscanf);
    CHOOSE(__isoc23_vfscanf);
    CHOOSE(__isoc23_scanf);
    CHOOSE(__isoc23_vscanf);
    CHOOSE(__isoc23_vswscanf);
    CHOOSE(__isoc23_vfwscanf);
    CHOOSE(__isoc23_wscanf);
    CHOOSE(__isoc23_vwscanf);
    c_locale = newlocale(LC_ALL_MASK, "C", NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t j = 0; j < sizeof bases / sizeof *bases; j++)
            integers(texts[i], bases[j]);
    scans();
}
