/* The libc's own function, for a substitute that stands before it: the stub library has it by its
   version only, so that nothing else finds it. compile-parts defines VERSION_OF_name. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BEHIND_H
#define BEHIND_H

#define BEHIND_TEXT(token) #token
#define BEHIND_VERSION(version) BEHIND_TEXT(version)
/* Declares behind_name. */
#define BEHIND(name)                                                                               \
    extern __typeof__(name) behind_##name;                                                         \
    __asm__(".symver behind_" #name ", " #name "@" BEHIND_VERSION(VERSION_OF_##name))

#endif
