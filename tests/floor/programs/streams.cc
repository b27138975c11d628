// iostreams, locales, filesystem, random_device, regex: the parts of libstdc++ that lean on libc most.
// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <iostream>
#include <locale>
#include <random>
#include <sstream>
#ifndef WITHOUT_REGEX
#include <regex>
#endif

int main()
{
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << 1.5 << ' ' << std::hex << 255;
    std::istringstream in("12 3.25");
    int i = 0;
    double d = 0;
    in >> i >> d;
    namespace fs = std::filesystem;
    fs::path dir = fs::temp_directory_path() / ("floor-" + std::to_string(std::random_device{}()));
    bool made = fs::create_directory(dir) && fs::is_directory(dir) && fs::space(dir).capacity > 0;
    made = fs::remove_all(dir) == 1 && made;
    bool good = out.str() == "1.5 ff" && i == 12 && d == 3.25 && made;
#ifndef WITHOUT_REGEX
    good = good && std::regex_match("glibc 2.25", std::regex("[a-z]+ [0-9.]+"));
#endif
    std::cout << (good ? "ok" : "wrong") << std::endl;
    return !good;
}
