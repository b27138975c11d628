/* The program that the tests put probes on: an argument of each kind, a USDT probe, a known
 * structure, a page at a fixed address. It runs for two seconds, or for ROUNDS twentieths of a
 * second. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "target.h"

#ifdef __x86_64__
#define REGISTER "D"
#else
#define REGISTER "r"
#endif
#if __SIZEOF_POINTER__ == 8
#define ADDRESS ".8byte "
#else
#define ADDRESS ".4byte "
#endif
/* A USDT probe by hand (sys/sdt.h is one more package): mine:hit, its argument an int in a
 * register. */
#define PROBE(n)                                                                                   \
    __asm__ volatile(                                                                              \
        "990: nop\n.pushsection .note.stapsdt,\"\",\"note\"\n.balign 4\n"                          \
        ".4byte 992f-991f,994f-993f,3\n991: .asciz \"stapsdt\"\n992: .balign 4\n993: " ADDRESS     \
        "990b\n" ADDRESS "_.stapsdt.base\n" ADDRESS "0\n.asciz \"mine\"\n.asciz \"hit\"\n.asciz "  \
        "\"-4@%0\"\n994: "                                                                         \
        ".balign 4\n.popsection\n.pushsection .stapsdt.base,\"aG\",\"progbits\",.stapsdt.base,"    \
        "comdat\n.weak _.stapsdt.base\n.hidden _.stapsdt.base\n_.stapsdt.base: .space 1\n.size "   \
        "_.stapsdt.base, 1\n.popsection" ::REGISTER(n))

__attribute__((noinline)) long work(int number, const char *text, struct point *where)
{
    PROBE(number);
    return number * 2 + where->x + text[0];
}

int main(int argc, char **argv)
{
    struct point where = {7, 8, "origin"};
    char text[] = "some text";
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 40;
    int zero = open("/dev/zero", O_RDONLY);
    long *page = mmap((void *)0x10000000, 4096, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (zero < 0 || page == MAP_FAILED)
        return 1;
    for (long i = 0; i < rounds; i++) {
        work(21, text, &where);
        /* By its number: what libc makes of access() is another call on each machine. */
        (void)syscall(SYS_faccessat, AT_FDCWD, "target-was-here", F_OK);
        if (read(zero, text + 9, 1) != 1 || madvise(page, 4096, MADV_DONTNEED) != 0)
            return 1;
        *(volatile long *)page = i;
        usleep(50000);
    }
    return 0;
}
