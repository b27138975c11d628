/* Below 2.35 a loader ignores an audit library that answers with a later version than its own. */
/* SPDX-License-Identifier: Apache-2.0 */
#if FLOOR_MINOR >= 35
#include_next <bits/link_lavcurrent.h>
#else
#define LAV_CURRENT 1
#endif
