/* fmaxmag, fminmag, and those of float and long double: since 2.25. No difference. */
#include "floor.h"

extern int __issignaling(double);
extern int __issignalingf(float);
extern int __issignalingl(long double);

#define FUNCTION(name, type, fabs, issignaling, first, equal)                                      \
    FLOOR type name(type x, type y)                                                                \
    {                                                                                              \
        if (__builtin_isunordered(x, y)) {                                                         \
            if (issignaling(x) || issignaling(y))                                                  \
                return x + y;                                                                      \
            return __builtin_isnan(y) ? x : y;                                                     \
        }                                                                                          \
        type a = fabs(x), b = fabs(y);                                                             \
        return a == b ? ((equal) ? x : y) : ((first) ? x : y);                                     \
    }

#define MAGNITUDES(suffix, type)                                                                   \
    FUNCTION(fmaxmag##suffix, type, __builtin_fabs##suffix, __issignaling##suffix, a > b,          \
             !__builtin_signbit(x))                                                                \
    FUNCTION(fminmag##suffix, type, __builtin_fabs##suffix, __issignaling##suffix, a < b,          \
             __builtin_signbit(x))

MAGNITUDES(f, float)
MAGNITUDES(, double)
MAGNITUDES(l, long double)
