#!/bin/sh
# linkaudit's completions for bash and zsh: each offers what the program has, and the two offer the same.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
completions=$TOP/auditor/completions
# Installed, as users have it.
make_log=$WORK/install.log
"$MAKE" -C "$TOP/auditor" BUILD="$BUILD/auditor" CC="$CC" PREFIX="$WORK/usr" install >"$make_log" 2>&1 || say_file "$make_log"
linkaudit=$WORK/usr/bin/linkaudit
PATH=$WORK/usr/bin:$PATH
mkdir "$WORK/here"
cd "$WORK/here"
mkdir directory
cp "$linkaudit" program
touch some.policy program.map list

# From the program: the wanted answers.
"$linkaudit" rules | sed 's/ .*//' | sort >../rules
find "$TOP/auditor/policies" -name '*.policy' -exec basename {} .policy \; | sort >../policies
commands=$("$linkaudit" --help | sed -n 's/^\(usage:\|      \) linkaudit \[*\([a-z-]*\).*/\2/p')
options() { "$linkaudit" "$1" --help | sed -n 's/^\( *-[^ ].*[^ ]\)   *.*/\1/; /^usage: /p; /^  \{1,6\}-/p' |
    { grep -oE '(^|[ [])--[a-z][a-z-]*' || :; echo --help; } | tr -d ' [' | sort -u; }

cat >../complete.bash <<'END'
# usage: bash complete.bash FILE WORD...: what bash offers for the last word, sorted.
. "$1"; shift
COMP_WORDS=(linkaudit "$@"); COMP_CWORD=$#
_linkaudit linkaudit "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}" | sed 's/=$//' | sort -u
END
cat >../complete.zsh <<'END'
# usage: zsh complete.zsh DIRECTORY OUT LINE: writes what zsh offers at the line's end, in a shell of its own.
# The first one reads all of zsh's completions (2 s here) and dumps which there are, beside OUT; -C has the others take that.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "stty -echo; PROMPT=; unsetopt auto_list; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -C -d ${(q)2}.dump"
# What asks for arrays (-O, -A, -D) offers nothing.
zpty -w shell "compadd() { local -a hits
    if [[ \"\${(@)argv[1,(i)-(|-)]}\" != *-[OAD]\ * ]]; then
        builtin compadd -O hits \"\$@\"; ((\$#hits)) && print -rl -- \$hits >>${(q)2}
    fi; builtin compadd \"\$@\"; }"
# Once the line editor is there: before it the terminal itself would take the ^U below.
zpty -w shell "zle-line-init() { print -r REA''DY }; zle -N zle-line-init"
zpty -r shell answer '*READY*'
zpty -w -n shell "$3"$'\t'
zpty -w shell $'\C-u'"print -r DO''NE"
zpty -r shell answer '*DONE*'
zpty -d shell
END
of_bash() { # LINE [NEW WORD]: as bash breaks it into words
    line=$(printf '%s' "${1#linkaudit }" | sed 's/=/ = /g')
    bash ../complete.bash "$completions/linkaudit.bash" $line ${2+"$2"}
}
of_zsh() { rm -f ../offers; timeout 60 zsh -f ../complete.zsh "$completions" "$PWD/../offers" "$1${2+ }"; [ ! -f ../offers ] || sed 's/=$//' ../offers | sort -u; }
offers() { # NAME LINE WANTED: at the end of LINE
    is "$shell: $1" "$("of_$shell" "$2")" "$3"
}
offers_next() { # the same for a new word
    is "$shell: $1" "$("of_$shell" "$2" '')" "$3"
}
for shell in bash zsh; do
    if ! command -v $shell >/dev/null; then skip "$shell's completion" "$shell is not installed"; continue; fi
    offers "a command by its first letters" 'linkaudit ru' "$(printf 'rules\nruns-on')"
    for command in $commands; do
        offers "the command $command" "linkaudit $command" "$command"
        is "$shell: the options of $command" "$("of_$shell" "linkaudit $command --" | grep '^--')" "$(options "$command")"
    done
    offers "an option by its first letters" 'linkaudit check --po' '--policy'
    offers "without the command" 'linkaudit --po' '--policy'
    offers "installed policies and files" 'linkaudit check -p man' "$(grep '^man' ../policies)"
    offers "policies behind =" 'linkaudit check --policy=debian' "$(grep '^debian' ../policies)"
    offers "formats" 'linkaudit check --format=s' sarif
    offers "all formats" 'linkaudit check --format=' "$("$linkaudit" check -f x . 2>&1 | sed -n 's/.*none of //p' | tr -d , | tr ' ' '\n' | sort)"
    offers "formats of needs" 'linkaudit needs --format=j' json
    offers "releases" 'linkaudit check -t 2.3' "$(seq -f '2.%g' 30 39)"
    offers_next "rules" 'linkaudit rules' "$(cat ../rules)"
    offers "symbols of the file" 'linkaudit why program stre' "$("$linkaudit" needs program | sed -n 's/^  symbol *\(stre[^ ]*\).*/\1/p' | sort)"
done
finish
