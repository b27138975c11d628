#!/bin/sh
# The JSON checker of the tests, tests/lib/check-json.c: what RFC 8259 allows, and the place of what it does not.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$WORK"
"$CC" -std=c11 -Wall -Wextra -Werror -O1 -o check-json "$TOP/tests/lib/check-json.c"
# sound NAME TEXT: is JSON. Both take what printf makes of the text.
sound() {
    printf '%b' "$2" >file
    is "sound: $1" "$(status ./check-json file)" 0
}
# broken TEXT LINE:COLUMN MESSAGE
broken() {
    printf '%b' "$1" >file
    is "line $2: $3" "$(./check-json file 2>&1 || echo "status $?")" "file:$2: $3
status 1"
}
sound 'an empty object' '{}'
sound 'an empty array' '[]\n'
sound 'a negative number' '-0'
sound 'space around a fraction' ' \t\r\n0.5e+3 '
sound 'an exponent' '1E9'
sound 'objects in each other' '{"":1,"a":[1,2,{"a":null}],"b":{"a":true,"c":false}}'
sound 'every escape, and UTF-8' '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\ude00\0303\0251"'

broken '' 1:1 'a value is missing'
broken ' ' 1:2 'a value is missing'
broken '{' 1:2 'a string is missing'
broken '[1,]' 1:4 'a value is missing'
broken '[1,\n2,\n  x]' 3:3 'a value is missing'
broken '[1 2]' 1:4 "',' or ']' is missing"
broken '{"a":1,}' 1:8 'a string is missing'
broken '{a:1}' 1:2 'a string is missing'
broken '{"a" 1}' 1:6 "':' is missing"
broken '{"a":1' 1:7 "',' or '}' is missing"
broken '1 2' 1:3 'more after the value'
broken '01' 1:2 'a number begins with 0'
broken '-' 1:2 'a digit is missing'
broken '1.' 1:3 'a digit is missing'
broken '1e+' 1:4 'a digit is missing'
broken '+1' 1:1 'a value is missing'
broken 'NaN' 1:1 'a value is missing'
broken 'nul' 1:4 'no such word'
broken '"abc' 1:5 'a string has no end'
broken '"a\n"' 1:3 'a control character in a string'
broken '"\\x"' 1:3 'no such escape'
broken '"\\u12"' 1:6 '\u wants four hexadecimal digits'
broken '"\\ud800\\u0041"' 1:2 'half of a surrogate pair'
broken '"\\ude00"' 1:2 'half of a surrogate pair'
broken '"\0377"' 1:2 'not UTF-8'
broken '"\0300\0200"' 1:2 'not UTF-8'
broken '"\0355\0240\0200"' 1:2 'not UTF-8'
broken '"\0364\0220\0200\0200"' 1:2 'not UTF-8'
broken '"\0360\0237' 1:2 'not UTF-8'
broken '\0357\0273\0277{}' 1:1 'a value is missing'
broken '{"a":1,"b":2,"\\u0061":3}' 1:14 'a name for the second time in one object'

nested() { printf "%$1s" '' | tr ' ' '['; printf "%$1s" '' | tr ' ' ']'; }
nested 100 >file
is "100 levels" "$(status ./check-json file)" 0
nested 101 >file
is "101 levels" "$(./check-json file 2>&1)" "file:1:101: too deep"
is "no file" "$(status ./check-json)" 2
is "a file that is not there" "$(status ./check-json none)" 2
is "a directory" "$(status ./check-json .)" 2
printf '{' >file
printf '{}' >other
is "of several the worst" "$(status ./check-json other file none)" 2
is "... each is looked at" "$(wc -l <out)" 2
finish
