// Opens a library made at the floor (argv[1]); both throw. Not across: each has a libstdc++ of its own,
// and with two of them an exception can't cross on any glibc.
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
    bool good = value() == 43 && value() == 44 && thrower() == 16;
    try {
        throw std::runtime_error("from the program");
    } catch (const std::runtime_error &) {
        good = good && thrower() == 16;
    }
    good = good && dlclose(library) == 0;
    std::puts(good ? "ok" : "wrong");
    return !good;
}
