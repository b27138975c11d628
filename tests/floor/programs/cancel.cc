// pthread_cancel and pthread_exit run the destructors of the frames below, and so does a library's
// thread: libc unwinds by the host's libgcc_s, the cleanups are the program's own. Without the
// unwinder's table they abort.
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <pthread.h>
#include <string>
#include <unistd.h>

static int destroyed;

struct Counted {
    std::string name;
    ~Counted()
    {
        destroyed += name.size() > 20;
    }
};

static void *waits(void *)
{
    Counted counted{"a name that is long enough for the heap"};
    for (;;)
        sleep(1);
}

static void *leaves(void *)
{
    Counted counted{"another one that is long enough for it"};
    pthread_exit(&destroyed);
}

int main()
{
    pthread_t thread;
    void *result;
    bool right = pthread_create(&thread, nullptr, waits, nullptr) == 0;
    usleep(50000);
    right = right && pthread_cancel(thread) == 0 && pthread_join(thread, &result) == 0 &&
            result == PTHREAD_CANCELED;
    right = right && pthread_create(&thread, nullptr, leaves, nullptr) == 0;
    right = right && pthread_join(thread, &result) == 0 && result == &destroyed;
    std::puts(right && destroyed == 2 ? "ok" : "wrong");
    return !right || destroyed != 2;
}
