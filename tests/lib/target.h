/* What the tests' target passes around: a structure that a tracer has to know. */
/* SPDX-License-Identifier: Apache-2.0 */
struct point {
    int x;
    long y;
    char name[8];
};
