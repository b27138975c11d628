/* For tests/auditor/resolve.t: what FILE loads inside SYSROOT, then a line for each finding.
 * Exit status: 0 none, 1 some, 3 unreadable. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/check_closure.h"
#include "report/report_closure.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    struct closure c;
    struct findings found = {0};
    const struct policy policy = {.name = "test"};
    char error[512];
    int status = 3;
    if (argc != 3) {
        fputs("usage: closure SYSROOT FILE\n", stderr);
        return 2;
    }
    if (closure_open(&c, argv[2], argv[1], error, sizeof error) != ELF_OK) {
        fprintf(stderr, "%s\n", error);
        return status;
    }
    report_closure(stdout, &c);
    if (check_closure(&c, &policy, &found, error, sizeof error) == ELF_OK) {
        for (size_t i = 0; i < found.count; i++)
            printf("%s %s %s: %s\n", found.list[i].warning ? "warning" : "finding",
                   rules[found.list[i].rule].name, found.list[i].subject, found.list[i].detail);
        status = found.failures ? 1 : 0;
    } else
        fprintf(stderr, "%s\n", error);
    findings_free(&found);
    closure_close(&c);
    return status;
}
