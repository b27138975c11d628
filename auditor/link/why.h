/* Who brought a symbol into a linked file: the objects that refer to it, and who pulled those in.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_WHY_H
#define LINKAUDIT_WHY_H

#include "elf/file.h"

/* More steps than the chains of real links have; also ends a chain that bites its tail. */
enum { WHY_STEPS = 256 };

/* A link of a chain. The strings are struct why's. */
struct why_step {
    const char *object; /* "main.o", "libb.a(beta.o)": as the map has it */
    uint64_t bytes;     /* that it takes in the output's memory */
    const char *by;     /* the symbol for which it was pulled out of its archive, referred to by
                           the next step's object; or the linker's option that did it, and then it
                           is the last step; NULL: an own object, or nothing is known */
    bool own;           /* given on the command line, not pulled out of an archive */
};

/* Who refers to one symbol. */
struct why_answer {
    const uint32_t *objects; /* numbers for why_chain, the shortest chain first; struct why's */
    size_t count;
};

struct why;

/* Reads the map of the link that made f, and, where it does not tell, the inputs that it names
   (from the map's directory, or else the working directory). NULL when the map can't be read:
   *error says why, with the line. f must live as long as what is returned, which why_close frees.
   Holds no more than 64 MiB beside f. */
struct why *why_open(const char *map, const struct elf_file *f, char *error, size_t error_size);
void why_close(struct why *w);

/* The objects that refer to an import of that name, "printf". Costs one look into a hash table. */
void why_symbol(const struct why *w, const char *symbol, struct why_answer *answer);

/* The chain from an object of an answer to an object of the program itself: how many steps, from 1
   to WHY_STEPS. Its end is not known when the last step is not own and has no by. */
size_t why_chain(const struct why *w, uint32_t object, struct why_step steps[WHY_STEPS]);

/* All of that in a line, for a finding's origin: "libb.a(gamma.o) <- libb.a(beta.o) (gamma_) <-
   main.o (beta); 2 more". NULL when nobody is known to refer to the symbol, or without memory; the
   caller's. */
char *why_summary(const struct why *w, const char *symbol);

/* "the map has no cross-reference table, and 3 of 5 inputs can't be read (main.o: ...)": what could
   not be found out and why; NULL when nothing is missing. */
const char *why_gaps(const struct why *w);

#endif
