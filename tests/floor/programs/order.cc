// Constructors and destructors: .preinit_array, priorities, static objects and atexit run once and in order.
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <cstring>

static char trace[32];
static void note(char c) { trace[std::strlen(trace)] = c; }

extern "C" {
static void preinit(int, char **, char **) { note('p'); }
static void early() __attribute__((constructor(101)));
static void late() __attribute__((constructor));
static void finished() __attribute__((destructor(101)));
static void early() { note('e'); }
static void late() { note('l'); }
static void finished()
{
    note('f');
    bool good = std::strcmp(trace, "pelsmASdf") == 0 || std::strcmp(trace, "peslmASdf") == 0;
    std::printf("%s\n", good ? "ok" : trace);
    std::fflush(stdout);
    if (!good)
        std::_Exit(1);
}
}
__attribute__((section(".preinit_array"), used)) static void (*const run_before)(int, char **, char **) = preinit;

static struct Static {
    Static() { note('s'); }
    ~Static() { note('S'); }
} object;

__attribute__((destructor)) static void normal() { note('d'); }

int main()
{
    std::atexit([] { note('A'); });
    note('m');
    return 0;
}
