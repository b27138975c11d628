/* A verdict's words, and its end. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/verdict.h"

#include <stdlib.h>

const char *verdict_word(enum verdict_status status)
{
    static const char *const words[] = {"pass", "fail", "unreadable"};
    return words[status];
}

void verdict_free(struct verdict *v)
{
    findings_free(&v->findings);
    findings_free(&v->below);
    free(v->runs_on);
    v->runs_on = NULL;
}
