#!/bin/sh
# The documentation: its links lead somewhere, its commands, options and files are there, README is short and is what CI runs.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
cd "$TOP"
linkaudit=$BUILD/auditor/linkaudit
pages=$(find README.md HACKING.md NEWS.md CONTRIBUTING.md SECURITY.md docs tests -name '*.md' | sort)
awk -f tests/lib/markdown.awk $pages >"$WORK/facts"
# of KIND: "FILE:LINE<tab>TEXT" of each, a text once
of() { awk -F '\t' -v kind="$1" '$1 == kind && !seen[$3]++ { print $2 "\t" $3 }' "$WORK/facts"; }
# none NAME FILE MINIMUM: passes where nothing was complained of, in FILE, and at least MINIMUM things were looked at.
none() { is "$1" "$(cat "$WORK/bad")" ''; ok "... of which there are some" [ "$(wc -l <"$2")" -ge "$3" ]; }
# each FILE COMMAND: runs COMMAND TEXT PAGE for each line. It prints what is wrong with the text, or nothing, into $WORK/bad.
each() {
    while IFS='	' read -r where text; do
        "$2" "$text" "${where%%:*}" </dev/null || wrong "not looked at: $text"
    done <"$1" >"$WORK/bad"
}
wrong() { echo "$where: $*"; }

ok "README has at most 150 lines" [ "$(wc -l <README.md)" -le 150 ]
is "blocks of code have a language and an end" "$(of open)" ''

# --- links ----------------------------------------------------------------------------------------------
sed -n 's/^anchor	//p' "$WORK/facts" | sed 's/:[0-9]*	/#/' >"$WORK/anchors"
sed -n 's/^link	//p' "$WORK/facts" >"$WORK/links"
# Leads a link of a page to a file of the project, and to a heading of it?
link() { # LINK PAGE
    case $1 in http://* | https://*) return ;; esac
    path=${1%%#*}
    if [ -n "$path" ]; then file=$(realpath -m --relative-to=. "$(dirname "$2")/$path"); else file=$2; fi
    [ -e "$file" ] || { wrong "$1: there is no $file"; return; }
    case $1 in *'#'*) grep -qxF "$file#${1#*#}" "$WORK/anchors" || wrong "$1: there is no such heading" ;; esac
}
each "$WORK/links" link
none "links lead to files and headings" "$WORK/links" 40
for page in $pages; do
    case $page in README.md | tests/*) continue ;; esac
    ok "a page links to $page" sh -c "cut -f2 '$WORK/links' | sed 's/#.*//' | grep -q '\(^\|/\)${page##*/}\$'"
done

# --- what commands and options there are ------------------------------------------------------------------
# The targets of a makefile, by make's own data base.
targets() { # DIRECTORY ARGUMENT...
    "$MAKE" -C "$@" -pRrnq Makefile 2>/dev/null |
        awk '/^# Not a target/ { getline; next } /^[A-Za-z0-9_.\/-]+:/ { sub(/:.*/, ""); print }' | sort -u
}
options() { grep -oE -- '--[a-z][a-z-]*' | sort -u; }
targets "$BUILD" >"$WORK/targets-top"
targets "$TOP/auditor" >"$WORK/targets-auditor"
targets "$TOP/deps" CONFIG="$BUILD/config.mk" >"$WORK/targets-deps"
[ ! -f floor/Makefile ] || targets "$TOP/floor" >"$WORK/targets-floor"
{ ./configure --help; echo --target-glibc; } | options >"$WORK/options-configure"
./bootstrap --help | options >"$WORK/options-bootstrap"
"$BUILD/glibc-floor" --help | options >"$WORK/options-glibc-floor"
dist/verify-release --help | options >"$WORK/options-verify-release"
dist/install-release --help | options >"$WORK/options-install-release"
"$linkaudit" --help | sed -n 's/^\(usage:\|      \) linkaudit \[*\([a-z-]*\).*/\2/p' | sort -u >"$WORK/commands"
for command in '' $(cat "$WORK/commands"); do
    "$linkaudit" $command --help | { options; echo -t; echo -p; echo -f; echo -j; } >"$WORK/options-linkaudit$command"
done
for list in targets-top targets-auditor targets-deps options-configure options-bootstrap options-glibc-floor options-verify-release options-install-release \
    options-linkauditcheck commands; do
    ok "$list are known" [ -s "$WORK/$list" ]
done

# --- commands ---------------------------------------------------------------------------------------------
unknown_options() { # LIST WORD...
    list=$WORK/options-$1
    shift
    for word; do
        case $word in -*) grep -qxe "${word%%=*}" "$list" || wrong "there is no option $word" ;; esac
    done
}
# The variables that the makefiles and configure read.
{ find Makefile.am configure.ac auditor floor deps m4 -name 'Makefile*' -o -name '*.mk' -o -name '*.m4' -o -name '*.ac'; echo bootstrap; } 2>/dev/null |
    xargs grep -ohE '[A-Z][A-Z0-9_]+' | sort -u >"$WORK/variables"
