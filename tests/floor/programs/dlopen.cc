// Opens a library made at the floor (argv[1]); both throw, and it ends after the program. Nothing is thrown across:
// each has a libgcc of its own here, whose unwinder trusts what only that copy has set up (linked.cc has one for both).
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <stdexcept>

int main(int argc, char **argv)
{
    void *library = argc > 1 ? dlopen(argv[1], RTLD_NOW) : nullptr;
    if (!library) {
        std::printf("%s\n", dlerror());
        return 1;
    }
    auto value = reinterpret_cast<int (*)()>(dlsym(library, "library_value"));
    auto thrower = reinterpret_cast<int (*)()>(dlsym(library, "library_throw"));
    auto expects = reinterpret_cast<void (*)(const char *)>(dlsym(library, "library_expects"));
    bool good = value() == 43 && value() == 44 && thrower() == 16;
    try {
        throw std::runtime_error("from the program");
    } catch (const std::runtime_error &) {
        good = good && thrower() == 16;
    }
    if (!good)
        std::puts("wrong");
    expects("lL"); // now, or when the program exits
    return !good || dlclose(library) != 0;
}
