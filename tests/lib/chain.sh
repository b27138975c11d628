# For tests of linkaudit why: main.o -> alpha (liba.a) -> beta -> gamma (libb.a) -> random.
# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0

# No unwind tables and no strings: these the linkers merge, and what an object weighs is then no longer what size says of it.
CFLAGS='-O1 -ffreestanding -fno-asynchronous-unwind-tables -fcf-protection=none'
$CC $CFLAGS -x c -c /dev/null -o "$WORK/flags.o" 2>/dev/null || CFLAGS='-O1 -ffreestanding -fno-asynchronous-unwind-tables'
compile() { printf '%s\n' "$2" >"$1.c"; $CC $CFLAGS -c "$1.c"; }
# compile_chain: makes main.o, liba.a and libb.a in the working directory.
compile_chain() {
    compile main 'int alpha(int); int main(int argc, char **argv) { (void)argv; return alpha(argc); }'
    compile alpha 'int beta(int); int alpha(int x) { return beta(x) + 1; }'
    compile beta 'int gamma_(int); char big[5000] = {1}; char room[300]; int beta(int x) { return gamma_(x) + big[x] + room[x]; }'
    compile gamma 'long random(void); int gamma_(int x) { return (int)random() + x; }'
    compile idle 'int idle(void) { return 0; }'
    ar rc liba.a alpha.o idle.o
    ar rc libb.a idle.o beta.o gamma.o
}
