/* The rules as data: what each demands, why, and how to mend what breaks it. */
#ifndef LINKAUDIT_RULES_H
#define LINKAUDIT_RULES_H

#include <stddef.h>

enum rule_id {
    RULE_ARCHITECTURE,
    RULE_INTERPRETER,
    RULE_NEEDED_LIBRARY,
    RULE_NEEDED_VERSION,
    RULE_SYMBOL,
    RULE_RUNPATH,
    RULE_TEXT_RELOCATIONS,
    RULE_EXECUTABLE_STACK,
    RULE_PACKED_RELOCATIONS,
    RULE_COUNT
};

struct rule {
    const char *name;
    const char *demands;
    const char *why;
    const char *mend;
};

/* Indexed by enum rule_id. */
extern const struct rule rules[RULE_COUNT];

/* The rule of that name; NULL when there is none. */
const struct rule *rule_by_name(const char *name);

#endif
