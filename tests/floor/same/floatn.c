/* The _FloatN names of old functions: 2.27. */
/* SPDX-License-Identifier: Apache-2.0 */
/* clang-format off */
#include "same.h"

#include <float.h>
#include <locale.h>

#define TYPES(EACH)                                                                                \
    EACH(f32, float, float _Complex)                                                               \
    EACH(f64, double, double _Complex)                                                             \
    EACH(f32x, double, double _Complex)                                                            \
    EACH(f64x, long double, long double _Complex)
#define EACH_ONE(DO, n, type)                                                                      \
    DO(acos, n, type)                                                                              \
    DO(acosh, n, type)                                                                             \
    DO(asin, n, type)                                                                              \
    DO(asinh, n, type)                                                                             \
    DO(atan, n, type)                                                                              \
    DO(atanh, n, type)                                                                             \
    DO(cbrt, n, type)                                                                              \
    DO(ceil, n, type)                                                                              \
    DO(cos, n, type) DO(cosh, n, type) DO(erf, n, type) DO(erfc, n, type) DO(exp, n, type)         \
        DO(exp10, n, type) DO(exp2, n, type) DO(expm1, n, type) DO(fabs, n, type)                  \
            DO(floor, n, type) DO(j0, n, type) DO(j1, n, type) DO(lgamma, n, type)                 \
                DO(log, n, type) DO(log10, n, type) DO(log1p, n, type) DO(log2, n, type)           \
                    DO(logb, n, type) DO(nearbyint, n, type) DO(rint, n, type) DO(round, n, type)  \
                        DO(sin, n, type) DO(sinh, n, type) DO(sqrt, n, type) DO(tan, n, type)      \
                            DO(tanh, n, type) DO(tgamma, n, type) DO(trunc, n, type)               \
                                DO(y0, n, type) DO(y1, n, type)
#define EACH_TWO(DO, n, type)                                                                      \
    DO(atan2, n, type)                                                                             \
    DO(copysign, n, type)                                                                          \
    DO(fdim, n, type)                                                                              \
    DO(fmax, n, type)                                                                              \
    DO(fmin, n, type)                                                                              \
    DO(fmod, n, type)                                                                              \
    DO(hypot, n, type) DO(nextafter, n, type) DO(pow, n, type) DO(remainder, n, type)
#define EACH_COMPLEX(DO, n, type)                                                                  \
    DO(cacos, n, type)                                                                             \
    DO(cacosh, n, type)                                                                            \
    DO(casin, n, type)                                                                             \
    DO(casinh, n, type)                                                                            \
    DO(catan, n, type)                                                                             \
    DO(catanh, n, type)                                                                            \
    DO(ccos, n, type)                                                                              \
    DO(ccosh, n, type)                                                                             \
    DO(cexp, n, type) DO(clog, n, type) DO(clog10, n, type) DO(conj, n, type) DO(cproj, n, type)   \
        DO(csin, n, type) DO(csinh, n, type) DO(csqrt, n, type) DO(ctan, n, type)                  \
            DO(ctanh, n, type)
#define EACH_PART(DO, n, type)                                                                     \
    DO(cabs, n, type) DO(carg, n, type) DO(creal, n, type) DO(cimag, n, type)
#define EACH_INTEGER(DO, n)                                                                        \
    DO(int, ilogb, n)                                                                              \
    DO(long, lrint, n) DO(long, lround, n) DO(long long, llrint, n) DO(long long, llround, n)

