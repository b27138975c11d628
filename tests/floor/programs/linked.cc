// Linked with a library made at the floor: exceptions cross its frames and come out of it, thread-locals, weak
// symbols and functions that the loader chooses (ifunc) are the same on both sides, and it ends after the program.
// SPDX-License-Identifier: Apache-2.0
#include "library.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <thread>

static int bad;
static void expect(bool good, const char *what)
{
    if (good)
        return;
    std::printf("%s\n", what);
    bad = 1;
}

static int destroyed;
struct Counter {
    ~Counter() { destroyed++; }
};
static void third() { Counter c; library_raise(); }
static void second() { Counter c; library_through(third); }
static void first() { Counter c; second(); }
static void own() { throw std::out_of_range("the program's"); }

static void check_exceptions()
{
    try {
        first();
    } catch (const LibraryError &e) {
        expect(std::strcmp(e.what(), "from the library") == 0, "the library's exception");
    }
    expect(destroyed == 3, "objects of the frames between");
    try {
        library_through(own);
    } catch (const std::out_of_range &e) {
        expect(std::uncaught_exceptions() == 0, "none is uncaught then");
        destroyed++;
    }
    expect(destroyed == 4, "the program's exception through the library");
}

extern "C" {
const char *library_name() { return "program"; }
void nobody_has_it() __attribute__((weak));
}
#ifdef __riscv
static int own_choice() { return 3; }
#else
extern "C" {
static int chosen() { return 3; }
__attribute__((visibility("hidden"))) int (*own_choose())() { return chosen; }
int own_choice() __attribute__((ifunc("own_choose")));
}
#endif

static void check_symbols()
{
    expect(std::strcmp(library_asks_name(), "program") == 0, "a weak symbol gives way");
    expect(!nobody_has_it, "a weak symbol that nobody has");
    expect(library_chosen() == 2 && own_choice() == 3, "ifuncs");
    int (*volatile pointer)() = own_choice;
    expect(pointer() == 3, "an ifunc by its address");
    auto *volatile copy = std::memcpy;
    expect(reinterpret_cast<void *>(copy) == library_memcpy(), "one address of libc's ifunc");
    char buffer[4] = "";
    expect(std::strcmp(static_cast<char *>(copy(buffer, "abc", 4)), "abc") == 0, "libc's ifunc by its address");
}

static struct ProgramStatic {
    ProgramStatic() { library_trace('s'); }
    ~ProgramStatic() { library_trace('S'); }
} object;
__attribute__((destructor)) static void last() { library_trace('d'); }

int main()
{
    check_exceptions();
    check_symbols();
    library_local++;
    int others = 0;
    std::thread([&] { others = library_local; }).join();
    expect(library_local == 2 && others == 1, "the library's thread-local");
    std::atexit([] { library_trace('A'); });
    library_expects("lsASdL");
    return bad;
}
