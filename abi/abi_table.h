/* One architecture's table from ABI_FILE, as ABI_NAME(text) and ABI_NAME(exports); see
 * abi.c. */
/* SPDX-License-Identifier: Apache-2.0 */

/* All names in one object: each export's symbol, a zero byte, its version. */
#define R(first, last)
#define ABI_MEMBER_OF(line) text##line
#define ABI_MEMBER(line) ABI_MEMBER_OF(line)
#define E(symbol, version, library, kind, size, since, until)                                      \
    char ABI_MEMBER(__LINE__)[sizeof #symbol "\0" #version];
struct ABI_NAME(text) {
#include ABI_FILE
};
#undef E
#define E(symbol, version, library, kind, size, since, until) #symbol "\0" #version,
static const struct ABI_NAME(text) ABI_NAME(text) = {
#include ABI_FILE
};
#undef E
#define E(symbol, version, library, kind, size, since, until)                                      \
    {offsetof(struct ABI_NAME(text), ABI_MEMBER(__LINE__)),                                        \
     size,                                                                                         \
     ABI_##library,                                                                                \
     ABI_KIND_##kind,                                                                              \
     since,                                                                                        \
     until},
static const struct abi_export ABI_NAME(exports)[] = {
#include ABI_FILE
};
#undef E
#undef R
#define R(first, last) enum { ABI_NAME(oldest) = first, ABI_NAME(newest) = last };
#define E(symbol, version, library, kind, size, since, until)
#include ABI_FILE
#undef E
#undef R
#undef ABI_MEMBER
#undef ABI_MEMBER_OF
#undef ABI_NAME
#undef ABI_FILE
