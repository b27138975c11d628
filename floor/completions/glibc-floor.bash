# glibc-floor's completion for bash: options, releases, architectures, compilers, directories.
# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0

# The words for the one at the cursor; nothing for directories, which bash completes itself.
_glibc_floor_words() { # PROGRAM PREVIOUS CURRENT
    local help="$1 --help"
    case $2 in
    --target-glibc)
        $help | sed -n 's/^    [a-z0-9_]*: 2\.\([0-9]*\) to 2\.\([0-9]*\)$/\1 \2/p' | head -n 1 |
            while read -r oldest newest; do seq -f '2.%g' "$oldest" "$newest"; done
        ;;
    --host) $help | sed -n 's/^    \([a-z0-9_]*\): 2\..*/\1/p' ;;
    --cc) compgen -c -- "$3" | grep -E '(^|-)(gcc|clang|cc)(-[0-9]+)?$' ;;
    --cxx) compgen -c -- "$3" | grep -E '(^|-)(g\+\+|clang\+\+|c\+\+)(-[0-9]+)?$' ;;
    *) if [[ $3 == -* ]]; then echo '-h --target-glibc= --host= --cc= --cxx= --help --version'; fi ;;
    esac
}

_glibc_floor() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    # "--host=x" comes as three words, "--host=" as two.
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    mapfile -t COMPREPLY < <(compgen -W "$(_glibc_floor_words "$1" "$previous" "$current")" -- "$current")
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
    return 0
}

complete -o dirnames -F _glibc_floor glibc-floor
