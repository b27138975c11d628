/* What programs use instead of glibc's newer symbols (substitutes.def). */
#include "check_rules.h"

#include <stdlib.h>
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

static int compare(const void *symbol, const void *entry)
{
    return strcmp(symbol, ((const struct substitute *)entry)->symbol);
}

/* The symbol itself, or the family with the longest name that it is of. */
const char *substitute_for(const char *symbol)
{
    const struct substitute *found =
        bsearch(symbol, substitutes, SUBSTITUTES, sizeof *substitutes, compare);
    const struct substitute *family = NULL;
    size_t longest = 0;
    for (size_t i = 0; !found && i < SUBSTITUTES; i++) {
        size_t length = strlen(substitutes[i].symbol) - 1;
        if (substitutes[i].symbol[length] == '*' && length > longest &&
            strncmp(symbol, substitutes[i].symbol, length) == 0) {
            family = &substitutes[i];
            longest = length;
        }
    }
    found = found ? found : family;
    return found ? found->advice : NULL;
}
