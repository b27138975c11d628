#!/bin/sh
# The house's style: shell by shellcheck, C by clang-format and clang-tidy, a purpose in every file's first lines, nothing large.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$TOP"
# The files of the project, not those of a build in its tree: git's, or, of a tarball, all that no build makes.
all() {
    git ls-files --cached --others --exclude-standard 2>/dev/null | grep . ||
        find . \( -name o -o -name check-tree -o -name distfiles -o -name build-aux -o -name autom4te.cache -o -name objects \) \
            -prune -o -type f -print | grep -vE '^\./(configure|config\.|aclocal|Makefile|bpftrace|floor-programs|glibc-floor)|\.(log|trs|o|d)$|linkaudit$'
}
all | sed 's,^\./,,' | while read -r file; do [ ! -f "$file" ] || [ -h "$file" ] || echo "$file"; done | sort >"$WORK/all"
files() { grep -E "$1" "$WORK/all"; } # PATTERN
while read -r file; do if head -n 1 "$file" | grep -qaE '^#!.*sh$'; then echo "$file"; fi; done <"$WORK/all" >"$WORK/scripts"
files '\.[ch]$' | grep -v '^tests/floor/' >"$WORK/c"
# A list that came out short would pass.
ok "there are the files" [ "$(wc -l <"$WORK/all")" -ge 450 ]
ok "... the scripts" [ "$(wc -l <"$WORK/scripts")" -ge 90 ]
ok "... and C" [ "$(wc -l <"$WORK/c")" -ge 150 ]

is "each test can be started" "$(find tests -name '*.t' ! -perm -u+x)" ""
if command -v shellcheck >/dev/null; then
    while read -r script; do ok "shellcheck $script" shellcheck -x -P "$TOP/tests/lib" "$script"; done <"$WORK/scripts"
else
    skip shellcheck "shellcheck is not installed"
fi
if command -v clang-format >/dev/null; then
    while read -r file; do ok "clang-format $file" clang-format --dry-run --Werror "$file"; done <"$WORK/c"
else
    skip clang-format "clang-format is not installed"
fi
if command -v clang-tidy >/dev/null; then
    # abi.c is ten tables, which take minutes and have nothing to find.
    # shellcheck disable=SC2046  # a list of words
    ok "clang-tidy" clang-tidy --quiet $(grep '\.c$' "$WORK/c" | grep -v 'abi/abi\.c') -- -std=gnu11 -iquote auditor -iquote . -Ifloor/compat
else
    skip clang-tidy "clang-tidy is not installed"
fi

# Data, prose and templates say what they are elsewhere, or in words of their own.
purpose() { head -n 3 "$1" | grep -v '^#!' | grep -v '^# shellcheck' | grep -qE '^(#|/\*|//|\.\\").{20}'; }
files '' | grep -vE '\.(md|json|yml|in|patch|abi|txt|policy|licences|cmake|inc|[157])$|(^|/)(LICENSE|VERSION|moves|_[a-z-]*|table|kept)$|completions/|^\.|patches/' |
    while read -r file; do purpose "$file" || echo "$file"; done >"$WORK/mute"
is "every file says what it is" "$(cat "$WORK/mute")" ""
files '' | grep -vE '\.(md|json|patch|licences)$|(^|/)(LICENSE|VERSION)$|^dist/RE[A-Z.a-z]*\.in$|/expected\.txt$' | tr '\n' '\0' |
    xargs -0 grep -L 'SPDX-License-Identifier: Apache-2\.0$\|SPDX-License-Identifier: Apache-2\.0 \*/$' >"$WORK/unlicensed" || :
is "every file names its licence" "$(cat "$WORK/unlicensed")" ""
# shellcheck disable=SC2016  # another shell's
is "usage is a function, and no lines of a comment by their numbers" "$(tr '\n' '\0' <"$WORK/all" | xargs -0 grep -lE 'sed -n .[0-9,]+s/\^# .* "\$0"')" ""
is "no file is large" "$(tr '\n' '\0' <"$WORK/all" | xargs -0 ls -l | awk '$5 > 400000 { print $9 }')" ""
finish
