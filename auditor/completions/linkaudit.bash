# linkaudit's completion for bash: commands, options, formats, policies, rules, symbols.
# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0

# The names of the policies that the program itself finds.
_linkaudit_policies() { # PROGRAM
    local directory file
    directory=$(dirname "$(readlink -f "$(type -P "$1")")")
    for file in "$directory"/../share/linkaudit/policies/*.policy "$directory"/policies/*.policy; do
        [[ -f $file ]] && basename "$file" .policy
    done
}

_linkaudit_options() { # COMMAND
    case $1 in
    check) echo '-t -p -f -j -q -h --target-glibc= --policy= --format= --map= --recursive --sysroot= --library-path= --jobs= --quiet --help' ;;
    needs | floor | runs-on | diff) echo '-f -h --format= --help' ;;
    why) echo '-m -h --map= --help' ;;
    tree) echo '-f -h --sysroot= --library-path= --format= --help' ;;
    *) echo '--help' ;;
    esac
}

# The words that complete the one at the cursor; nothing for files, which bash completes itself.
_linkaudit_words() { # PROGRAM COMMAND PREVIOUS CURRENT
    case $2:$3 in
    check:-t | check:--target-glibc)
        "$1" check --target-glibc=0 . 2>&1 |
            sed -n "s/.*from 2\.\([0-9]*\) to 2\.\([0-9]*\).*/\1 \2/p" |
            while read -r oldest newest; do seq -f '2.%g' "$oldest" "$newest"; done
        ;;
    check:-p | check:--policy) _linkaudit_policies "$1" ;;
    check:-f | check:--format) "$1" check --format= . 2>&1 | sed -n 's/.* is none of //p' | tr -d , ;;
    needs:-f | needs:--format | floor:-f | floor:--format | runs-on:-f | runs-on:--format | diff:-f | diff:--format) echo text json ;;
    tree:-f | tree:--format) echo text dot ;;
    check:--map | check:-j | check:--jobs | why:-m | why:--map) ;;
    check:--sysroot | check:--library-path | tree:--sysroot | tree:--library-path) ;;
    *)
        if [[ $4 == -* ]]; then
            _linkaudit_options "$2"
        elif [[ $2 == rules ]]; then
            "$1" rules | sed 's/ .*//'
        elif [[ $2 == why && -f $3 ]]; then
            "$1" needs "$3" 2>/dev/null | sed -n 's/^  symbol  *\([^ ]*\).*/\1/p'
        fi
        ;;
    esac
}

_linkaudit() {
    local commands='check floor runs-on needs why tree diff rules policies' command=check
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    # "--policy=x" comes as three words, "--policy=" as two.
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    COMPREPLY=()
    if ((COMP_CWORD > 1)) && [[ " $commands " == *" ${COMP_WORDS[1]} "* ]]; then
        command=${COMP_WORDS[1]}
    elif ((COMP_CWORD == 1)) && [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_linkaudit_options check) -V --version" -- "$current")
    elif ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -f -- "$current")
        compopt -o filenames 2>/dev/null
        return
    fi
    if [[ $current == @* ]]; then
        mapfile -t COMPREPLY < <(compgen -P @ -f -- "${current#@}")
    elif ((${#COMPREPLY[@]} == 0)); then
        mapfile -t COMPREPLY < <(compgen -W "$(_linkaudit_words "$1" "$command" "$previous" "$current")" -- "$current")
    fi
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
    return 0
}

complete -o default -F _linkaudit linkaudit