/* By other names than the compiler's own functions, whose types differ. */
#define USED(result, name, n, parameters)                                                          \
    extern result floor_##name##n parameters __asm__("floor_" #name #n);                           \
    static result(*name##n##_) parameters;
#define ONE(name, n, type) USED(type, name, n, (type))
#define TWO(name, n, type) USED(type, name, n, (type, type))
#define INTEGER(result, name, n) USED(result, name, n, (BASE_##n))
#define BASE_f32 float
#define BASE_f64 double
#define BASE_f32x double
#define BASE_f64x long double
#define DECLARE(n, type, complex)                                                                  \
    EACH_ONE(ONE, n, type)                                                                         \
    EACH_TWO(TWO, n, type)                                                                         \
    EACH_COMPLEX(ONE, n, complex)                                                                  \
    TWO(cpow, n, complex)                                                                          \
    EACH_INTEGER(INTEGER, n)                                                                       \
    USED(type, cabs, n, (complex))                                                                 \
    USED(type, carg, n, (complex))                                                                 \
    USED(type, creal, n, (complex))                                                                \
    USED(type, cimag, n, (complex))                                                                \
    USED(type, fma, n, (type, type, type))                                                         \
    USED(type, frexp, n, (type, int *))                                                            \
    USED(type, ldexp, n, (type, int))                                                              \
    USED(type, scalbn, n, (type, int))                                                             \
    USED(type, scalbln, n, (type, long))                                                           \
    USED(type, modf, n, (type, type *))                                                            \
    USED(type, nan, n, (const char *))                                                             \
    USED(type, remquo, n, (type, type, int *))                                                     \
    USED(void, sincos, n, (type, type *, type *))                                                  \
    USED(type, jn, n, (int, type))                                                                 \
    USED(type, yn, n, (int, type))                                                                 \
    USED(type, lgamma, n##_r, (type, int *))                                                       \
    USED(type, strto, n, (const char *, char **))                                                  \
    USED(type, strto, n##_l, (const char *, char **, locale_t))                                    \
    USED(type, wcsto, n, (const wchar_t *, wchar_t **))                                            \
    USED(type, wcsto, n##_l, (const wchar_t *, wchar_t **, locale_t))                              \
    USED(int, strfrom, n, (char *, size_t, const char *, type))
TYPES(DECLARE)

/* A NaN's sign is nobody's business, and not the same in each version of log. */
#define PRINT(name, ...)                                                                           \
    CHOOSE(name);                                                                                  \
    {                                                                                              \
        errno = 0;                                                                                 \
        __typeof__(name##_(__VA_ARGS__)) result = name##_(__VA_ARGS__);                            \
        int error = errno;                                                                         \
        printf("%s %g errno %d: ", #name, i, error);                                               \
        if (__builtin_isnan((long double)result))                                                  \
            puts("nan");                                                                           \
        else                                                                                       \
            show_bytes(&result, sizeof result >= 16 && LDBL_MANT_DIG == 64 ? 10 : sizeof result);  \
    }
#define PRINT_ONE(name, n, type) PRINT(name##n, (type)i)
#define PRINT_TWO(name, n, type) PRINT(name##n, (type)i, (type)1.75)
#define PRINT_COMPLEX(name, n, type) PRINT(name##n, (type)(i + 0.5i))
#define PRINT_INTEGER(result, name, n) PRINT(name##n, (BASE_##n)i)
#define PRINT_ALL(n, type, complex)                                                                \
    {                                                                                              \
        int exponent = 0;                                                                          \
        type other = 0, third = 0;                                                                 \
        char text[100] = "", *end;                                                                 \
        wchar_t *wide_end;                                                                         \
        EACH_ONE(PRINT_ONE, n, type)                                                               \
        EACH_TWO(PRINT_TWO, n, type)                                                               \
        EACH_COMPLEX(PRINT_COMPLEX, n, complex)                                                    \
        EACH_PART(PRINT_COMPLEX, n, complex)                                                       \
        EACH_INTEGER(PRINT_INTEGER, n)                                                             \
        PRINT(cpow##n, (complex)(i + 1i), (complex)2.5)                                            \
        PRINT(fma##n, (type)i, (type)3, (type)4)                                                   \
        PRINT(frexp##n, (type)i, &exponent)                                                        \
        PRINT(ldexp##n, (type)i, 3)                                                                \
        PRINT(scalbn##n, (type)i, -2)                                                              \
        PRINT(scalbln##n, (type)i, 2000000)                                                        \
        PRINT(modf##n, (type)i, &other)                                                            \
        PRINT(nan##n, "77")                                                                        \
        PRINT(remquo##n, (type)i, (type)0.3, &exponent)                                            \
        PRINT(jn##n, 3, (type)i)                                                                   \
        PRINT(yn##n, 2, (type)i)                                                                   \
        PRINT(lgamma##n##_r, (type)i, &exponent)                                                   \
        PRINT(strto##n, "1.1e1x", &end)                                                            \
        PRINT(strto##n##_l, "0x1.8p1x", &end, c_locale)                                            \
        PRINT(wcsto##n, L"1.1e1x", &wide_end)                                                      \
        PRINT(wcsto##n##_l, L"1e99999", &wide_end, c_locale)                                       \
        PRINT(strfrom##n, text, sizeof text, "%.17g", (type)i)                                     \
        CHOOSE(sincos##n);                                                                         \
        sincos##n##_((type)i, &other, &third);                                                     \
        printf("%d %Lg %Lg %s %s %ls\n", exponent, (long double)other, (long double)third, text,   \
               end, wide_end);                                                                     \
    }

static void run(void)
{
    static const double numbers[] = {
        0.0, 0.5, -0.5, 1, -2.5, 1e3, -1e300, 1e-310, __builtin_inf(), __builtin_nan("")};
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", NULL);
    for (int at = 0; at < 10; at++) {
        double i = numbers[at];
        TYPES(PRINT_ALL)
    }
}
