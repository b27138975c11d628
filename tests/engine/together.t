#!/bin/sh
# deps/engine/together: a unity build's files are compiled at once; those that conflict, in lots that are joined; an error stays one.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
mkdir Unity
unity() { for file; do printf '#include "%s/%s"\n\n' "$WORK" "$file"; done >Unity/unity_0_cxx.cxx; }
build() { "$TOP/deps/engine/together" "$CXX" -O1 -fdiagnostics-color -o joined.o -c "$WORK/Unity/unity_0_cxx.cxx"; }
lots() { grep -c '^together: joined.o' out; }
says() { $CXX -o program main.cc joined.o && ./program; }

# Two have a function of one name, each with a meaning of its own; all have a template and a constructor.
cat >shared.h <<'END'
#pragma once
template <typename T> struct Count { static int of; };
template <typename T> int Count<T>::of = 0;
struct Added { Added() { Count<int>::of++; } };
END
for i in 1 2 3 4 5; do
    printf '#include "shared.h"\nstatic Added added%d; static int own%d() { return %d; } int call%d() { return own%d(); }\n' $i $((i % 3)) $i $i $((i % 3)) >$i.cpp
done
cat >main.cc <<'END'
#include "shared.h"
#include <cstdio>
int call1(), call2(), call3(), call4(), call5();
int main() { printf("%d%d%d%d%d %d\n", call1(), call2(), call3(), call4(), call5(), Count<int>::of); }
END
unity 1.cpp 2.cpp 3.cpp
is "files that go together" "$(status build)" 0
is "... are one lot" "$(lots)" 0
unity 1.cpp 2.cpp 3.cpp 4.cpp 5.cpp
is "files of which the fourth conflicts with the first" "$(status build)" 0
ok "... are two lots, from that one on" grep -q '^together: joined.o: 3 and 2 files, for: .*4.cpp' out
is "... and do what they do apart" "$(says)" "12345 5"
unity 1.cpp 4.cpp 2.cpp 5.cpp 3.cpp
is "one conflict after another" "$(status build)" 0
is "... and all of it is there" "$(says)" "12345 5"
is "no object is left of the lots, and no message" "$(find . -name 'joined.o.*' ! -name '*.cxx')" ""
# As ninja asks: what the object depends on is there, and older.
ok "with a list of what it depends on" "$TOP/deps/engine/together" "$CXX" -O1 -MD -MT joined.o -MF joined.d -o joined.o -c "$WORK/Unity/unity_0_cxx.cxx"
is "... all of it is there" "$(sed 's/^joined.o://; s/\\$//' joined.d | tr ' ' '\n' | grep . | while read -r file; do [ -f "$file" ] || echo "$file"; done)" ""

# What is wrong is wrong alone too.
echo 'int broken() { return nothing; }' >>2.cpp
unity 1.cpp 2.cpp 3.cpp
is "a file with an error" "$(status build)" 1
ok "... the compiler says where" grep -q '2.cpp:3:.*nothing' out
is "a file of its own is handed on" "$(status "$TOP/deps/engine/together" "$CXX" -c 1.cpp -o 1.o)" 0
is "... as it is" "$(status "$TOP/deps/engine/together" "$CXX" -c 2.cpp -o 2.o)" 1
is "without arguments" "$(status "$TOP/deps/engine/together")" 2
finish
