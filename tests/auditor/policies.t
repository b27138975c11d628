#!/bin/sh
# linkaudit's policy files: what each key judges, what is wrong in a file and where, the installed ones.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"
cat >program.c <<'END'
#include <stdio.h>
int exported_by_us(void) { return 1; }
int main(void) { return puts("x") < 0; }
END
$CC -O1 -pie -fPIE -Wl,-z,relro,-z,now -o plain program.c
$CC -O1 -no-pie -fno-pie -Wl,-z,norelro,-z,lazy -rdynamic -Wl,-rpath,'$ORIGIN/../lib:/opt/lib' -o loose program.c
# Its note asks for a level of the processor.
$CC -O1 -Wl,-z,x86-64-v3 -o v3 program.c 2>/dev/null || :
cat >library.cc <<'END'
#include <chrono>
#include <string>
std::string twice(const std::string &s) { return s + s; }
long long now() { return std::chrono::system_clock::now().time_since_epoch().count(); } // GLIBCXX_3.4.19
END
${CXX:-c++} -shared -fPIC -o libtwice.so library.cc 2>err || say "no C++ here: $(head -n 1 err)"

policy() { printf '%s\n' "$@" >the.policy; }
audited() { status "$linkaudit" check --policy=the.policy "$1"; } # FILE: the exit status; the page is in out
judged() { # NAME FILE STATUS PATTERN LINE...: the policy of these lines
    name=$1 file=$2 wanted=$3 pattern=$4
    shift 4
    policy "$@"
    is "$name: exit status" "$(audited "$file")" "$wanted"
    ok "$name: says so" grep -Eq "$pattern" out
}
# The newest release that is known has all: what is found is another key's.
new='glibc 2.44'
judged "nothing but a release" plain 0 'PASS for the, ?|PASS for the' "$new"
judged "an empty file judges for the file's own floor" plain 0 'PASS' '# nothing'
if [ -f libtwice.so ]; then
    judged "a library that is not allowed" libtwice.so 1 'needed-library +libstdc\+\+\.so\.6' "$new"
    judged "a library that is" libtwice.so 0 PASS "$new" 'library libstdc++.so.6 libgcc_s.so.1'
    judged "a library by a glob" libtwice.so 0 PASS "$new" 'library libstdc++.* libgcc_s.so.1'
    judged "a ceiling below" libtwice.so 1 'needed-version +GLIBCXX_3\.4\.[0-9]+: .*ceiling GLIBCXX_3\.4$' "$new" 'library lib*' 'ceiling GLIBCXX_3.4'
    judged "a ceiling above" libtwice.so 0 PASS "$new" 'library lib*' 'ceiling GLIBCXX_3.4.999'
else
    skip "libraries of others" "there is no C++ compiler"
fi
judged "relro" loose 1 'relro +no PT_GNU_RELRO' "$new" 'runpath *' 'require relro'
judged "bind-now" loose 1 'bind-now +no DF_BIND_NOW' "$new" 'runpath *' 'require bind-now'
judged "pie" loose 1 'pie +ET_EXEC' "$new" 'runpath *' 'require pie'
judged "all three hold" plain 0 PASS "$new" 'require relro bind-now pie'
# What the compiler was asked for.
cat >copies.c <<'END'
#include <string.h>
int main(int argc, char **argv) { char to[8]; strcpy(to, argv[argc - 1]); return to[argc & 7]; }
END
$CC -O2 -U_FORTIFY_SOURCE -fno-stack-protector -fno-builtin -o careless copies.c
$CC -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-all -o careful copies.c
judged "no stack protector" careless 1 'stack-protector +no __stack_chk_fail' "$new" 'require stack-protector'
judged "one" careful 0 PASS "$new" 'require stack-protector'
judged "nothing fortified" careless 1 'fortify +strcpy' "$new" 'require fortify'
judged "something" careful 0 PASS "$new" 'require fortify'
not_ok "without being asked neither is told" sh -c "'$linkaudit' check careless | grep -E 'fortify|protector'"
case $BUILD_ARCH in x86_64) protection=-fcf-protection unprotected=none protected=full ;; aarch64) protection=-mbranch-protection unprotected=none protected=standard ;; *) protection='' ;; esac
if [ "$protection" ]; then
    # Libraries without startup objects, which are not ours to compile.
    for kind in $unprotected $protected; do echo 'int f(void) { return 1; }' | $CC -shared -fPIC -nostdlib $protection=$kind -o "flow-$kind.so" -x c -; done
    judged "branches that nothing checks" "flow-$unprotected.so" 1 'control-flow +neither ' "$new" 'require control-flow'
    judged "... and those that are" "flow-$protected.so" 0 PASS "$new" 'require control-flow'
