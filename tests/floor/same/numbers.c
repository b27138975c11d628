/* libm's additions of 2.18 to 2.35, with the exceptions that they raise. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "same.h"

#include <fenv.h>
#include <float.h>
#include <math.h>

#define TYPES(EACH) EACH(f, float) EACH(, double) EACH(l, long double)
#define ONE(EACH) EACH(roundeven) EACH(nextup) EACH(nextdown)
#define TWO(EACH)                                                                                  \
    EACH(fmaxmag)                                                                                  \
    EACH(fminmag)                                                                                  \
    EACH(fmaximum)                                                                                 \
    EACH(fminimum)                                                                                 \
    EACH(fmaximum_num)                                                                             \
    EACH(fminimum_num)                                                                             \
    EACH(fmaximum_mag)                                                                             \
    EACH(fminimum_mag)                                                                             \
    EACH(fmaximum_mag_num)                                                                         \
    EACH(fminimum_mag_num)

#define ONE_OF_EACH(name) ONE_OF(name, f, float) ONE_OF(name, , double) ONE_OF(name, l, long double)
#define TWO_OF_EACH(name) TWO_OF(name, f, float) TWO_OF(name, , double) TWO_OF(name, l, long double)
#define CHOOSE_EACH(name)                                                                          \
    CHOOSE(name##f);                                                                               \
    CHOOSE(name);                                                                                  \
    CHOOSE(name##l);
#define ONE_OF(name, suffix, type) FUNCTION(type, name##suffix, (type))
#define TWO_OF(name, suffix, type) FUNCTION(type, name##suffix, (type, type))
ONE(ONE_OF_EACH)
TWO(TWO_OF_EACH)
#define CLASSES(suffix, type)                                                                      \
    FUNCTION(int, __issignaling##suffix, (type))                                                   \
    FUNCTION(int, __iseqsig##suffix, (type, type))                                                 \
    FUNCTION(long, llogb##suffix, (type))                                                          \
    FUNCTION(int, canonicalize##suffix, (type *, const type *))
TYPES(CLASSES)
FUNCTION(int, __iscanonicall, (long double))
FUNCTION(int, strfromd, (char *, size_t, const char *, double))
FUNCTION(int, strfromf, (char *, size_t, const char *, float))
FUNCTION(int, strfroml, (char *, size_t, const char *, long double))

/* The bits that are the number's: of x87's long double 10 bytes. */
#define WIDTH(x) (sizeof(x) == 16 && LDBL_MANT_DIG == 64 ? 10 : sizeof(x))
static void show_number(const void *x, size_t width)
{
    int raised = fetestexcept(FE_ALL_EXCEPT);
    printf(" %d:", raised);
    for (size_t i = width; i-- > 0;)
        printf("%02x", ((const unsigned char *)x)[i]);
    feclearexcept(FE_ALL_EXCEPT);
}
#define RESULT(call)                                                                               \
    {                                                                                              \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        __typeof__(call) result = call;                                                            \
        show_number(&result, WIDTH(result));                                                       \
    }

/* Of two NaNs either may be the result: that is up to the compiler's order of x + y. */
#define RESULT_OF_TWO(function, x, y)                                                              \
    if (__builtin_isnan(x) && __builtin_isnan(y)) {                                                \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        bool nan = __builtin_isnan(function(x, y));                                                \
        printf(" %d:%s", fetestexcept(FE_ALL_EXCEPT), nan ? "nan" : "number");                     \
    } else                                                                                         \
        RESULT(function(x, y))

static const double doubles[] = {0.0,
                                 -0.0,
                                 0.25,
                                 0.5,
                                 0.75,
                                 1,
                                 1.5,
                                 2.5,
                                 -2.5,
                                 3.5,
                                 -0.5,
                                 -0.6,
                                 1e10,
                                 4e15,
                                 4.5e15,
                                 1e300,
                                 DBL_MAX,
                                 -DBL_MAX,
                                 DBL_MIN,
                                 -DBL_MIN,
                                 5e-324,
                                 -5e-324,
                                 FLT_MAX,
                                 1e-45,
                                 INFINITY,
                                 -INFINITY,
                                 8388607.5,
                                 8388608.5,
                                 4503599627370495.5,
                                 2251799813685248.5,
                                 -1,
                                 1.0000001};
enum { DOUBLES = sizeof doubles / sizeof *doubles, NUMBERS = DOUBLES + 4 };

/* The numbers of a type; the last four are NaNs, two of them signalling. Volatile: no arithmetic on
 * them. */
