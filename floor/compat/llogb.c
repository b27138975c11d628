/* llogb, llogbf, llogbl: since 2.25. No difference: ilogb, with numbers of its own for 0 and NaN.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include <limits.h>
#include <math.h>

/* ilogb is called for these too, for its errno and its exception. */
static long widened(int exponent, int class)
{
    if (class == FP_ZERO)
        return FP_LLOGB0;
    if (class == FP_NAN)
        return FP_LLOGBNAN;
    return class == FP_INFINITE ? LONG_MAX : exponent;
}

FLOOR long llogb(double x)
{
    return widened(ilogb(x), fpclassify(x));
}

FLOOR long llogbf(float x)
{
    return widened(ilogbf(x), fpclassify(x));
}

FLOOR long llogbl(long double x)
{
    return widened(ilogbl(x), fpclassify(x));
}
