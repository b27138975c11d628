// A shared library at the floor: has static objects, thread-locals, and exceptions of its own.
#include <stdexcept>
#include <string>

static struct Static {
    int value;
    Static() : value(42) {}
} object;
static thread_local int counter = 1;

extern "C" int library_value() { return object.value + counter++; }
extern "C" int library_throw()
{
    try {
        throw std::logic_error("from the library");
    } catch (const std::exception &e) {
        return std::string(e.what()).size();
    }
}