else
    skip "control-flow" "this architecture has no note of it"
fi
$CC -O1 -o unused program.c -Wl,--no-as-needed -lm
policy "$new" 'require unused-library'
is "a library that nothing uses" "$(status "$linkaudit" check --recursive -p ./the.policy unused)" 1
ok "... which" grep -Eq '^  unused-library +libm\.so\.6: /' out
is "... and none" "$(status "$linkaudit" check --recursive -p ./the.policy plain)" 0
judged "a run path" loose 1 'runpath +/opt/lib: DT_R' "$new"
judged "each entry by itself" loose 1 'runpath +/opt/lib: DT_R' "$new" 'runpath $ORIGIN*'
not_ok "... and what is allowed is no finding" grep -q 'ORIGIN' out
judged "all of its entries allowed" loose 0 PASS "$new" 'runpath $ORIGIN/* /opt/lib'
judged "exports: none" loose 1 'export +exported_by_us: a function of' "$new" 'runpath *' 'export none'
judged "exports: those named" loose 0 PASS "$new" 'runpath *' 'export exported_by_* main'
judged "a rule that is not applied" loose 0 PASS "$new" 'allow runpath'
judged "a rule that only warns" loose 0 'runpath .*only a warning' "$new" 'warn runpath'
if [ -f v3 ] && readelf -n v3 | grep -q 'x86-64-v3'; then
    judged "an ISA level" v3 1 'isa-level +x86-64-v3' "$new"
    judged "an ISA level that the target has" v3 0 PASS "$new" 'isa x86-64-v3'
else
    skip "an ISA level" "this linker writes no note for it"
fi
kernel=$("$linkaudit" needs plain | sed -n 's/.*kernel *Linux \([0-9]*\.[0-9]*\).*/\1/p')
judged "a kernel, where the loader looks at its note" plain 1 'kernel +Linux' 'glibc 2.35' 'kernel 2.6'
judged "a kernel, where it does not since 2.36" plain 0 PASS "$new" 'kernel 2.6'
$CC -std=c11 -O1 -o generate "$TOP/tests/auditor/oracle/generate.c"
./generate aarch64 library pages DATA.vaddr-=0x1000 DYNAMIC.vaddr-=0x1000
judged "pages of 64 KB" pages 1 'page-size +pages of 64 KB: its segments are for pages of 4 KB' "$new" 'page 65536' 'allow dynamic segments'
is "... aarch64 of RHEL 8 has them, of RHEL 9 not" \
    "$(for distribution in rhel-8 rhel-9; do "$linkaudit" check --policy=$distribution pages | grep -c 'page-size .*only a warning' || :; done | xargs)" "0 1"
judged "... are told without it" pages 0 'page-size .*only a warning' "$new" 'allow dynamic segments'
judged "the kernel that it asks for" plain 0 PASS "$new" "kernel $kernel"

