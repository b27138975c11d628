# bpftrace's options and their words, for bash: those that its --help names, since versions differ.
# SPDX-License-Identifier: Apache-2.0

# Of each option a line: its name, what it takes (FILE, 'program', [search] or nothing), the words for that.
_bpftrace_options() { # BPFTRACE
    "$1" --help 2>&1 | awk '
        function told(    name, takes, words) {
            sub(/^ +/, "", entry)
            for (words = ""; match(entry, /\(\047[^)]*\)/); entry = substr(entry, 1, RSTART - 1) substr(entry, RSTART + RLENGTH))
                words = words " " substr(entry, RSTART + 1, RLENGTH - 2)
            gsub(/[\047,]/, "", words)
            for (name = ""; match(entry, /^--?[A-Za-z-]+/); sub(/^, /, "", entry)) {
                name = name " " substr(entry, 1, RLENGTH)
                entry = substr(entry, RLENGTH + 1)
            }
            takes = match(entry, /^ ([A-Z\047[]|file)[^ ]*/) ? substr(entry, 2, RLENGTH - 1) : "-"
            for (n = split(name, names, " "); n > 0; n--) print names[n], takes words
        }
        /^ENVIRONMENT/ { exit }
        /^    -/ { if (entry != "") told(); entry = $0; next }
        entry != "" && /^     / { entry = entry " " $0 }
        END { if (entry != "") told() }'
}
_bpftrace() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} name takes words found=
    COMPREPLY=()
    while read -r name takes words; do
        if [[ $name == "$before" ]]; then found="$takes $words"; fi
        if [[ $word == -* && $name == "$word"* ]]; then COMPREPLY+=("$name"); fi
    done < <(_bpftrace_options "${COMP_WORDS[0]}")
    read -r takes words <<<"${found:--}"
    if [[ $takes != - && $takes != \[* ]]; then COMPREPLY=(); elif [[ $word == -* ]]; then return; fi
    case $takes in
    *DIR*) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
    PID) mapfile -t COMPREPLY < <(compgen -W "$(cd /proc && echo [0-9]*)" -- "$word") ;;
    - | *[Ff][Ii][Ll][Ee]* | \[*) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word") ;;
    esac
}
complete -o filenames -F _bpftrace bpftrace
