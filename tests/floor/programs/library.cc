// A shared library at the floor: has static objects, thread-locals, an ifunc, and exceptions of its own.
// SPDX-License-Identifier: Apache-2.0
#include "library.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

static char trace[32];
static const char *expected;
static struct LibraryStatic {
    int value;
    LibraryStatic() : value(42) { library_trace('l'); }
    ~LibraryStatic()
    {
        library_trace('L');
        if (!expected)
            return;
        bool good = std::strcmp(trace, expected) == 0;
        std::printf("%s\n", good ? "ok" : trace);
        std::fflush(stdout);
        if (!good)
            std::_Exit(1);
    }
} object;
static thread_local int counter = 1;
thread_local int library_local = 1;

LibraryError::~LibraryError() = default;

extern "C" {
int library_value() { return object.value + counter++; }
int library_throw()
{
    try {
        throw std::logic_error("from the library");
    } catch (const std::exception &e) {
        return std::string(e.what()).size();
    }
}
void library_raise() { throw LibraryError("from the library"); }
void library_through(void (*callback)())
{
    std::string kept(100, 'x'); // is destroyed on the way
    callback();
    library_trace('!');
}
void *library_memcpy() { return reinterpret_cast<void *>(std::memcpy); }
__attribute__((weak)) const char *library_name() { return "library"; }
const char *library_asks_name() { return library_name(); }
void library_trace(char c) { trace[std::strlen(trace)] = c; }
void library_expects(const char *wanted) { expected = wanted; }
#ifdef __riscv // its compilers have no ifuncs
int library_chosen() { return 2; }
#else
static int chosen() { return 2; }
// Looks at nothing: it runs before the library is relocated whole.
__attribute__((visibility("hidden"))) int (*library_choose())() { return chosen; }
int library_chosen() __attribute__((ifunc("library_choose")));
#endif
}