wrong() { # MESSAGE LINE...
    message=$1
    shift
    policy "$@"
    is "'$(printf '%s' "$*" | cut -c1-40)' is refused" "$(audited plain)" 2
    ok "... $message" grep -q "^linkaudit: the.policy:$#: $message" out
}
wrong "unknown key 'glib'" 'glib 2.25'
wrong "unknown key 'needs'" '# a comment' '' 'glibc 2.25 # with one' 'needs libx.so'
wrong "'2.99' is not a glibc release from 2.17 to" 'glibc 2.99'
wrong "'glibc' stands twice" 'glibc 2.25' 'glibc 2.25'
wrong "'glibc' takes one word" 'glibc 2.25 2.26'
wrong "'library' wants a word" 'library'
wrong "there is no rule 'relo'" 'allow relo'
wrong "'runpath' holds without being required" 'require runpath'
wrong "'v9' is none of x86-64, " 'isa v9'
wrong "'5000' is none of 4096, " 'page 5000'
wrong "'three' is not a kernel" 'kernel three'
wrong "'GLIBCXX' is not a version" 'ceiling GLIBCXX'
wrong "'GLIBC_2.17': a line such as 'glibc 2.17' says" 'ceiling GLIBC_2.17'
wrong "longer than" "library $(head -c 2000 /dev/zero | tr '\0' a)"
wrong "more than 256 patterns" "library $(head -c 257 /dev/zero | tr '\0' '*' | sed 's/./& /g')"
is "a policy that isn't there" "$(status "$linkaudit" check -p nowhere plain)" 2
ok "... is named" grep -q '^linkaudit: nowhere: .*no policy of that name' out
not_ok "... and nothing like it is offered" grep -q 'looks most like' out
for wrong in manylinux-2.28:manylinux_2_28 debian12:debian-12 ubunut-22.04:ubuntu-22.04 rhel8:rhel-8; do
    is "'${wrong%:*}' is refused" "$(status "$linkaudit" check -p "${wrong%:*}" plain)" 2
    ok "... for ${wrong#*:}" grep -q "^linkaudit: ${wrong%:*}: .*no policy of that name; '${wrong#*:}' looks most like it" out
done
is "a directory is no policy" "$(status "$linkaudit" check -p . plain)" 2

# All that are installed can be read, and a file that needs only the base passes or fails by its glibc alone.
set -- "$TOP"/auditor/policies/*.policy
at_least "policies" $# 20
for file; do
    name=${file##*/} name=${name%.policy}
    s=$(status "$linkaudit" check --policy="$name" plain)
    ok "$name is read by its name" [ "$s" -le 1 ]
    ok "$name: a file at its own path is the same" cmp "$file" "$BUILD/auditor/policies/$name.policy"
done
# A file in the tree that is judged does not stand in for a ready policy, nor does a directory.
echo 'glibc 2.44' >manylinux2014
mkdir debian-12
is "a file of a ready policy's name is not it" "$("$linkaudit" check --policy=manylinux2014 --format=json plain | grep -o '"glibc": "2\.[0-9]*"')" '"glibc": "2.17"'
is "... but by its path" "$("$linkaudit" check --policy=./manylinux2014 --format=json plain | grep -o '"glibc": "2\.[0-9]*"')" '"glibc": "2.44"'
is "linkaudit policies lists them" "$("$linkaudit" policies | sed 's/ .*//' | sort)" "$(printf '%s\n' "$@" | sed 's|.*/||; s|\.policy$||' | sort)"
is "... each with its glibc and what it is for" "$("$linkaudit" policies | grep -cE '^[a-z0-9_.-]* *(glibc 2|musl 1)\.[0-9]* +[A-Za-z][^#]*\.$')" $#
ok "... as the policy has them" sh -c "'$linkaudit' policies | grep -qx 'debian-12  *glibc 2\.36  Debian 12 (bookworm): for .*'"
# Where they are not, or one is broken, that is an error and no empty list.
mkdir -p elsewhere/policies && cp "$linkaudit" elsewhere/linkaudit
is "without any" "$(status elsewhere/linkaudit policies)" 3
ok "... says where it looked" grep -q '^linkaudit: no policies beside the program: ' out
echo 'glib 2.17' >elsewhere/policies/broken.policy && echo 'glibc 2.17' >elsewhere/policies/good.policy
is "a broken one" "$(status elsewhere/linkaudit policies)" 3
ok "... is named" grep -q "broken.policy:1: unknown key 'glib'" out
ok "... and the others are listed" grep -q '^good  *glibc 2\.17' out
is "several policies: each judges" "$("$linkaudit" check -p debian-12 -t 2.44 -p manylinux_2_39 plain | grep -c '^plain: ')" 3
finish