find abi auditor floor deps tests -type f | sed 's/.*\///' | sort -u >"$WORK/names"
variable() { [ "$1" = V ] || grep -qxF "$1" "$WORK/variables"; }
make_line() { # WORD...
    place=top dir=.
    while [ $# -gt 0 ]; do
        case $1 in
        -C) place=${2##*/} dir=$2 && shift ;;
        -j* | -n) ;;
        TESTS=*) [ -e "$dir/${1#TESTS=}" ] || case $1 in *[A-Z].t | *...*) ;; *) wrong "there is no ${1#TESTS=}" ;; esac ;;
        *=*) variable "${1%%=*}" || wrong "no makefile knows ${1%%=*}" ;;
        *) grep -qxF "$1" "$WORK/targets-$place" || wrong "there is no target $1 in $dir" ;;
        esac
        shift
    done
}
linkaudit_line() { # WORD...
    command=check
    if grep -qxe "${1-}" "$WORK/commands"; then command=$1; shift; fi
    case ${1-} in --version | --help) return ;; esac
    unknown_options "linkaudit$command" "$@"
    for word; do
        case $word in
        --policy=./*) ;;
        --policy=*) [ -f "auditor/policies/${word#*=}.policy" ] || wrong "there is no policy ${word#*=}" ;;
        --format=?*)
            if "$linkaudit" "$command" "$word" 2>&1 | grep -q 'is none of'; then wrong "there is no format ${word#*=}"; fi
            ;;
        esac
    done
    if [ "$command" = rules ]; then "$linkaudit" rules "$@" >/dev/null 2>&1 || wrong "there is no rule $*"; fi
}
# Programs of others.
others=' apt-get autoconf busybox cat cc ccache cd clang-format cmake cp curl diff diffoscope docker dpkg git glibc-floor grep install ldd man
 meson mkdir modprobe mount patch perf readelf rpm sed sh sha256sum shellcheck skopeo sysctl tar time uname xz zcat exit '
one_command() { # WORD...
    while :; do
        case ${1-} in
        sudo | time | [A-Z]*=*) shift ;;
        *) break ;;
        esac
    done
    program=${1-}
    [ $# = 0 ] || shift
    case $program in
    '' | '#'* | ./bpftrace* | ./program | */bin/cc | */bin/c++) ;;
    make) make_line "$@" ;;
    ./configure | ../configure) unknown_options configure "$@" ;;
    ./bootstrap) unknown_options bootstrap "$@" ;;
    linkaudit | auditor/linkaudit) linkaudit_line "$@" ;;
    glibc-floor | ./glibc-floor | floor/glibc-floor) unknown_options glibc-floor "$@" ;;
    *verify-release) unknown_options verify-release "$@" ;;
    *install-release) unknown_options install-release "$@" ;;
    */*) exists "$program" ;;
    *) case $others in *[[:space:]]"$program"[[:space:]]*) ;; *) wrong "what is $program?" ;; esac ;;
    esac
}
# Without comments, quotes and redirections; a command each line.
words_of() {
    printf '%s\n' "$1" | sed "s/  *#.*//; s/'[^']*'/quoted/g; s/\"[^\"]*\"/quoted/g; s/[<>][^ ]*//g; s/ \(&&\|||\|;\||\) /\n/g; s/ \.\.\.\$//"
}
command_line() {
    words_of "$1" | while read -r line; do
        set -f
        one_command $line
    done
}

