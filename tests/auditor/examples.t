#!/bin/sh
# linkaudit's examples for CI do what they say: the workflow's own steps and gate.sh, for a program that passes and two that don't.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
requires bash
examples=$TOP/auditor/examples
workflow=$examples/github-workflow.yml
cd "$WORK"

# The steps as files: 1.step, 2.step..., and N.always beside those with "if: always()"; env as a file of exports.
awk '
/^env:/ { env = 1; next }
env && /^  [A-Z_]+: / { sub(/^  /, ""); sub(/: /, "=\047"); print "export " $0 "\047" >"env"; next }
{ env = 0 }
/^      - / { step++; block = 0 }
/^        if: always\(\)$/ { print >(step ".always") }
/^        run: \|$/ { block = 1; next }
/^        run: / { sub(/^        run: /, ""); print >(step ".step"); next }
block && /^          / { sub(/^          /, ""); print >(step ".step"); next }
{ block = 0 }' "$workflow"
is "the workflow has four steps that run something" "$(find . -name '*.step' | wc -l)" 4
is "... one of them always" "$(for s in *.always; do [ -f "${s%.always}.step" ] && echo "$s"; done | wc -l)" 1
ok "the policy of the workflow is there" [ -f "$TOP/auditor/policies/$(sed -n "s/.*POLICY='\(.*\)'/\1/p" env).policy" ]
ok "where the sources come from is left open" grep -q 'github.com/OWNER/REPOSITORY ' "$workflow"

# Instead of a clone: what is here, compiled once.
mkdir -p source stubs
cp -R "$TOP/auditor" "$TOP/abi" source/
rm -rf source/auditor/linkaudit source/auditor/objects
cat >stubs/git <<END
#!/bin/sh
# A stub: the placeholder stands for the sources here.
case "\$*" in
"clone --depth=1 https://github.com/OWNER/REPOSITORY "*) cp -a '$WORK/source' "\$4" ;;
*) echo "the stub does not know: git \$*" >&2; exit 1 ;;
esac
END
chmod +x stubs/git

# The programs: good needs glibc alone; foreign a library that no target has; broken is no program at all.
mkdir good foreign broken
cat >good/Makefile <<END
program: program.c
	$CC -o program program.c
END
cat >foreign/Makefile <<END
program: program.c
	echo 'int ours(void) { return 0; }' >ours.c
	$CC -shared -fPIC -o libours.so ours.c
	$CC -o program program.c -Wl,--no-as-needed -L. -lours
END
cat >broken/Makefile <<'END'
program:
	echo text >program
END
echo 'int main(void) { return 0; }' | tee good/program.c >foreign/program.c

