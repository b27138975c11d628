/* The rules as data: what each demands, why, and how to mend what breaks it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_RULES_H
#define LINKAUDIT_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rule_id {
    RULE_READABLE,
    RULE_SYSTEM,
    RULE_ARCHITECTURE,
    RULE_HEADER,
    RULE_SEGMENTS,
    RULE_PAGE_SIZE,
    RULE_DYNAMIC,
    RULE_INTERPRETER,
    RULE_NEEDED_LIBRARY,
    RULE_MISSING_LIBRARY,
    RULE_LIBRARY_CACHE,
    RULE_NEEDED_VERSION,
    RULE_SYMBOL,
    RULE_UNDEFINED_SYMBOL,
    RULE_STATIC_GLIBC,
    RULE_DLOPEN,
    RULE_RUNPATH,
    RULE_PACKED_RELOCATIONS,
    RULE_HASH_TABLE,
    RULE_OPENABLE,
    RULE_ISA_LEVEL,
    RULE_KERNEL,
    RULE_TEXT_RELOCATIONS,
    RULE_EXECUTABLE_STACK,
    RULE_WRITABLE_CODE,
    RULE_EXPORT,
    RULE_RELRO,
    RULE_BIND_NOW,
    RULE_PIE,
    RULE_CONTROL_FLOW,
    RULE_STACK_PROTECTOR,
    RULE_FORTIFY,
    RULE_UNUSED_LIBRARY,
    RULE_COUNT
};

/* A set of rules: bit enum rule_id. */
typedef uint64_t rule_set;
#define RULE_BIT(id) ((rule_set)1 << (id))

struct rule {
    const char *name;
    const char *demands;
    const char *why;
    const char *mend;
    const char *guards; /* what it keeps from harm though the loader may take the file; NULL: it
                           fails only what some release's loader, or the kernel, refuses */
    bool asked;         /* applies only where a policy requires it */
};

/* Indexed by enum rule_id. */
extern const struct rule rules[RULE_COUNT];

/* The rule of that name; NULL when there is none. */
const struct rule *rule_by_name(const char *name);

#endif
