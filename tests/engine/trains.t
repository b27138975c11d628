#!/bin/sh
# Trains: found by name and by version, read as make reads them, each whole: sources with their SHA-256, licences, what it says of itself.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
trains=$TOP/deps/trains
each=$("$trains/train" list)
at_least "trains" "$(echo "$each" | wc -l)" 2

# What make has for a variable of a train.
by_make() { printf 'TOP := %s\ninclude %s/%s.mk\n$(info $(strip $(%s)))\nall:;@:\n' "$TOP" "$trains" "$1" "$2" | "$MAKE" -s --no-print-directory -f -; }
for train in $each; do
    is "$train: by its name" "$("$trains/train" find "$train")" "$train"
    is "... by its bpftrace" "$("$trains/train" find "$("$trains/train" value "$train" bpftrace_VERSION)")" "$train"
    for variable in bpftrace_VERSION bpftrace_SOURCES bpftrace_KERNEL llvm_VERSION llvm_SOURCES llvm_LIBS libbpf_VERSION debian_SOURCES_x86_64; do
        is "... $variable is what make reads" "$("$trains/train" value "$train" $variable)" "$(by_make "$train" $variable)"
    done
    for release in $("$trains/train" value "$train" LLVM_RELEASES) $("$trains/train" value "$train" LLVM_FROM_SOURCE); do
        version=$(LLVM_RELEASE=$release "$trains/train" value "$train" llvm_VERSION)
        is "... LLVM $release is of that release" "${version%%.*}" "$release"
        is "... as make reads it" "$(LLVM_RELEASE=$release by_make "$train" llvm_VERSION)" "$version"
        is "... its sources have a SHA-256" "$(LLVM_RELEASE=$release by_make "$train" llvm_SOURCES | tr ' ' '\n' | grep -vcE '^(url|debian):[^|]+\|[0-9a-f]{64}$')" 0
    done
    ok "... its oldest Linux is a release" sh -c "echo '$("$trains/train" value "$train" bpftrace_KERNEL)' | grep -qxE '[4-9]\.[0-9]+'"
    for recipe in "$TOP"/deps/*/Makefile; do
        name=$(basename "${recipe%/Makefile}")
        sources=$(by_make "$train" "${name}_SOURCES")
        [ -n "$sources" ] || continue
        is "... each source of $name has a SHA-256" "$(echo "$sources" | tr ' ' '\n' | grep -vcE '^(url|debian|deb):[^|]+\|[0-9a-f]{64}$')" 0
        ok "... and $name its version" [ -n "$(by_make "$train" "${name}_VERSION")" ]
        ok "... and a licence that was read" grep -qE "^[0-9a-f]{64}  $name/" "$trains/$train.licences"
    done
done
ok "the default's bpftrace is in Debian's archive" sh -c "'$trains/train' value $("$trains/train" default) bpftrace_SOURCES | grep -q debian:"
llvm=$("$trains/train" value "$("$trains/train" default)" llvm_VERSION)
for train in $each; do # ./bootstrap installs what the default takes
    [ "$("$trains/train" value "$train" bpftrace_PREFERRED)" = yes ] || continue
    is "the preferred $train has the LLVM of the default" "$("$trains/train" value "$train" llvm_VERSION)" "$llvm"
done
is "another value" "$(status "$trains/train" value 0.17 no_such)" 1
is "another train" "$(status "$trains/train" value 9 bpftrace_VERSION)" 1

# Two trains with one bpftrace, what a part says, what a train says after it.
mkdir -p "$WORK/trains/parts"
cp "$trains/train" "$WORK/trains/"
cd "$WORK/trains"
printf 'bpftrace_VERSION := 1.2.3\nbpftrace_SOURCES := \\\n  url:a|1 \\\n  debian:b|2\ninclude $(TOP)/deps/trains/parts/libraries.mk\n' >1.2.mk
printf 'zlib_VERSION := 1\nlibbpf_VERSION := 1\n' >parts/libraries.mk
{ cat 1.2.mk; echo 'zlib_VERSION := 2'; } | sed '/debian:/d; s/a|1 .$/a|1/' >1.2-zlib.mk
is "a train without Debian's source is not the default" "$(./train default)" 1.2
is "of two with one bpftrace the longer name" "$(./train find 1.2.3)" 1.2-zlib
is "each by its name" "$(./train find 1.2)" 1.2
is "a list over lines" "$(./train value 1.2 bpftrace_SOURCES)" "url:a|1 debian:b|2"
is "what a part says" "$(./train value 1.2-zlib libbpf_VERSION)" 1
is "what a train says after it" "$(./train value 1.2-zlib zlib_VERSION)" 2
# Which one is built where nobody says.
mkdir bin distfiles
printf '#!/bin/sh\necho "$*" >>asked\nexit $(cat answer)\n' >bin/curl
chmod +x bin/curl
auto() { PATH=$PWD/bin:$PATH ./train auto distfiles; }
echo 0 >answer
is "none is preferred: the default" "$(auto)" "1.2 no other train is preferred"
ok "... and nobody is asked" [ ! -e asked ]
{ sed 's,url:a|1.*,url:https://example.org/v1.2.3.tar.gz|1,' 1.2-zlib.mk; echo 'bpftrace_PREFERRED := yes'; } >1.3.mk
is "a preferred one that upstream offers" "$(auto)" "1.3 example.org offers it"
ok "... which was asked for that file, for seconds" grep -q -- '--max-time 10 .*https://example.org/v1.2.3.tar.gz$' asked
echo 6 >answer
is "... does not offer" "$(auto)" "1.2 example.org does not offer 1.2.3 now"
touch distfiles/bpftrace-1.2.3.tar.gz
is "... that lies in the distfiles" "$(auto)" "1.3 its source is in distfiles"
is "its tarball" "$(./train tarball 1.3 distfiles)" distfiles/bpftrace-1.2.3.tar.gz
is "... in a directory that is not there" "$(status ./train tarball 1.3 nowhere)" 1
mv distfiles/bpftrace-1.2.3.tar.gz distfiles/bpftrace_1.2.3.orig.tar.gz
is "... by Debian's name" "$(./train tarball 1.3 distfiles)" distfiles/bpftrace_1.2.3.orig.tar.gz
rm 1.3.mk
# A new train's lists of libraries: the archives that a link took members of.
printf 'LOAD %s\n' /x/libLLVMSupport.a ../llvm/lib/libLLVMCore.a /x/libclangAST.a /x/libclang.a /x/libelf.a >program.map
is "the libraries of a link" "$("$trains/linked" program.map)" "llvm_LIBS := Core Support
clang_LIBS := AST"
is "... without a map" "$(status "$trains/linked")" 2
# What newer bpftraces embed, without the host's xxd.
is "bytes as C has them" "$(printf '0123456789abcdef\000\377' | "$TOP/deps/bpftrace/xxd" -i | tail -n 2)" \
    " 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66,
 0x00, 0xff"
is "without a command" "$(status ./train)" 2
finish
