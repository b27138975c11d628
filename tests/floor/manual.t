#!/bin/sh
# glibc-floor's manual page and completions: sound, and of the same options, releases and exit statuses as the program.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
tool=$BUILD/glibc-floor
page=$TOP/floor/man/glibc-floor.1
completions=$TOP/floor/completions
cd "$WORK"

# Manuals of others may not be installed here.
lint() { [ -z "$(mandoc -Tlint "$1" 2>/dev/null | grep -vE 'referenced manual not found: Xr' | tee /dev/stderr)" ]; }
warnings() { [ -z "$(groff -man -mdoc -ww -Tutf8 -z "$1" 2>&1 | tee /dev/stderr)" ]; }
if command -v mandoc >/dev/null; then ok "mandoc -Tlint" lint "$page"; else skip "mandoc -Tlint" "mandoc is not installed"; fi
if command -v groff >/dev/null; then ok "groff" warnings "$page"; else skip groff "groff is not installed"; fi

"$tool" --help >help
options=$(grep -E '^(usage:|  -)' help | grep -oE '(^|[ [])--?[a-z][a-z-]*' | tr -d ' [' | sort -u)
is "--help has its options" "$(echo "$options" | xargs)" "--cc --cxx --help --host --target-glibc --version -h"
is "the page describes those" "$(sed -n 's/^\.It Fl/Fl/p' "$page" | grep -oE 'Fl (Fl )?[A-Za-z][a-z-]*' |
    sed 's/^Fl Fl /--/; s/^Fl /-/' | sort -u)" "$options"
is "... and its synopsis has them but for -h" "$(sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESC/p' "$page" | grep -oE 'Fl Fl [a-z-]*' |
    sed 's/^Fl Fl /--/' | sort -u)" "$(echo "$options" | sed '/^-h$/d')"
is "the message for an unknown option names them but for -h" \
    "$("$tool" --frobnicate 2>&1 | sed 's/.*known are//' | grep -oE -- '--[a-z-]*' | sort)" "$(echo "$options" | sed '/^-h$/d')"
is "the exit statuses are those of --help" "$(awk '/^\.Sh EXIT/ { in_it = 1 } /^\.Sh EXAM/ { in_it = 0 } in_it && /^\.It [0-9]/ { print $2 }' "$page" | xargs)" \
    "$(grep -o 'Exit: .*' help | grep -oE '[0-9]' | xargs)"
"$tool" --target-glibc=2.36 --cc="$CC" --cxx="$CXX" floor
is "what is in a floor is described" "$(sed -n '/^\.Sh FILES/,/^\.Sh EXIT/s/^\.It Pa //p' "$page" | tr -d ',' | xargs -n 1 | sort)" \
    "$(cd floor && { echo bin/fc; for file in bin/* *; do [ "$file" = bin ] || echo "$file"; done; } | sort -u)"

# --- completions ----------------------------------------------------------------------------------
cat >complete.bash <<'END'
# usage: bash complete.bash FILE PROGRAM WORD...: what bash offers for the last word, sorted.
. "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_glibc_floor "$1"
printf '%s\n' "${COMPREPLY[@]}" | sed 's/=$//' | sort -u
END
architectures=$(sed -n 's/^    \([a-z0-9_]*\): 2\..*/\1/p' help | sort)
ok "there are architectures" [ "$(echo "$architectures" | wc -l)" -ge 7 ]
if command -v bash >/dev/null; then
    offers() { bash complete.bash "$completions/glibc-floor.bash" "$tool" "$@"; }
    is "bash: options" "$(offers - | sort)" "$options"
    is "bash: releases" "$(offers --target-glibc = 2.3)" "$(seq -f '2.%g' 30 39)"
    is "bash: releases, in a word of their own" "$(offers --target-glibc 2.2)" "$(seq -f '2.%g' 20 29)"
    is "bash: architectures" "$(offers --host '')" "$architectures"
    ok "bash: compilers" sh -c "bash complete.bash '$completions/glibc-floor.bash' '$tool' --cc = '' | grep -qx '$(basename "$CC")'"
else
    skip "bash" "not installed"
fi
if command -v zsh >/dev/null; then
    ok "zsh: no error of syntax" zsh -n "$completions/_glibc-floor"
else
    skip "zsh" "not installed"
fi
is "zsh: options" "$(grep -oE "^    '[^[]*(\{[^}]*\}|--[a-z-]*)" "$completions/_glibc-floor" | grep -oE -- '--?[a-z][a-z-]*' | sort -u)" "$options"
finish
