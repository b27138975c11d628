# bpftrace's options and their words, for bash.
# SPDX-License-Identifier: Apache-2.0
_bpftrace() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=
    COMPREPLY=()
    case $before in
    -B) words='full none' ;;
    -f) words='text json' ;;
    -I) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
    -p) words=$(cd /proc && echo [0-9]*) ;;
    -e | -c) return ;;
    -l | -o | --include | --emit-elf | --emit-llvm) ;;
    *)
        if [[ $word == -* ]]; then
            words='-B -f -o -e -h --help -I --include -l -p -c --usdt-file-activation --unsafe -q --info -k -kk -V --version
                --no-warnings -v -d -dd --emit-elf --emit-llvm'
        fi
        ;;
    esac
    if [ -n "$words" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -o filenames -F _bpftrace bpftrace
