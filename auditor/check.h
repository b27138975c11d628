/* The judgement: which rules a file breaks, given its facts and a policy. */
#ifndef LINKAUDIT_CHECK_H
#define LINKAUDIT_CHECK_H

#include "abi.h"
#include "elf_file.h"
#include "rules.h"

struct policy {
    int minor; /* the target is glibc 2.minor */
};

/* One broken rule. subject is the library, symbol or path it is about; detail is what was found. */
struct finding {
    enum rule_id rule;
    char *subject;
    char *detail;
};

struct findings {
    struct finding *list;
    size_t count, room;
    bool out_of_memory;
};

/* Appends to *out, which begins as {0}, and is freed by findings_free. */
void check_file(const struct elf_file *f, const struct policy *policy, struct findings *out);
void findings_free(struct findings *out);

#endif
