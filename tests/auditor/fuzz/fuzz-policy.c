/* Reads one hostile policy, and asks it for libraries and versions. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"
#include "judge/policy.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char *const names[] = {"libstdc++.so.6", "$ORIGIN/../lib", "", "GLIBCXX_3.4.30",
                                        "CXXABI_FLOAT128"};
    struct policy policy;
    char error[512];
    if (!policy_read(&policy, fuzz_file(data, size), error, sizeof error))
        return 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        words_match(&policy.library, names[i]);
        words_match(&policy.runpath, names[i]);
        words_match(&policy.export, names[i]);
        policy_ceiling_below(&policy, names[i]);
    }
    policy_free(&policy);
    return 0;
}
