// What the running glibc loads by itself, and a static program could not: a locale, a converter, a name service.
// LOCPATH has its de_DE.UTF-8, GCONV_PATH its converters.
// SPDX-License-Identifier: Apache-2.0
#include <clocale>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <cwctype>
#include <iconv.h>
#include <iomanip>
#include <iostream>
#include <locale>
#include <pwd.h>
#include <sstream>
#include <string>

static int bad;
static void expect(bool good, const char *what)
{
    if (good)
        return;
    std::printf("%s\n", what);
    bad = 1;
}

static void check_locale()
{
    std::locale german("de_DE.UTF-8");
    std::locale::global(german);
    std::ostringstream out;
    std::tm day = {};
    day.tm_wday = 1;
    out << 1234567.5 << ' ' << std::put_time(&day, "%A") << ' ' << std::showbase << std::put_money(123456.0);
    expect(out.str().find("1.234.567,5") == std::string::npos, "six digits, unless told otherwise");
    out.str("");
    out << std::fixed << std::setprecision(1) << 1234567.5 << ' ' << std::put_time(&day, "%A");
    expect(out.str() == "1.234.567,5 Montag", out.str().c_str());
    double read = 0;
    std::istringstream("1.234,25") >> read;
    expect(read == 1234.25, "a number is read as it is written there");
    wchar_t wide[8] = {};
    expect(std::mbstowcs(wide, "\303\244u\303\237", 8) == 3, "UTF-8 to wide characters");
    expect(std::towupper(wide[0]) == L'\304' && std::iswlower(wide[2]), "classes of characters");
    const auto &collate = std::use_facet<std::collate<char>>(german);
    const char a[] = "\303\204pfel", b[] = "Birne";
    expect(collate.compare(a, a + 6, b, b + 5) < 0, "order of letters");
    std::setlocale(LC_ALL, "C");
    std::locale::global(std::locale::classic());
}

static void check_converter()
{
    iconv_t converter = iconv_open("ISO-8859-15", "UTF-8");
    char from[] = "\342\202\254", to[4] = "", *in = from, *out = to;
    size_t rest = 3, room = 4;
    expect(converter != iconv_t(-1), "a converter");
    if (converter == iconv_t(-1))
        return;
    expect(iconv(converter, &in, &rest, &out, &room) == 0 && to[0] == '\244' && room == 3, "the euro sign");
    iconv_close(converter);
}

int main()
{
    try {
        check_locale();
    } catch (const std::exception &e) {
        expect(false, e.what());
    }
    check_converter();
    const struct passwd *root = getpwuid(0);
    expect(root && std::strcmp(root->pw_name, "root") == 0, "a user's name");
    std::cout << (bad ? "wrong" : "ok") << std::endl;
    return bad;
}