#define FILL(suffix, type)                                                                         \
    static type numbers##suffix[NUMBERS];                                                          \
    static void fill##suffix(void)                                                                 \
    {                                                                                              \
        for (int i = 0; i < DOUBLES; i++)                                                          \
            numbers##suffix[i] = (type)doubles[i];                                                 \
        numbers##suffix[DOUBLES] = __builtin_nan##suffix("");                                      \
        numbers##suffix[DOUBLES + 1] = -__builtin_nan##suffix("7");                                \
        type signalling = __builtin_nans##suffix("5");                                             \
        memcpy(&numbers##suffix[DOUBLES + 2], &signalling, sizeof signalling);                     \
        memcpy(&numbers##suffix[DOUBLES + 3], &signalling, sizeof signalling);                     \
        ((unsigned char *)&numbers##suffix[DOUBLES + 3])[WIDTH(type) - 1] |= 0x80;                 \
    }
TYPES(FILL)

#define SHOW_ONE(name)                                                                             \
    printf("%s(%d):", #name, i);                                                                   \
    RESULT(name##f_(numbersf[i]))                                                                  \
    RESULT(name##_(numbers[i]))                                                                    \
    RESULT(name##l_(numbersl[i]))                                                                  \
    puts("");
#define SHOW_TWO(name)                                                                             \
    printf("%s(%d, %d):", #name, i, j);                                                            \
    RESULT_OF_TWO(name##f_, numbersf[i], numbersf[j])                                              \
    RESULT_OF_TWO(name##_, numbers[i], numbers[j])                                                 \
    RESULT_OF_TWO(name##l_, numbersl[i], numbersl[j])                                              \
    puts("");
#define SHOW_CLASS(suffix, type)                                                                   \
    {                                                                                              \
        type out = 0;                                                                              \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        printf(" signaling %d", __issignaling##suffix##_(numbers##suffix[i]) != 0);                \
        errno = 0;                                                                                 \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        long exponent = llogb##suffix##_(numbers##suffix[i]);                                      \
        printf(" llogb %ld errno %d raised %d", exponent, errno, fetestexcept(FE_ALL_EXCEPT));     \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        printf(" canonicalize %d", canonicalize##suffix##_(&out, &numbers##suffix[i]));            \
        show_number(&out, WIDTH(out));                                                             \
    }
#define SHOW_EQUAL(suffix, type)                                                                   \
    errno = 0;                                                                                     \
    feclearexcept(FE_ALL_EXCEPT);                                                                  \
    equal = __iseqsig##suffix##_(numbers##suffix[i], numbers##suffix[j]);                          \
    printf(" %d %d %d", equal, errno, fetestexcept(FE_ALL_EXCEPT));

#if LDBL_MANT_DIG == 64
/* Of x87, what no operation makes: a pseudo-denormal, unnormals, a pseudo-infinity, a pseudo-NaN.
 */
static void improper(void)
{
    static const struct {
        uint16_t head;
        uint64_t mantissa;
    } odd[] = {{0, 1ULL << 63},      {1, 1},     {0x3fff, 5}, {0x7fff, 0}, {0x7fff, 1},
               {0x7fff, 1ULL << 62}, {0xbfff, 0}};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        long double x = 0, out = 0;
        memcpy(&x, &odd[i].mantissa, 8);
        memcpy((char *)&x + 8, &odd[i].head, 2);
        printf("improper: canonical %d signaling %d", __iscanonicall_(x) != 0,
               __issignalingl_(x) != 0);
        printf(" canonicalize %d", canonicalizel_(&out, &x));
        show_number(&out, 10);
        puts("");
    }
}
#else
static void improper(void)
{
}
#endif

static void texts(void)
{
    static const char *const formats[] = {"%a",    "%A",   "%e",     "%.0e",   "%.3E",
                                          "%f",    "%.0F", "%.20f",  "%g",     "%.0g",
                                          "%.17G", "%.f",  "%.400f", "%gjunk", "%.99999999999g"};
    static char text[6000];
    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++)
        for (int i = 0; i < NUMBERS; i++)
            for (size_t size = 0; size < sizeof text; size += size < 1   ? 4
                                                              : size < 5 ? 3
                                                              : sizeof text - 1 - size
                                                                  ? sizeof text - 1 - size
                                                                  : 1) {
                memset(text, 0, sizeof text);
                printf("%s %d %zu: %d", formats[f], i, size,
                       strfromd_(text, size, formats[f], numbers[i]));
                printf(" %s %d", text, strfromf_(text, size, formats[f], numbersf[i]));
                printf(" %s %d", text, strfroml_(text, size, formats[f], numbersl[i]));
                printf(" %s\n", text);
            }
    SHOW_END(strfromd_(text, 10, "%d", 1));
    SHOW_END(strfromd_(text, 10, "g", 1));
    SHOW_END(strfromd_(text, 10, "%5g", 1));
    SHOW_END(strfromd_(text, 10, "%.-3g", 1));
    SHOW_END(strfromd_(text, 10, "%", 1));
}

static void run(void)
{
    int equal;
    ONE(CHOOSE_EACH)
    TWO(CHOOSE_EACH)
    CHOOSE_EACH(__issignaling)
    CHOOSE_EACH(__iseqsig)
    CHOOSE_EACH(llogb)
    CHOOSE_EACH(canonicalize)
    CHOOSE(__iscanonicall);
    CHOOSE(strfromd);
    CHOOSE(strfromf);
    CHOOSE(strfroml);
    fillf();
    fill();
    filll();
    for (int mode = 0; mode < 2; mode++) {
        fesetround(mode ? FE_UPWARD : FE_TONEAREST);
        for (int i = 0; i < NUMBERS; i++) {
            ONE(SHOW_ONE)
            TYPES(SHOW_CLASS)
            puts("");
            for (int j = 0; j < NUMBERS; j++) {
                TWO(SHOW_TWO)
                TYPES(SHOW_EQUAL)
                puts("");
            }
        }
    }
    improper();
    texts();
}
