#!/bin/sh
# linkaudit check's formats: the same verdict and status in each; JSON, SARIF and JUnit are what they say.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
echo 'int main(void) { return 0; }' >good.c
"$(FLOOR)/bin/cc" -fPIE -pie -Wl,-z,relro,-z,now -o good good.c
cat >new.c <<'END'
#include <stdio.h>
#include <threads.h>
static int run(void *p) { return p != 0; }
int main(void) { thrd_t t; return thrd_create(&t, run, 0) + puts("x"); }
END
$CC -o bad new.c 2>/dev/null || $CC -pthread -o bad new.c
printf 'x\033"<&>\\\303(' >evil
cp bad "$(cat evil)"
echo text >text

formats=$("$linkaudit" check -f wrong . 2>&1 | sed -n 's/.* is none of //p' | tr -d ,)
is "the formats that there are" "$formats" "text json sarif junit github html"
for format in $formats; do
    is "$format: all pass" "$(status "$linkaudit" check -t "$TARGET_GLIBC" -f $format good)" 0
    is "$format: one fails" "$(status "$linkaudit" check -t 2.17 -f $format good bad)" 1
    is "$format: one can't be read" "$(status "$linkaudit" check -t 2.17 -f $format bad text)" 3
    not_ok "$format: a name can't steer the terminal" sh -c "'$linkaudit' check -t 2.17 -f $format '$(cat evil)' | grep -q '$(printf '\033')'"
    "$linkaudit" check -t 2.17 -f $format -j 1 good bad text "$(cat evil)" >one 2>/dev/null || :
    "$linkaudit" check -t 2.17 -f $format -j 3 good bad text "$(cat evil)" >three 2>/dev/null || :
    ok "$format: -j 3 prints what -j 1 does" cmp one three
done
is "an unknown format" "$(status "$linkaudit" check -f xml good)" 2

all() { "$linkaudit" check -t 2.17 -p bpftrace-portable -f "$1" good bad text "$(cat evil)" 2>/dev/null || :; }
all json >all.json
all sarif >all.sarif
all junit >all.xml
all github >all.github
"$linkaudit" needs --format=json bad good >needs.json
json "check's output" all.json
json "SARIF's" all.sarif
json "needs'" needs.json
"$linkaudit" floor -f json good bad >floor.json
"$linkaudit" runs-on -f json good bad >runs-on.json
"$linkaudit" diff -f json good bad >diff.json || :
sed 's/"status": "fail"/"status": "lost"/' all.json >wrong
if command -v jq >/dev/null; then
    is "JSON: the verdicts" "$(jq -r '.verdicts[] | "\(.path) \(.policy) \(.status)"' all.json | head -n 6)" \
        "good glibc 2.17 pass
good bpftrace-portable pass
bad glibc 2.17 fail
bad bpftrace-portable fail
text glibc 2.17 unreadable
text bpftrace-portable unreadable"
    is "JSON: a symbol's finding" "$(jq -r '.verdicts[2].findings[] | select(.symbol == "thrd_create") | "\(.rule) \(.level) \(.library != null) \(.version != null) \(.mend | length > 20)"' all.json)" \
        "symbol error true true true"
    is "JSON: the totals are the verdicts'" "$(jq -c '[.totals.pass, .totals.fail, .totals.unreadable]' all.json)" \
        "$(jq -c '[.verdicts | map(select(.status == "pass")), map(select(.status == "fail")), map(select(.status == "unreadable")) | length]' all.json)"
    is "SARIF: a result a finding" "$(jq '.runs[0].results | length' all.sarif)" \
        "$(jq '[.verdicts[] | (.findings | length) + (if .error then 1 else 0 end)] | add' all.json)"
    is "SARIF: each result's rule is the one of its index" \
        "$(jq '[.runs[0] | .tool.driver.rules as $r | .results[] | $r[.ruleIndex].id == .ruleId] | all' all.sarif)" true
    is "needs: JSON" "$(jq -r 'map(.libraries | index("libc.so.6") != null) | all' needs.json)" true
else
    skip "the JSON's contents" "jq is not installed"
fi
if command -v xmllint >/dev/null; then
    ok "JUnit: sound XML" xmllint --noout all.xml
    is "JUnit: the counts" "$(xmllint --xpath 'concat(/testsuites/@tests, " ", /testsuites/@failures, " ", count(//testcase), " ", count(//failure), " ", count(//error))' all.xml)" "8 4 8 4 2"
else
    skip "JUnit's XML" "xmllint is not installed"
fi
is "GitHub: nothing but annotations and the sum" "$(grep -cvE '^::(error|warning) file=[^,]*,title=linkaudit [a-z-]+::|^linkaudit: ' all.github)" 0

