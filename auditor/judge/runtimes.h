/* Which GCC brought which version of its runtime libraries. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LINKAUDIT_RUNTIMES_H
#define LINKAUDIT_RUNTIMES_H

/* The GCC release that brought a version of one of its runtime libraries (runtimes.def): "12.1.0";
   NULL: not one of them. */
const char *runtime_release(const char *library, const char *version);

#endif
