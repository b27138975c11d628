#!/bin/sh
# linkaudit why by names of C++: as c++filt prints them, as people write them, and their overloads.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"

cat >cxx.cc <<'END'
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <new>
#include <stdexcept>
#include <string>
namespace far {
struct base {
    virtual ~base();
    virtual int operator()(int) const;
    operator int() const;
    base &operator<<(const std::string &);
    base &operator<<(long);
};
typedef int (*call)(int *, ...);
typedef int (base::*member)(int) const;
template <typename T, int N> T *near(const std::map<T, const char *(*)[3]> &, call, member);
extern template int *near<int, -3>(const std::map<int, const char *(*)[3]> &, call, member);
struct derived : base {
    int operator()(int) const override { return 1; }
};
}
int main(int argc, char **argv)
{
    far::derived d;
    static_cast<far::base &>(d) << std::string(argv[0]) << 1L;
    std::cout << argc << argv[0] << std::chrono::system_clock::now().time_since_epoch().count() << std::endl;
    std::ifstream in(argv[0]);
    std::string line;
    if (!std::getline(in, line))
        throw std::runtime_error(line + "x");
    return far::near<int, -3>({}, nullptr, nullptr) && static_cast<int>(d) && new (std::nothrow) int[argc];
}
END
$CXX -O0 -fPIC -shared -o cxx cxx.cc
"$linkaudit" needs cxx | sed -n 's/^  symbol  *\(_Z[^@ ]*\).*/\1/p' | sort -u >symbols
at_least "symbols of C++" "$(wc -l <symbols)" 20
# One kind stays unknown, by the header: conversions.
while read -r symbol; do
    name=$(c++filt "$symbol")
    case $name in *'operator int()'*)
        is "$name is not known" "$("$linkaudit" why cxx "$name" | tail -n 1)" "cxx does not import $name"
        continue
        ;;
    esac
    "$linkaudit" why cxx "$name" >out || :
    ok "$name" grep -Eq "^cxx: $symbol(@|, weak|\$)" out
done <symbols
symbols_of() { "$linkaudit" why cxx "$1" | sed -n 's/^cxx: \(_Z[^@, ]*\).*/\1/p' | sort | tr '\n' ' '; }
is "all overloads of a name" "$(symbols_of 'far::base::operator<<')" "$(grep '^_ZN3far4baselsE' symbols | tr '\n' ' ')"
at_least "overloads" "$(symbols_of 'far::base::operator<<' | wc -w)" 2
is "parameters are not compared" "$(symbols_of 'far::base::operator<<(int)')" "$(symbols_of 'far::base::operator<<')"
is "a short name" "$(symbols_of 'std::ostream::operator<<')" "$(grep '^_ZNSols' symbols | tr '\n' ' ')"
is "a part of a name is none" "$(status "$linkaudit" why cxx 'base::operator<<')" 1
ok "the name is told" sh -c "'$linkaudit' why cxx far::near | grep -qx '  in C++: far::near'"
for wrong in '' '(' '<' 'std::' 'operator' 'vtable for ' '_Z' '_ZN' '_ZNSt'; do
    is "'$wrong' is no name" "$(status "$linkaudit" why cxx "$wrong")" 1
done
finish
