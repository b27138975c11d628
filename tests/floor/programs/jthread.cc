// C++20: std::jthread joins by itself, stop tokens wake a waiting thread, and atomics are waited for.
// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <stop_token>
#include <thread>
#if __has_include(<semaphore>)
#include <semaphore>
static std::counting_semaphore<4> slots(0);
static bool semaphores()
{
    using namespace std::chrono_literals;
    std::jthread other([] { slots.release(2); });
    slots.acquire();
    return slots.try_acquire_for(10s) && !slots.try_acquire_for(2ms);
}
#else
static bool semaphores() { return true; } // libstdc++ has them since gcc 11
#endif
#ifdef __cpp_lib_atomic_wait
static bool waits()
{
    std::atomic<int> turn{0};
    std::jthread other([&] {
        turn.wait(0);
        turn = 2;
        turn.notify_one();
    });
    turn = 1;
    turn.notify_one();
    turn.wait(1);
    return turn == 2;
}
#else
static bool waits() { return true; } // since gcc 11, too
#endif

int main()
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::atomic<int> called{0}, woken{0};
    {
        std::jthread waiting([&](std::stop_token stop) {
            std::stop_callback callback(stop, [&] { called++; });
            std::unique_lock<std::mutex> lock(mutex);
            if (!never.wait(lock, stop, [] { return false; }))
                woken++;
        });
    }
    bool good = called == 1 && woken == 1 && semaphores() && waits();
    std::puts(good ? "ok" : "wrong");
    return !good;
}
