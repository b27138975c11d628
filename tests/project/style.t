#!/bin/sh
# The house's style: shell by shellcheck, C by clang-format, a purpose in every file's first lines, nothing large.
. "${0%/*}/../lib/functions.sh"
cd "$TOP"
# The files of the project, not those of a build in its tree.
files() {
    find . \( -name .git -o -name o -o -name check-tree -o -name distfiles -o -name build-aux -o -name autom4te.cache \) \
        -prune -o -type f "$@" -print | grep -vE '^\./(configure|config\.status|aclocal|Makefile$)|\.(log|trs|o|d)$' | sort
}
scripts=$(files | while read -r file; do if head -n 1 "$file" | grep -qaE '^#!.*sh$'; then echo "$file"; fi; done)
if command -v shellcheck >/dev/null; then
    for script in $scripts; do ok "shellcheck $script" shellcheck -x -P "$TOP/tests/lib" "$script"; done
else
    skip shellcheck "not installed"
fi
if command -v clang-format >/dev/null; then
    for file in $(files -name '*.[ch]' ! -path './tests/floor/*'); do
        ok "clang-format $file" clang-format --dry-run --Werror "$file"
    done
else
    skip clang-format "not installed"
fi
if command -v clang-tidy >/dev/null; then
    # abi.c is ten tables, which take minutes and have nothing to find.
    # shellcheck disable=SC2046  # a list of words
    ok "clang-tidy" clang-tidy --quiet $(files -name '*.c' ! -name abi.c ! -path './deps/*' ! -path './tests/floor/*') -- -std=gnu11 -iquote auditor -iquote . -Ifloor/compat
else
    skip clang-tidy "not installed"
fi
for file in abi/*.[ch] auditor/*.c auditor/*/*.[ch] floor/*.c floor/stubs/* floor/compat/*.[ch] deps/*/Makefile deps/*/*.mk m4/*.m4 \
    deps/gcc/* deps/sbom/* deps/engine/* deps/host/* dist/* dist/completions/* dist/packages/* tests/lib/* tests/auditor/* \
    tests/auditor/fuzz/* tests/bench/* tests/bpftrace/* tests/engine/* tests/floor/* tests/floor/packages/* tests/project/* tests/release/* tests/systems/*; do
    case $file in dist/*.in | *.tar.xz) continue ;; esac
    [ -f "$file" ] || continue
    ok "$file says what it is" sh -c "head -n 3 '$file' | grep -v '^#!' | grep -v '^# shellcheck' | grep -qE '^(#|/\*|//).{20}'"
done
is "no file is large" "$(git ls-files 2>/dev/null | xargs -r ls -l | awk '$5 > 400000 { print $9 }')" ""
finish
