/* The functions of a _FloatN type, which is one of the three old types under another name: the body
   of float32.c and its kin, which say its suffix N, its TYPE, the old SUFFIX, and the KIND of
   strtod. Only what glibc 2.17 had for the old type: what came with the new names is new there as
   well. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <locale.h>
#include <stddef.h>

#define JOINED(a, b) JOINED_NAMES(a, b)
#define JOINED_NAMES(a, b) a##b
#define NEW(name) JOINED(name, N)
#define OLD(name) JOINED(name, SUFFIX)

/* By their symbols, since compilers know some of the names as functions of types of their own. */
#define SYMBOL(name) SYMBOL_TEXT(name)
#define SYMBOL_TEXT(name) #name
#define BETWEEN(result, name, new_name, old_name, parameters, arguments)                           \
    extern result old_##name parameters __asm__(SYMBOL(old_name));                                 \
    FLOOR result new_##name parameters __asm__(SYMBOL(new_name));                                  \
    result new_##name parameters                                                                   \
    {                                                                                              \
        return old_##name arguments;                                                               \
    }
#define FUNCTION(result, name, parameters, arguments)                                              \
    BETWEEN(result, name, NEW(name), OLD(name), parameters, arguments)
#define OF_ONE(name) FUNCTION(TYPE, name, (TYPE x), (x))
#define OF_TWO(name) FUNCTION(TYPE, name, (TYPE x, TYPE y), (x, y))
#define INTEGER_OF(result, name) FUNCTION(result, name, (TYPE x), (x))
#define OF_COMPLEX(result, name) FUNCTION(result, name, (COMPLEX z), (z))
typedef TYPE _Complex COMPLEX;

OF_ONE(acos)
OF_ONE(acosh)
OF_ONE(asin)
OF_ONE(asinh)
OF_ONE(atan)
OF_ONE(atanh)
OF_ONE(cbrt)
OF_ONE(ceil)
OF_ONE(cos)
OF_ONE(cosh)
OF_ONE(erf)
OF_ONE(erfc)
OF_ONE(exp)
OF_ONE(exp10)
OF_ONE(exp2)
OF_ONE(expm1)
OF_ONE(fabs)
OF_ONE(floor)
OF_ONE(j0)
OF_ONE(j1)
OF_ONE(lgamma)
OF_ONE(log)
OF_ONE(log10)
OF_ONE(log1p)
OF_ONE(log2)
OF_ONE(logb)
OF_ONE(nearbyint)
OF_ONE(rint)
OF_ONE(round)
OF_ONE(sin)
OF_ONE(sinh)
OF_ONE(sqrt)
OF_ONE(tan)
OF_ONE(tanh)
OF_ONE(tgamma)
OF_ONE(trunc)
OF_ONE(y0)
OF_ONE(y1)

OF_TWO(atan2)
OF_TWO(copysign)
OF_TWO(fdim)
OF_TWO(fmax)
OF_TWO(fmin)
OF_TWO(fmod)
OF_TWO(hypot)
OF_TWO(nextafter)
OF_TWO(pow)
OF_TWO(remainder)

INTEGER_OF(int, ilogb)
INTEGER_OF(long, lrint)
INTEGER_OF(long, lround)
INTEGER_OF(long long, llrint)
INTEGER_OF(long long, llround)

FUNCTION(TYPE, fma, (TYPE x, TYPE y, TYPE z), (x, y, z))
FUNCTION(TYPE, frexp, (TYPE x, int *exponent), (x, exponent))
FUNCTION(TYPE, jn, (int n, TYPE x), (n, x))
FUNCTION(TYPE, yn, (int n, TYPE x), (n, x))
FUNCTION(TYPE, ldexp, (TYPE x, int exponent), (x, exponent))
FUNCTION(TYPE, scalbn, (TYPE x, int exponent), (x, exponent))
FUNCTION(TYPE, scalbln, (TYPE x, long exponent), (x, exponent))
FUNCTION(TYPE, modf, (TYPE x, TYPE *integer), (x, integer))
FUNCTION(TYPE, nan, (const char *tag), (tag))
FUNCTION(TYPE, remquo, (TYPE x, TYPE y, int *quotient), (x, y, quotient))
FUNCTION(void, sincos, (TYPE x, TYPE *sine, TYPE *cosine), (x, sine, cosine))

OF_COMPLEX(TYPE, cabs)
OF_COMPLEX(TYPE, carg)
OF_COMPLEX(TYPE, cimag)
OF_COMPLEX(TYPE, creal)
OF_COMPLEX(COMPLEX, cacos)
OF_COMPLEX(COMPLEX, cacosh)
OF_COMPLEX(COMPLEX, casin)
OF_COMPLEX(COMPLEX, casinh)
OF_COMPLEX(COMPLEX, catan)
OF_COMPLEX(COMPLEX, catanh)
OF_COMPLEX(COMPLEX, ccos)
OF_COMPLEX(COMPLEX, ccosh)
OF_COMPLEX(COMPLEX, cexp)
OF_COMPLEX(COMPLEX, clog)
OF_COMPLEX(COMPLEX, clog10)
OF_COMPLEX(COMPLEX, conj)
OF_COMPLEX(COMPLEX, cproj)
OF_COMPLEX(COMPLEX, csin)
OF_COMPLEX(COMPLEX, csinh)
OF_COMPLEX(COMPLEX, csqrt)
OF_COMPLEX(COMPLEX, ctan)
OF_COMPLEX(COMPLEX, ctanh)
FUNCTION(COMPLEX, cpow, (COMPLEX base, COMPLEX exponent), (base, exponent))

BETWEEN(TYPE, lgamma_r, JOINED(NEW(lgamma), _r), JOINED(OLD(lgamma), _r), (TYPE x, int *sign),
        (x, sign))
BETWEEN(TYPE, strto, NEW(strto), JOINED(strto, KIND), (const char *text, char **end), (text, end))
BETWEEN(TYPE, strto_l, JOINED(NEW(strto), _l), JOINED(JOINED(strto, KIND), _l),
        (const char *text, char **end, locale_t locale), (text, end, locale))
BETWEEN(TYPE, wcsto, NEW(wcsto), JOINED(wcsto, KIND), (const wchar_t *text, wchar_t **end),
        (text, end))
BETWEEN(TYPE, wcsto_l, JOINED(NEW(wcsto), _l), JOINED(JOINED(wcsto, KIND), _l),
        (const wchar_t *text, wchar_t **end, locale_t locale), (text, end, locale))
BETWEEN(int, strfrom, NEW(strfrom), JOINED(strfrom, FROM),
        (char *to, size_t size, const char *format, TYPE x), (to, size, format, x))