# --- files ------------------------------------------------------------------------------------------------
# Is there a file of that name in the sources or the build tree? Capitals stand for any name, ... for more.
exists() { # PATH
    pattern=${1%/}
    case $pattern in *[A-Z][A-Z]* | *...* | ./*) pattern=$(printf '%s\n' "$pattern" | sed -E 's/^\.\///; s/[A-Z][A-Z]+|\.\.\./*/g') ;; esac
    set +f
    for root in "$TOP" "$BUILD"; do
        for found in "$root"/$pattern; do if [ -e "$found" ]; then return 0; fi; done
    done
    wrong "there is no $1"
}
span() {
    case $1 in
    'make' | 'make '* | './configure'* | './bootstrap'* | 'linkaudit '* | 'auditor/linkaudit '* | 'glibc-floor '* | 'sudo make'*) command_line "$1" ;;
    abi/* | auditor/* | floor/* | deps/* | tests/* | m4/* | docs/* | .ci/* | .github/* | .githooks/* | bootstrap | configure.ac | Makefile.am)
        exists "${1%% *}" ;;
    dist/bpftrace-*) ;; # a release
    config.mk) ;; # configure's
    dist/*) exists "${1%% *}" ;;
    --with-* | --target-* | --host=*) unknown_options configure "${1%% *}" ;;
    *[!a-zA-Z0-9_.-]*) ;;
    *.[cht] | *.def | *.mk | *.awk | *.abi)
        grep -qx "$(printf '%s\n' "$1" | sed -E 's/[A-Z][A-Z]+/.*/g')" "$WORK/names" || wrong "no file is called $1" ;;
    esac
}
of command >"$WORK/commands-shown"
each "$WORK/commands-shown" command_line
none "commands in blocks are there, with their options" "$WORK/commands-shown" 40
# News tell of what is gone, too.
of code | grep -v '^NEWS\.md:' >"$WORK/spans"
each "$WORK/spans" span
none "commands, options and files in the text are there" "$WORK/spans" 200

# --- messages ---------------------------------------------------------------------------------------------
# The messages of ours that troubleshooting explains are in the sources: what stands between "..." of each.
sed -n '/^## While tracing/q; p' docs/troubleshooting.md | awk -F '|' '/^\|/ { print $2 }' | grep -o '`[^`]*`' |
    sed 's/`//g; s/^[a-z]*: //; s/\.\.\./\n/g' | sed 's/^[: ]*//; s/ *$//' | grep '.\{8\}' >"$WORK/messages"
messages_of_sources() { find bootstrap configure.ac m4 deps floor dist auditor -type f -size -200k -exec cat {} +; }
messages_of_sources >"$WORK/sources"
while read -r message; do
    ok "a source says: $message" grep -qF -e "$message" "$WORK/sources"
done <"$WORK/messages"
ok "... of which there are some" [ "$(wc -l <"$WORK/messages")" -ge 15 ]

