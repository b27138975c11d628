#!/bin/sh
# linkaudit's manual pages: sound mdoc, and of the same options, rules and policy keys as the program.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
man=$TOP/auditor/man
cd "$WORK"
cp "$man"/*.[157] .
ok "make-rules" sh -c "'$man/make-rules' '$linkaudit' >linkaudit-rules.7"

# Manuals of others may not be installed here; those of linkaudit are beside it.
lint() { [ -z "$(mandoc -Tlint "$1" 2>/dev/null | grep -vE 'referenced manual not found: Xr ([^l]|l[^i]|ld)' | tee /dev/stderr)" ]; }
warnings() { [ -z "$(groff -man -mdoc -ww -Tutf8 -z "$1" 2>&1 | tee /dev/stderr)" ]; }
for page in *.[157]; do
    if command -v mandoc >/dev/null; then ok "mandoc -Tlint $page" lint "$page"; else skip "mandoc -Tlint $page" "mandoc is not installed"; fi
    if command -v groff >/dev/null; then ok "groff $page" warnings "$page"; else skip "groff $page" "groff is not installed"; fi
    ok "$page says first what it is" sh -c "head -n 1 $page | grep -q '^\.\\\\\" .\{20\}'"
done

# The options in a command's usage and list, and those that a page describes, each a line.
options_of_help() { "$linkaudit" "$@" --help | sed -n '/^usage: /p; /^  \{1,6\}-/p' | sed 's/^\( *-[^ ].*[^ ]\)   *.*/\1/' |
    grep -oE '(^|[ [])--?[A-Za-z][a-z-]*' | tr -d ' [' | sort -u; }
options_of_page() { sed -n 's/^\.It Fl/Fl/p' "$1" | grep -oE 'Fl (Fl )?[A-Za-z][a-z-]*' | sed 's/^Fl Fl /--/; s/^Fl /-/' | sort -u; }
is "linkaudit: the options of --help are those of the page" "$(options_of_page linkaudit.1)" "$(options_of_help)"
is "... there are some" "$(options_of_help | tr '\n' ' ')" "--help --version -V -h "
commands=$("$linkaudit" --help | sed -n 's/^\(usage:\|      \) linkaudit \[*\([a-z-]*\).*/\2/p' | sort -u)
for command in $commands; do
    is "$command: the options of --help are those of the page" "$(options_of_page "linkaudit-$command.1")" "$(options_of_help "$command")"
    ok "$command is in the overview" grep -q "^\.It Cm $command\$" linkaudit.1
    is "$command: the exit statuses of --help are those of the page" \
        "$(awk '/^\.Sh EXIT/ { in_it = 1 } /^\.Sh EXAM/ { in_it = 0 } in_it && /^\.It [0-9]/ { print $2 }' "linkaudit-$command.1")" \
        "$("$linkaudit" "$command" --help | sed -n '/^Exit status:/,/^$/p' | sed 's/glibc [0-9.]*//' | grep -oE '(: |; )[0-3]' | tr -d ':; ')"
done
is "no page is of a command that there is not" "$(ls linkaudit-*.1)" "$(for command in $commands; do echo "linkaudit-$command.1"; done)"
is "every rule is documented" "$(sed -n 's/^\.It Li //p' linkaudit-rules.7 | tr -d "\\\\")" "$("$linkaudit" rules | sed 's/ .*//')"
is "... with all that is said of it" "$(sed 's/\\&//g; s/\\-/-/g' linkaudit-rules.7 | tr '\n' ' ' | grep -o 'To mend: ' | wc -l)" "$("$linkaudit" rules | wc -l)"
formats=$("$linkaudit" check -f wrong . 2>&1 | sed -n 's/.*is none of //p' | tr -d ,)
at_least "formats" "$(echo "$formats" | wc -w)" 5
is "--help names the formats" "$("$linkaudit" check --help | sed -n 's/.*--format=FORMAT *//p' | sed 's/(default)//; s/ or / /' | tr -d , | xargs)" \
    "$(echo "$formats" | xargs)"
for format in $formats; do
    ok "the format $format is documented" grep -q "^\.It Cm $format\$" linkaudit-check.1
done

# The keys, from the program's own message, and their examples: each is a line of a policy.
echo frobnicate >wrong
keys=$("$linkaudit" check -p ./wrong . 2>&1 | sed -n 's/.*; known: //p' | tr ' ' '\n')
is "every policy key is documented" "$(sed -n 's/^\.It Ic \([a-z]*\) .*/\1/p' linkaudit-policy.5 | sort)" "$(printf '%s\n' "$keys" | sort)"
at_least "keys of a policy" "$(echo "$keys" | wc -w)" 8
for key in $keys; do
    sed -n "/^\\.It Ic $key /,/^\\.It /s/^\\.Dl //p" linkaudit-policy.5 >"$key.policy"
    ok "$key has an example" grep -q "^$key " "$key.policy"
    is "... which is right" "$(status "$linkaudit" check -p "./$key.policy" /nowhere)" 3
done
sed -n '/^\.Sh EXAMPLES/,$p' linkaudit-policy.5 | sed -n '/^\.Bd/,/^\.Ed/p' | grep -v '^\.' >example.policy
is "the example of a whole policy is right" "$(status "$linkaudit" check -p ./example.policy /nowhere)" 3
finish
