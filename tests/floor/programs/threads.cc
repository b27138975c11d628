// Threads, thread-locals with destructors, mutexes, condition variables on both clocks, call_once, futures.
// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

static std::atomic<int> destroyed;
struct Local {
    ~Local() { destroyed++; }
    int n = 0;
};
static thread_local Local local;

int main()
{
    std::mutex mutex;
    std::condition_variable ready;
    std::once_flag once;
    int sum = 0, called = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; t++)
        threads.emplace_back([&, t] {
            std::call_once(once, [&] { called++; });
            for (int i = 0; i < 1000; i++) {
                std::lock_guard<std::mutex> lock(mutex);
                local.n++;
                sum += local.n > 0;
            }
            ready.notify_one();
            (void)t;
        });
    std::unique_lock<std::mutex> lock(mutex);
    using namespace std::chrono;
    bool in_time = ready.wait_for(lock, seconds(10), [&] { return sum == 8000; }) &&
                   ready.wait_until(lock, system_clock::now() + seconds(10), [&] { return sum == 8000; });
    // libc's functions of that name, before 2.34, return at once.
    auto start = steady_clock::now();
    in_time = in_time && !ready.wait_until(lock, start + milliseconds(5), [] { return false; }) &&
              !ready.wait_for(lock, milliseconds(5), [] { return false; }) &&
              steady_clock::now() - start >= milliseconds(10);
    lock.unlock();
    for (auto &t : threads)
        t.join();
    bool good = in_time && called == 1 && destroyed == 8 &&
                std::async(std::launch::async, [] { return 7; }).get() == 7;
    std::puts(good ? "ok" : "wrong");
    return !good;
}
