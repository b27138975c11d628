/* twalk_r: since 2.30. No difference: twalk, with the closure in a variable of the thread. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "floor.h"

#include <search.h>
#include <stddef.h>

struct walk {
    void (*action)(const void *, VISIT, void *);
    void *closure;
};

static __thread struct walk current;

static void forward(const void *node, VISIT visit, int depth)
{
    (void)depth;
    struct walk mine = current; /* an action may walk another tree */
    mine.action(node, visit, mine.closure);
    current = mine;
}

FLOOR void twalk_r(const void *root, void (*action)(const void *, VISIT, void *), void *closure)
{
    if (!action)
        return;
    current = (struct walk){action, closure};
    twalk(root, forward);
}
