/* __floor_own(...): declares a function that came after the floor's release so that a program may
   define its own of that name, static ones and those of nameless namespaces too, as on the release.
   A program that defines none calls __floor_NAME, which is the substitute. The headers that declare
   such functions are written by glibc-floor, from its table `own`. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FLOOR_OWN_H
#define FLOOR_OWN_H

#include <features.h>

/* Only C++11 has what it takes. */
#if !defined __cplusplus || __cplusplus >= 201103L
#define __FLOOR_OWN 1
#endif

#ifdef __cplusplus
#define __floor_nothrow __THROW
/* A template gives way to any function. Its types are fixed: it takes what the function takes. */
#define __floor_own(type, name, parameters, throws, arguments)                                     \
    extern "C++" {                                                                                 \
    template <class = void>                                                                        \
    inline __attribute__((__always_inline__, __visibility__("hidden")))                            \
    type name parameters throws                                                                    \
    {                                                                                              \
        return __floor_##name arguments;                                                           \
    }                                                                                              \
    }
#elif defined __clang__
#define __floor_nothrow /* the host's header says it */
/* Another function may be declared beside one that is overloadable and has a condition. */
#define __floor_own(type, name, parameters, throws, arguments)                                     \
    extern type name parameters __asm__(#name)                                                     \
        __attribute__((__overloadable__, __enable_if__(1, "")));
#else
#define __floor_nothrow
/* What GNU's old C calls extern inline may be defined once more. */
#define __floor_own(type, name, parameters, throws, arguments)                                     \
    extern __inline __attribute__((__gnu_inline__, __always_inline__, __artificial__))             \
    type name parameters throws                                                                    \
    {                                                                                              \
        return __floor_##name arguments;                                                           \
    }
#endif
#endif
