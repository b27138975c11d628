// What archives of gcc 11 or later ask of the C++ library, and gcc 10's (Debian 11) has not: new Type[n] calls it where n is
// too large. Weak: a library that has it has its own.
// SPDX-License-Identifier: Apache-2.0
#include <new>

namespace std {
__attribute__((weak, noreturn)) void __throw_bad_array_new_length();
void __throw_bad_array_new_length()
{
    throw bad_array_new_length();
}
}
