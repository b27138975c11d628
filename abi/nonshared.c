/* What libc_nonshared.a has (nonshared.def). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "nonshared.h"

#include <stddef.h>
#include <string.h>

#define ALWAYS NONSHARED_ALWAYS

static const struct nonshared {
    const char *symbol;
    int last;
} symbols[] = {
#define N(symbol, last) {symbol, last},
#include "nonshared.def"
#undef N
};

int nonshared_last(const char *symbol)
{
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (strcmp(symbols[i].symbol, symbol) == 0)
            return symbols[i].last;
    return 0;
}
