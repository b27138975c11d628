/* From facts and a policy to a verdict. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_JUDGE_H
#define LINKAUDIT_JUDGE_H

#include "abi/abi_index.h"
#include "judge/facts.h"
#include "judge/verdict.h"

/* The verdict over a linked file, an object or an archive, its findings in the order in which they
   are told; verdict_free frees it. It lives no longer than the facts, the policy and the tables. */
void judge(struct verdict *v, const struct facts *f, const struct policy *policy,
           struct abi_cache *tables);

#endif
