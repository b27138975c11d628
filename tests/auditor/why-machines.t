#!/bin/sh
# linkaudit why for other machines: both classes, both byte orders.
# SPDX-License-Identifier: Apache-2.0
. "${0%/*}/../lib/functions.sh"
. "${0%/*}/../lib/chain.sh"
requires ar clang
lld_in_path || skip_all "ld.lld is not installed"
linkaudit=$BUILD/auditor/linkaudit
cd "$WORK"

compile_chain
# A library with random for each machine.
for target in i386 powerpc64 powerpc mips; do
    mkdir -p $target
    (
        cd $target
        foreign() { clang "--target=$target-linux-gnu" -O1 -ffreestanding -fno-asynchronous-unwind-tables -fPIC -c "$@"; }
        foreign ../main.c ../alpha.c ../beta.c ../gamma.c &&
            echo 'long random(void) { return 0; }' | foreign -o random.o -x c - &&
            ld.lld -shared -o librandom.so random.o &&
            ar rc liba.a alpha.o && ar rc libb.a beta.o gamma.o &&
            ld.lld -e main -o program main.o liba.a libb.a librandom.so -Map=program.map
    ) >foreign.log 2>&1 || { skip "$target" "$(tail -n 1 foreign.log)"; continue; }
    is "$target" "$(cd $target && "$linkaudit" why --map=program.map program random | sed -n 's/^ *\([^ ,]*\).* \(refers to it\|is wanted by [^,]*\).*/\1 \2/p')" "libb.a(gamma.o) refers to it
gamma_ is wanted by libb.a(beta.o)
beta is wanted by liba.a(alpha.o)
alpha is wanted by main.o"
done
finish
