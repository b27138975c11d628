/* The names of C++, as people write them. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_CXX_NAME_H
#define LINKAUDIT_CXX_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* A symbol's qualified name, without template arguments, parameters and a return type:
   "std::basic_ostream::operator<<" of _ZNSolsEi. False: it is not of C++ (Itanium's ABI), or of a
   kind that is not known here (lambdas, conversions, what is local to a function), or does not fit.
 */
bool cxx_name(const char *symbol, char *name, size_t size);

/* The same of a name as c++filt prints it, or as a person writes it: "std::ostream::operator<<".
 * False: it does not fit. */
bool cxx_normal(const char *written, char *name, size_t size);

#endif
