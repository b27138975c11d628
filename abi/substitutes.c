/* What programs use instead of glibc's newer symbols (substitutes.def). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "substitutes.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const struct substitute {
    const char *symbol; /* a trailing "*" is a family */
    const char *advice;
} substitutes[] = {
#define S(symbol, advice) {symbol, advice},
#include "substitutes.def"
#undef S
};
enum { SUBSTITUTES = sizeof substitutes / sizeof *substitutes };

/* __clock_gettime64, __gmtime64_r, __ppoll64_chk: what _TIME_BITS=64 asks for on i386 and arm. */
static bool is_of_time64(const char *symbol)
{
    const char *bits = strstr(symbol, "64");
    return strncmp(symbol, "__", 2) == 0 && bits &&
           (bits[2] == '\0' || strcmp(bits + 2, "_r") == 0 || strcmp(bits + 2, "_chk") == 0);
}

/* The symbol itself, or the family with the longest name that it is of. The table is sorted and "*"
   comes before all that a name has, so the families of a symbol stand before its place, the longest
   next to it. */
const char *substitute_for(const char *symbol)
{
    size_t low = 0, high = SUBSTITUTES;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(symbol, substitutes[middle].symbol);
        if (order == 0)
            return substitutes[middle].advice;
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low-- > 0 && *substitutes[low].symbol == *symbol;) {
        size_t length = strlen(substitutes[low].symbol) - 1;
        if (substitutes[low].symbol[length] == '*' &&
            strncmp(symbol, substitutes[low].symbol, length) == 0)
            return substitutes[low].advice;
    }
    return is_of_time64(symbol) ? substitute_for("__*64") : NULL;
}
