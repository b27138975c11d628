/* The judgement: which rules a file breaks, given its facts and a policy. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_CHECK_H
#define LINKAUDIT_CHECK_H

#include "abi/abi_index.h"
#include "elf/file.h"
#include "judge/findings.h"
#include "judge/policy.h"

/* Appends to *out what the file breaks for glibc 2.minor (the policy's, or another release to be
   tried). The findings' strings are the file's and the tables': they live as long as it is open. */
void check_file(const struct elf_file *f, const struct policy *policy, int minor,
                struct abi_cache *tables, struct findings *out);

/* Whether a version is of glibc's own namespace. It has no other; libcrypt.so.1 at XCRYPT_2.0 is
   libxcrypt. */
bool is_glibc_version(const char *version);

#endif
