# The oracle: files with a property each (properties), linkaudit's verdict on them, and what loaders make of them.
# Sourced by oracle.t and run after functions.sh.
# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0
: "${TOP:?}" "${BUILD:?}" "${WORK:?}"
here=$TOP/tests/auditor/oracle

oracle_tools() {
    $CC -std=c11 -O1 -o "$WORK/generate" "$here/generate.c" && $CC -std=c11 -O1 -o "$WORK/load" "$here/load.c"
}

# cases ARCH: "NUMBER KIND NAME|POKES|GUARDS" of those that are for it. "... NAME" goes on with the last name without dots.
# $PAIRS more have two properties that poke no field in common, drawn by $SEED: "ONE + OTHER".
cases() {
    awk -v arch="$1" -v native="$([ "$1" != "$BUILD_ARCH" ] || echo native)" -v pairs="${PAIRS:-0}" -v seed="${SEED:-1}" \
        -v archs="$(sed -n 's/^ARCH("\([^"]*\)",.*/\1/p' "$here/machines.def" | xargs)" -F '|' '
        function trim(s) { gsub(/^ +| +$/, "", s); return s }
        function is_for(whom) { return whom == "" || index(" " whom " ", " " arch " ") || whom == native }
        # Lehmer, "minimal standard": the same under every awk.
        function below(n) { seed = seed * 16807 % 2147483647; return seed % n }
        function fields(list,    n, w, i, out) {
            n = split(list, w, " ")
            out = " "
            for (i = 1; i <= n; i++) { sub(/[+-]?=.*/, "", w[i]); out = out w[i] " " }
            return out
        }
        function apart(one, other,    n, w, i) {
            n = split(fields(one), w, " ")
            for (i = 1; i <= n; i++) if (index(fields(other), " " w[i] " ")) return 0
            return 1
        }
        function check(list, known, what,    n, w, i) {
            n = split(list, w, " ")
            for (i = 1; i <= n; i++) if (index(known, " " w[i] " ") == 0) {
                print "properties:" FNR ": " w[i] " is no " what | "cat >&2"
                bad = 2
            }
        }
        function print_kinds(list, with, text,    n, kinds, i) {
            n = split(list, kinds, " ")
            for (i = 1; i <= n; i++) if (index(" " with " ", " " kinds[i] " ")) { print number, kinds[i], text; drawn++ }
        }
        /^#/ || !NF { next }
        {
            name = trim($1)
            if (sub(/^\.\.\. /, "", name)) name = first ", " name
            else first = name
            number++
            check($2, " program pie static library ", "kind of file")
            check($4, " native " archs " ", "architecture")
            if (!is_for(trim($4))) next
            count++
            names[count] = name; kind[count] = trim($2); pokes[count] = trim($3); guards[count] = trim($5)
            print_kinds(kind[count], kind[count], name "|" pokes[count] "|" guards[count])
        }
        END {
            drawn = 0
            for (tries = 0; drawn < pairs && tries < 20 * pairs; tries++) {
                a = 1 + below(count); b = 1 + below(count)
                if (a == b || !apart(pokes[a], pokes[b])) continue
                number++
                print_kinds(kind[a], kind[b], names[a] " + " names[b] "|" pokes[a] " " pokes[b] "|" (guards[a] == "" ? guards[b] : guards[a]))
            }
            exit bad
        }' "$here/properties"
}

# make_files ARCH DIRECTORY INTERPRETER: DIRECTORY/NUMBER-KIND/ with judged and subject, or with judged, subject.so and
# libsubject.so. What is judged has the interpreter of the ABI; what is run has INTERPRETER (empty: the same).
make_files() {
    arch=$1 directory=$2 option=${3:+interpreter=$3}
    cases "$arch" >"$WORK/cases" || return 1
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
    [ -n "$2" ] || return 1
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

# The rules that guard more than a start, and what: their FAIL needs no loader that refuses.
guards() {
    # shellcheck disable=SC2046  # a word a rule
    "$BUILD/auditor/linkaudit" rules $("$BUILD/auditor/linkaudit" rules | sed 's/ .*//') |
        awk -v OFS='\t' '/^[a-z]/ { rule = $1 } sub(/^  guards +/, "") { print rule, $0 }'
}

# compare ARCH GUARDS VERDICTS LOADED [VERDICTS LOADED]...: the table, a line for each file and way. Its columns: architecture,
# property, way, verdict, rules, what the loader did (two words: of the oldest and of the newest glibc), and "red: " with the
# reason where they don't go together, or what a FAIL guards where the file loads. For each glibc, from the oldest on: linkaudit's
# verdict for that release, and what load printed. A verdict speaks of its release and of all that are newer.
compare() {
    arch=$1 guards=$2 number=2
    shift 2
    for file; do
        number=$((number + 1))
        set -- "$@" "argument=$number" "$file"
        shift
    done
    awk -v arch="$arch" -v OFS='\t' '
        function both(a, b) { return a == b || b == "" ? a : a "/" b }
        function add_words(list, more,    n, i, w) {
            n = split(more, w, " ")
            for (i = 1; i <= n; i++) if (index(" " list " ", " " w[i] " ") == 0) list = list (list == "" ? "" : " ") w[i]
            return list
        }
        # What a rule guards, of those of a verdict.
        function guarded(rules,    n, i, w) {
            n = split(rules, w, " ")
            for (i = 1; i <= n; i++) if (w[i] in guards) return guards[w[i]]
            return ""
        }
        { split($0, f, argument == 1 ? "|" : "\t") }
        argument == 1 { split(f[1], w, " "); sub(/^[0-9]+ [a-z]+ /, "", f[1]); name[w[1] "-" w[2]] = f[1]; note[w[1] "-" w[2]] = f[3]; next }
        argument == 2 { guards[f[1]] = f[2]; next }
        { glibc = int((argument - 1) / 2) }
        argument % 2 { verdict[f[1], glibc] = f[2]; rules[f[1], glibc] = f[3]; next }
        {
            key = f[1] OFS f[2]
            if (!(key in seen)) { seen[key] = 1; order[++count] = key }
            did[key, glibc] = f[3]
            if (f[3] == "loads") next
            for (i = 1; i <= glibc; i++) { # those releases speak of this one
                bad[key, i] = f[4]
                refused[f[1], i] = 1
            }
        }
        END {
            for (n = 1; n <= count; n++) {
                split(order[n], k, OFS)
                file = k[1]; kind = file; sub(/.*-/, "", kind)
                red = ""; why = ""; words = ""
                for (i = 1; i <= glibc; i++) {
                    v = verdict[file, i]
                    words = add_words(words, rules[file, i])
                    if (v == "") red = "red: no verdict"
                    else if (v == "PASS" && ((order[n], i) in bad)) red = "red: PASS, and " bad[order[n], i]
                    else if (v != "PASS" && !((file, i) in refused)) {
                        why = note[file] != "" ? note[file] : guarded(rules[file, i])
                        if (why == "") red = "red: " v ", and it loads"
                    }
                }
                print arch, name[file], kind == "library" ? k[2] : kind, both(verdict[file, 1], verdict[file, 2]), words == "" ? "-" : words,
                    both(did[order[n], 1], did[order[n], 2]), red == "" ? why : red
            }
        }' argument=1 "$WORK/cases" argument=2 "$guards" "$@"
}
