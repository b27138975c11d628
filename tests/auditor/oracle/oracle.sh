# The oracle: files with a property each (properties), linkaudit's verdict on them, and what loaders make of them.
# Sourced by oracle.t and make-oracle after functions.sh.
# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0
: "${TOP:?}" "${BUILD:?}" "${WORK:?}"
here=$TOP/tests/auditor/oracle

oracle_tools() {
    $CC -std=c11 -O1 -o "$WORK/generate" "$here/generate.c" && $CC -std=c11 -O1 -o "$WORK/load" "$here/load.c"
}

# cases ARCH: "NUMBER KIND NAME|POKES" of those that are for it.
cases() {
    awk -v arch="$1" -F '|' '
        function trim(s) { gsub(/^ +| +$/, "", s); return s }
        /^#/ || !NF { next }
        NF > 3 && index(" " trim($4) " ", " " arch " ") == 0 { number++; next }
        {
            number++
            count = split(trim($2), kinds, " ")
            for (i = 1; i <= count; i++) print number, kinds[i], trim($1) "|" trim($3)
        }' "$here/properties"
}

# make_files ARCH DIRECTORY INTERPRETER: DIRECTORY/NUMBER-KIND/ with judged and subject, or with judged, subject.so and
# libsubject.so. What is judged has the interpreter of the ABI; what is run has INTERPRETER (empty: the same).
make_files() {
    arch=$1 directory=$2 option=${3:+interpreter=$3}
    cases "$arch" >"$WORK/cases"
    { echo "$arch program $directory/user $option needed=libsubject.so"; echo "$arch opener $directory/opener $option"; } |
        "$WORK/generate" - || return 1
    sed 's/|.*//; s/ /-/; s/ .*//' "$WORK/cases" | (cd "$directory" && xargs mkdir -p)
    awk -v arch="$arch" -v d="$directory" -v option="$option" '{
            split($0, half, "|"); split(half[1], word, " ")
            where = d "/" word[1] "-" word[2]
            print arch, word[2], where "/judged", half[2]
            if (word[2] == "library") {
                print arch, word[2], where "/subject.so", half[2]
                print arch, word[2], where "/libsubject.so", half[2]
            } else
                print arch, word[2], where "/subject", option, half[2]
        }' "$WORK/cases" | "$WORK/generate" -
}

# judge_files DIRECTORY MINOR: "DIRECTORY/CASE<tab>PASS<tab>rules" for each.
judge_files() {
    find "$1" -name judged | sort >"$WORK/list"
    "$BUILD/auditor/linkaudit" check -t "2.$2" "@$WORK/list" 2>"$WORK/unreadable" >"$WORK/verdicts" || :
    sed 's/^linkaudit: \(.*\/judged\): .*/\1: UNREADABLE/' "$WORK/unreadable" | cat "$WORK/verdicts" - | awk '
        / (only a warning)$/ { next }
        /^[^ ].*\/judged: / {
            file = $0; sub(/\/judged: .*/, "", file)
            verdict[file] = $0 ~ /judged: PASS/ ? "PASS" : $0 ~ /judged: FAIL/ ? "FAIL" : "UNREADABLE"
        }
        /^  [a-z]/ && $1 != "to" && $1 != "instead" && index(rules[file] " ", " " $1 " ") == 0 { rules[file] = rules[file] " " $1 }
        END { for (file in verdict) printf "%s\t%s\t%s\n", file, verdict[file], substr(rules[file], 2) }'
}

# The rules that guard more than a start: their FAIL needs no loader that refuses.
guards() {
    # shellcheck disable=SC2046  # a word a rule
    "$BUILD/auditor/linkaudit" rules $("$BUILD/auditor/linkaudit" rules | sed 's/ .*//') |
        awk '/^[a-z]/ { rule = $1 } /^  guards / { print rule }'
}

# compare ARCH VERDICTS GUARDS LOADED...: the table, a line for each file and way: property, way, verdict, rules, what each glibc's
# loader did, and "red" with the reason where they don't go together. LOADED: what load printed, a file for each glibc.
compare() {
    arch=$1 verdicts=$2 guards=$3
    shift 3
    awk -v arch="$arch" -v OFS='\t' '
        FILENAME == ARGV[1] { split($0, half, "|"); split(half[1], w, " "); sub(/^[0-9]+ [a-z]+ /, "", half[1]); name[w[1] "-" w[2]] = half[1]; next }
        FILENAME == ARGV[2] { split($0, f, "\t"); verdict[f[1]] = f[2]; rules[f[1]] = f[3]; next }
        FILENAME == ARGV[3] { guards[$1] = 1; next }
        {
            split($0, f, "\t")
            key = f[1] OFS f[2]
            if (!(key in seen)) { seen[key] = 1; order[++count] = key }
            did[key] = did[key] (did[key] == "" ? "" : "/") f[3]
            if (f[3] != "loads") { bad[key] = 1; if (message[f[1]] == "") message[f[1]] = f[4]; refused[f[1]] = 1 }
        }
        END {
            for (i = 1; i <= count; i++) {
                split(order[i], k, OFS)
                file = k[1]; red = ""
                case_name = file; sub(/.*\//, "", case_name)
                if (verdict[file] == "PASS" && (order[i] in bad)) red = "red: PASS, and " message[file]
                if (verdict[file] == "") red = "red: no verdict"
                if (verdict[file] == "FAIL" && !(file in refused)) {
                    red = "red: FAIL, and it loads"
                    n = split(rules[file], r, " ")
                    for (j = 1; j <= n; j++) if (r[j] in guards) red = ""
                }
                if (verdict[file] == "UNREADABLE" && !(file in refused)) red = "red: refused, and it loads"
                print arch, name[case_name], k[2], verdict[file], rules[file] == "" ? "-" : rules[file], did[order[i]], red
            }
        }' "$WORK/cases" "$verdicts" "$guards" "$@"
}