# HTML: one file, whose parts stand in it; what files say is text there.
mkdir hostile
for name in '<img src=x onerror=alert(1)>"><script>alert(2)' "' onmouseover='alert(3)" '&lt;b&gt;'; do cp bad "hostile/$name"; done
cp text 'hostile/unreadable"<b>'
# A library and a symbol whose names are markup too.
"$CC" -shared -o '<i>"&.so' -x c /dev/null
"$CC" -shared -fPIC -o "hostile/by-library" -x c /dev/null -x none -Wl,--no-as-needed './<i>"&.so'
printf '.data\n.globl "<b onclick=x>"\n"<b onclick=x>": .byte 0\n.section .note.GNU-stack\n' >symbol.s
"$CC" -shared -o hostile/by-symbol symbol.s
printf 'library libc.so.6\nexport none\n' >'p<u>"&.policy'
"$linkaudit" check -t 2.17 -p './p<u>"&.policy' -p bpftrace-portable -f html good hostile >page.html 2>/dev/null || :
tr -d '\n' <page.html | grep -oE '<[^>]*>' | sort | uniq -c | sort -rn >tags
is "HTML: nothing but the page's own tags" "$(grep -oE '<[^>]*>' page.html | grep -oE '^</?[a-z0-9]+' | sort -u | tr -d '</' | sort -u | xargs)" \
    "b body br button code details div h1 h2 head html input meta option p script select span style summary table td th title tr"
is "... no tag but the page's own has a name of a file in it" "$(grep -E 'onclick|onerror|onmouse|alert|<u>|<i>' tags)" ""
is "... one script, one style, nothing from elsewhere" \
    "$(grep -o '<script' page.html | wc -l) $(grep -o '<style' page.html | wc -l) $(grep -cE ' (src|href)=' tags || :) $(grep -cE 'url\(|@import' page.html || :)" "1 1 0 0"
ok "... the names are there all the same" grep -q '&lt;img src=x onerror=alert(1)&gt;' page.html
ok "... and a library's" grep -q '&lt;i&gt;&quot;&amp;.so' page.html
ok "... and a symbol's" grep -q '&lt;b onclick=x&gt;' page.html
# The page lets its own script run alone, by its hash.
sed -n 's/.*<script>\(.*\)<\/script>.*/\1/p' page.html | tr -d '\n' | sha256sum | awk >script-hash '{
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (i = 1; i <= 64; i++) { n = index("0123456789abcdef", substr($1, i, 1)) - 1; for (b = 8; b >= 1; b /= 2) { bits = bits (n >= b); n = n >= b ? n - b : n } }
    for (i = 1; i <= 256; i += 6) { six = substr(bits "00", i, 6); v = 0; for (k = 1; k <= 6; k++) v = v * 2 + substr(six, k, 1); text = text substr(digits, v + 1, 1) }
    print text "=" }'
is "... which is that of the script" "$(sed -n "s/.*script-src 'sha256-\([^']*\)'.*/\1/p" page.html)" "$(cat script-hash)"
# Files by verdict, rules with their counts.
"$linkaudit" check -t 2.17 -f html good bad text good >order.html 2>/dev/null || :
is "HTML: what fails first, then what can't be read, then what passes" "$(grep -oE '<b class=s[0-2]>[A-Z]+<' order.html | sed 's/.*>\(.*\)</\1/' | xargs)" "FAIL UNREADABLE PASS PASS"
is "... with how many there are" "$(grep -oE '(Failed|Could not be read|Passed): [0-9]+' order.html | xargs)" "Failed: 1 Could not be read: 1 Passed: 2"
for rule in $("$linkaudit" check -t 2.17 bad | awk '/^  [a-z]/ && $1 ~ /^(symbol|needed-version)$/ { print $1 }' | sort -u); do
    is "... and of $rule as many findings as the text tells" "$(sed -n "s/.*data-rule=\"$rule\".*<td class=n>\([0-9]*\)<.*/\1/p" order.html)" \
        "$("$linkaudit" check -t 2.17 bad | grep -c "^  $rule ")"
done

# The validators of others, from npm, of a version each: the schema of ours, and SARIF's.
NPM=$BUILD/check-tree/npm
validator() { # PACKAGE@VERSION
    mkdir -p "$NPM"
    [ -d "$NPM/node_modules/${1%@*}" ] || (cd "$NPM" && npm install --no-save --no-fund --no-audit "$1" >"$WORK/npm.log" 2>&1)
}
for package in ajv-cli@5.0.0 @microsoft/sarif-multitool@5.7.0; do
    if ! command -v npx >/dev/null || ! validator $package; then
        skip "$package" "it can't be had: $(tail -n 1 npm.log 2>/dev/null || echo no npm)"
        continue
    fi
    case $package in
    ajv-cli@*)
        ok "the JSON of all commands keeps to its schema" sh -c "cd '$NPM' && npx ajv validate --strict=false -s '$TOP/auditor/linkaudit.schema.json' -d '$WORK/*.json'"
        not_ok "... and what does not is found out" sh -c "cd '$NPM' && npx ajv validate --strict=false -s '$TOP/auditor/linkaudit.schema.json' -d '$WORK/wrong'"
        ;;
    *)
        (cd "$NPM" && DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 npx @microsoft/sarif-multitool validate "$WORK/all.sarif") >sarif.log 2>&1 || :
        ok "SARIF's validator ran" grep -q 'Analysis completed' sarif.log
        not_ok "... and found no error" grep -E ': error ' sarif.log
        ;;
    esac
done
finish
