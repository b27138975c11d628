// What library.cc has for the programs that are linked with it.
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdexcept>

struct LibraryError : std::runtime_error {
    using std::runtime_error::runtime_error;
    ~LibraryError() override; // its type information is the library's
};
extern thread_local int library_local; // 1 in each new thread
extern "C" {
void library_raise();                     // throws LibraryError
void library_through(void (*callback)()); // calls it among frames of the library
void *library_memcpy();                   // where the library finds memcpy
const char *library_name();               // weak: "library" where the program has none
const char *library_asks_name();
int library_chosen(); // 2, by a resolver where the architecture has such functions
void library_trace(char c);
// When the library's last destructor runs it compares the trace with this, and says "ok" if they
// are the same.
void library_expects(const char *trace);
}
