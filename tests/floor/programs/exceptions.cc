// Exceptions through three frames, rethrown, and out of a thread: the unwinder finds its tables.
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <thread>

struct Counter {
    int &n;
    explicit Counter(int &n) : n(n) {}
    ~Counter() { n++; }
};

static void third(int &n) { Counter c(n); throw std::runtime_error("three frames"); }
static void second(int &n) { Counter c(n); third(n); }
static void first(int &n)
{
    Counter c(n);
    try {
        second(n);
    } catch (...) {
        throw;
    }
}

int main()
{
    int destroyed = 0;
    std::string what;
    std::exception_ptr other;
    try {
        first(destroyed);
    } catch (const std::exception &e) {
        what = e.what();
    }
    std::thread([&] {
        try {
            throw std::out_of_range("thread");
        } catch (...) {
            other = std::current_exception();
        }
    }).join();
    try {
        std::rethrow_exception(other);
    } catch (const std::out_of_range &e) {
        what += e.what();
    }
    bool good = destroyed == 3 && what == "three framesthread";
    std::puts(good ? "ok" : "wrong");
    return !good;
}