# --- facts of the tables ------------------------------------------------------------------------------------
range=$(sed -n 's/^R(\(.*\), \(.*\))$/2.\1 to 2.\2/p' abi/x86_64.abi)
grep -ohE '2\.17( \([^)]*\))? to 2\.[0-9]+' README.md docs/*.md >"$WORK/ranges"
is "the releases of glibc are those of the tables" "$(sed 's/ ([^)]*)//' "$WORK/ranges" | sort -u)" "$range"
ok "... also in configure's help" sh -c "./configure --help | tr -s '\n ' ' ' | grep -qF 'runs on, $range ['"
architectures=$("$BUILD/glibc-floor" --help | sed -n 's/^    \([a-z0-9_]*\): 2\..* to 2\..*/\1/p')
is "glibc-floor's architectures" "$(sed -n '1,10p' docs/glibc-floor.md | tr '\n' ' ' | sed 's/.*any later release, on //; s/([^)]*)//g; s/\..*//' |
    tr -c 'a-z0-9_' '\n' | grep -vx 'and' | grep .)" "$architectures"
in_words() { echo "one two three four five six seven eight nine ten eleven twelve" | cut -d ' ' -f "$1"; }
for fact in "README.md on $(in_words "$(echo "$architectures" | wc -l)") architectures" \
    "docs/linkaudit.md the tables, $(in_words "$(find abi -name '*.abi' | wc -l)") architectures"; do
    ok "$fact" grep -qF "${fact#* }" "${fact%% *}"
done

# --- what CI runs -----------------------------------------------------------------------------------------
# README's blocks of shell commands behind a mark are the lines that .ci/inside runs, each mark once.
marks=$(sed -n 's/^<!-- ci: \(.*\) -->$/\1/p' README.md)
is "README marks the lines of CI" "$(echo "$marks" | tr '\n' ' ')" "build tests release "
for mark in $marks; do
    ok "a block of commands follows the mark $mark" \
        sh -c "sed -n '/^<!-- ci: $mark -->\$/{ n; /^\`\`\`sh\$/p }' README.md | grep -q ."
done
if [ -f .ci/inside ]; then
    is "CI runs each of them" "$(sed -n 's/.*readme \([a-z]*\);\{0,1\}.*/\1/p' .ci/inside | sort -u)" "$(echo "$marks" | sort)"
else
    skip "CI runs each of them" "these sources have no .ci"
fi

# --- this test itself -------------------------------------------------------------------------------------
# What is wrong here is found, each once, and nothing else is.
cat >"$WORK/wrong.md" <<'END'
[a](absent.md) [b](README.md#absent) [c](README.md#build)
`make absent` `make check ABSENT=1` `make check TESTS=tests/absent.t` `./configure --with-absent` `linkaudit check --absent`
`linkaudit check --policy=absent` `linkaudit rules absent` `glibc-floor --absent` `deps/absent/NAME` `absent.c` `--with-absent=1`
`make -C auditor check-absent` `make check` `linkaudit floor FILE` `deps/NAME/Makefile`
```sh
absent --help && make dist    # make absent
./bootstrap --absent
linkaudit check --format=absent
dist/absent | cat
```
END
awk -f tests/lib/markdown.awk "$WORK/wrong.md" | sed 's/	[^	]*wrong\.md:/	README.md:/' >"$WORK/facts"
for kind in link code command; do
    of $kind >"$WORK/shown"
    case $kind in link) each "$WORK/shown" link ;; code) each "$WORK/shown" span ;; command) each "$WORK/shown" command_line ;; esac
    sed 's/^[^:]*:[0-9]*: //' "$WORK/bad"
done >"$WORK/found"
is "what is wrong on a page is found" "$(cat "$WORK/found")" "absent.md: there is no absent.md
README.md#absent: there is no such heading
there is no target absent in .
no makefile knows ABSENT
there is no tests/absent.t
there is no option --with-absent
there is no option --absent
there is no policy absent
there is no rule absent
there is no option --absent
there is no deps/absent/NAME
no file is called absent.c
there is no option --with-absent=1
there is no target check-absent in auditor
what is absent?
there is no option --absent
there is no format absent
there is no dist/absent"

# --- whom a page is for -----------------------------------------------------------------------------------
for page in linkaudit glibc-floor internals/auditor internals/abi; do
    not_ok "docs/$page.md has nothing of bpftrace" sh -c "sed 's/bpftrace-portable//g' 'docs/$page.md' | grep -in bpftrace"
done
finish