# As GitHub's runner does it: each step by bash -e; after one that failed only those with always(). NAME
run_workflow() (
    cd "$1"
    # shellcheck disable=SC1091  # it is made above
    . ../env
    failed=0
    PATH=$WORK/stubs:$PATH CFLAGS=-O0
    export PATH CFLAGS
    for step in ../*.step; do
        [ $failed = 0 ] || [ -f "${step%.step}.always" ] || continue
        bash -e "$step" || { echo "failed: step $(basename "$step" .step), exit status $?"; failed=1; }
    done
    [ $failed = 0 ]
)
is "the workflow passes what needs glibc alone" "$(status run_workflow good)" 0
ok "... and says so" grep -q '^linkaudit: 1 passed, 0 failed' out
is "... nothing is annotated" "$(grep -c '^::' out)" 0
cp -a good/linkaudit-source/. source/ # compiled
is "the workflow fails what needs another library" "$(status run_workflow foreign)" 1
ok "... by an annotation of it" grep -q '^::error file=program,title=linkaudit needed-library::program: libours.so: ' out
is "... in the gate's step, with its status" "$(sed -n 's/^failed: //p' out)" "step 4, exit status 1"
is "the workflow fails what can't be read" "$(status run_workflow broken)" 1
is "... also for code scanning" "$(sed -n 's/^failed: step \(.\), exit status/\1/p' out | tr '\n' ' ')" "4 3 5 1 "
json "SARIF of both" good/linkaudit.sarif foreign/linkaudit.sarif
if command -v jq >/dev/null; then
    is "SARIF of the one that passes" "$(jq '.runs[0].results | length' good/linkaudit.sarif)" 0
    is "SARIF of the one that fails" "$(jq -r '.runs[0].results[].ruleId' foreign/linkaudit.sarif)" needed-library
else
    skip "SARIF" "jq is not installed"
fi
ok "what upload-sarif reads is what was written" grep -q 'sarif_file: linkaudit.sarif$' "$workflow"

# The action: its steps' commands, with what GitHub puts into env.
sed -n 's/^      run: //p' "$TOP/action.yml" >action.steps
is "the action has two steps that run something" "$(wc -l <action.steps)" 2
is "... every input is some step's" "$(sed -n 's/^        [A-Z]*: ${{ inputs\.\([a-z]*\) }}$/\1/p' "$TOP/action.yml" | sort)" \
    "$(sed -n '/^inputs:/,/^runs:/s/^  \([a-z]*\):$/\1/p' "$TOP/action.yml" | sort)"
run_action() { # FILES POLICY
    CFLAGS=-O0 GITHUB_ACTION_PATH=$WORK/source FILES=$1 POLICY=$2 bash -e action.steps
}
is "the action passes what needs glibc alone" "$(status run_action 'good/program' rhel-9)" 0
is "... and fails what does not" "$(status run_action 'good/program
foreign' rhel-9)" 1
ok "... by an annotation" grep -q '^::error file=foreign/program,title=linkaudit needed-library::' out

# The hook: its entry is a file that runs, by the names that pre-commit gives it.
entry=$(sed -n 's/^  entry: //p' "$TOP/.pre-commit-hooks.yaml")
ok "the hook's entry is there" [ -x "$TOP/$entry" ]
ok "... its policy too" [ -f "$TOP/auditor/policies/$(sed -n 's/^  args: \[\(.*\)\]/\1/p' "$TOP/.pre-commit-hooks.yaml").policy" ]
is "the hook passes what is no ELF file" "$(status "source/$entry" rhel-9 good/Makefile broken/program)" 0
is "... and a program" "$(status "source/$entry" rhel-9 good/Makefile good/program)" 0
is "... and fails one" "$(status "source/$entry" rhel-9 good/Makefile foreign/program good/program)" 1
ok "... by its name" grep -q '^foreign/program: FAIL for rhel-9' out

# In a build.
mkdir bin && ln -s "$WORK/source/auditor/linkaudit" bin/linkaudit
project() { # NAME [LIBRARY]: for CMake and Meson; the program needs that library too
    mkdir -p "$1" && cp good/program.c "$1/" && cp "$examples/linkaudit.cmake" "$examples/meson.build" "$1/"
    printf '%s\n' 'cmake_minimum_required(VERSION 3.10)' 'project(gated C)' 'include(linkaudit.cmake)' \
        'add_executable(program program.c)' ${2:+"target_link_libraries(program -Wl,--no-as-needed $2)"} 'linkaudit_gate(program rhel-9)' >"$1/CMakeLists.txt"
    [ $# = 1 ] || sed -i "s|'program.c')|'program.c', link_args: ['-Wl,--no-as-needed', '$2'])|" "$1/meson.build"
}
project gated
project lost "$WORK/foreign/libours.so"
by_cmake() { CC=$CC cmake -S "$1" -B "$1/build" -DLINKAUDIT="$WORK/bin/linkaudit" && cmake --build "$1/build"; }
printf "[binaries]\nlinkaudit = '%s'\n" "$WORK/bin/linkaudit" >native.ini
by_meson() { (cd "$1" && CC=$CC meson setup --native-file ../native.ini by-meson && meson test -C by-meson --print-errorlogs); }
if command -v cmake >/dev/null; then
    is "CMake: a target that keeps to the policy" "$(status by_cmake gated)" 0
    is "... and one that does not" "$(status by_cmake lost | sed 's/[1-9]/fails/')" fails
    ok "... with why" grep -q '^  needed-library .*libours.so: ' out
else
    skip "CMake" "cmake is not installed"
fi
if command -v meson >/dev/null && command -v ninja >/dev/null; then
    is "Meson: a target that keeps to the policy" "$(status by_meson gated)" 0
    is "... and one that does not" "$(status by_meson lost | sed 's/[1-9]/fails/')" fails
    ok "... with why" grep -q 'needed-library .*libours.so: ' out
else
    skip "Meson" "meson or ninja is not installed"
fi

# The plain one compiles by itself.
rm source/auditor/linkaudit
gate() { CC="$CC -O0" status "$examples/gate.sh" "$@"; }
is "gate.sh passes what needs glibc alone" "$(gate source rhel-9 good/program)" 0
ok "... and says so" grep -qx 'gate: all pass' out
is "gate.sh fails what needs another library" "$(gate source rhel-9 good/program foreign/program)" 1
ok "... names it" grep -q '^  needed-library .*libours.so' out
ok "... and says what that means" grep -q '^gate: not to be released' out
is "gate.sh fails what can't be read" "$(gate source rhel-9 broken/program good/program)" 3
is "gate.sh knows policies by their path" "$(gate source "$TOP/auditor/policies/rhel-9.policy" good/program)" 0
is "gate.sh: an unknown policy" "$(gate source nowhere good/program)" 2
is "gate.sh: no file" "$(gate source rhel-9)" 2
finish
